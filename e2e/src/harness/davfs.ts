import { chmod, mkdir, writeFile } from 'node:fs/promises';
import type { Account } from './endpoints.js';
import { type Mount, unmountBy } from './mount.js';
import { mustRun } from './process.js';
import { temporaryFolder } from './temporary-folder.js';

/** Mounts a WebDAV URL by davfs2, and writes back at once instead of after ten seconds. */
export async function mountDavfs(url: string, { login, token }: Account): Promise<Mount> {
  const folder = await temporaryFolder();
  const path = folder.at('mount');
  await Promise.all([mkdir(path), mkdir(folder.at('cache'))]);
  // mount.davfs gives up root for a user of its own.
  await Promise.all([chmod(folder.path, 0o711), chmod(folder.at('cache'), 0o777)]);
  await writeFile(folder.at('secrets'), `${url} ${login} ${token}\n`);
  await chmod(folder.at('secrets'), 0o600);
  const settings = {
    secrets: folder.at('secrets'),
    cache_dir: folder.at('cache'),
    ask_auth: '0',
    delay_upload: '0',
    // Linux 6.15 and newer read folders in larger pieces than davfs2 1.6 answers by default.
    buf_size: '64',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(folder.at('davfs2.conf'), lines.join(''));

  async function unmount(): Promise<void> {
    await unmountBy('umount', [path], path);
    await folder.remove();
  }
  try {
    await mustRun('mount.davfs', [url, path, '-o', `conf=${folder.at('davfs2.conf')}`]);
    return { path, unmount };
  } catch (error) {
    await unmount();
    throw error;
  }
}
