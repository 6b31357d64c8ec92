import { mkdir } from 'node:fs/promises';
import type { Account, Endpoints } from './endpoints.js';
import { type Mount, unmountBy, waitForMount } from './mount.js';
import { run } from './process.js';
import { sshLogin } from './ssh.js';
import { temporaryFolder } from './temporary-folder.js';

const longestTestMs = 600_000;

/** Mounts a folder by sshfs; its process ends with the mount. */
export async function mountSshfs(
  endpoints: Endpoints,
  account: Account,
  remotePath: string,
  options: readonly string[] = [],
): Promise<Mount> {
  const folder = await temporaryFolder();
  const path = folder.at('mount');
  await mkdir(path);
  const login = await sshLogin(folder, endpoints, account);
  const sshfs = run(
    'sshfs',
    [
      '-f',
      ...login.options,
      ...options.flatMap((option) => ['-o', option]),
      `${login.target}:${remotePath}`,
      path,
    ],
    { env: login.env, timeoutMs: longestTestMs },
  );
  const ended = sshfs.then(({ stderr }) => stderr);

  async function unmount(): Promise<void> {
    await unmountBy('fusermount3', ['-u', path], path);
    await ended;
    await folder.remove();
  }
  try {
    await waitForMount(path, ended);
    return { path, unmount };
  } catch (error) {
    await unmount();
    throw error;
  }
}
