import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PatError } from '@patio/pat-core';

/** Makes the data directory when it is not there. @throws unavailable when it cannot be written */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(resolve(dataDir));
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

/** Folder by folder: Node's own `recursive` never ends where a file system answers ENOENT to every new name, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || (await exists(dirname(path)))) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export function notWritable(dataDir: string, cause: unknown): PatError {
  // "EACCES: permission denied, mkdir '/srv/patio'": what stands before the comma is the reason.
  const reason = cause instanceof Error ? cause.message.split(',', 1)[0] : String(cause);
  return new PatError('unavailable', `The data directory ${dataDir} cannot be written (${reason}).`, {
    cause,
  });
}
