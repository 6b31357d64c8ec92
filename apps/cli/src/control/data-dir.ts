import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { PatError } from '@patio/pat-core';

/** Makes the data directory when it is not there. @throws unavailable when it cannot be written */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

export function notWritable(dataDir: string, cause: unknown): PatError {
  // "EACCES: permission denied, mkdir '/srv/patio'": what stands before the comma is the reason.
  const reason = cause instanceof Error ? cause.message.split(',', 1)[0] : String(cause);
  return new PatError('unavailable', `The data directory ${dataDir} cannot be written (${reason}).`, {
    cause,
  });
}
