import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The kernel's limit is 104 bytes on macOS and 108 on Linux, with the NUL at the end. */
const maxSocketPathBytes = 100;

/**
 * Calls `use` with a name of the socket `path` that is short enough for the system: the path itself, or one through a symbolic
 * link that exists as long as `use` runs. Both name the same file, so every process finds the same socket.
 */
export async function withShortPath<T>(path: string, use: (path: string) => Promise<T>): Promise<T> {
  if (process.platform === 'win32' || Buffer.byteLength(path) <= maxSocketPathBytes) return use(path);
  const folder = await mkdtemp(join(tmpdir(), 'patio-'));
  try {
    const link = join(folder, 'd');
    await symlink(dirname(path), link);
    return await use(join(link, basename(path)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
