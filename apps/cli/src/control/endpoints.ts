import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the processes that share a data directory can meet. */
export interface Endpoints {
  /** All there are, in use or left behind. */
  list(): Promise<string[]>;
  /** One that is not in `taken`. Processes that saw the same list get the same one. */
  next(taken: readonly string[]): string;
  /** Removes what was left behind. */
  remove(endpoints: readonly string[]): Promise<void>;
}

/**
 * Numbered Unix sockets in `<dataDir>/control`, which only the owner may enter; on Windows one named pipe, which the system
 * takes away with its process. Makes the data directory.
 */
export async function controlEndpoints(dataDir: string): Promise<Endpoints> {
  const folder = join(dataDir, 'control');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return namedPipe(await realpath(dataDir));
  await chmod(folder, 0o700);
  return {
    async list() {
      const names = await readdir(folder);
      return names.filter((name) => numberOf(name) > 0).map((name) => join(folder, name));
    },
    next(taken) {
      const highest = Math.max(0, ...taken.map((path) => numberOf(path.slice(folder.length + 1))));
      return join(folder, `${highest + 1}.sock`);
    },
    async remove(endpoints) {
      await Promise.all(endpoints.map((path) => rm(path, { force: true })));
    },
  };
}

function numberOf(name: string): number {
  return Number(/^(\d{1,15})\.sock$/.exec(name)?.[1] ?? 0);
}

function namedPipe(dataDir: string): Endpoints {
  const digest = createHash('sha256').update(dataDir.toLowerCase()).digest('hex').slice(0, 32);
  const pipe = `\\\\.\\pipe\\patio-${digest}`;
  return { list: async () => [pipe], next: () => pipe, remove: async () => undefined };
}
