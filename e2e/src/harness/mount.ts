import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './process.js';

export interface Mount {
  readonly path: string;
  /** Writes back what is pending and takes the mount away. Idempotent; works also when the server is gone. */
  unmount(): Promise<void>;
}

export async function isMounted(path: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return mounts.split('\n').some((line) => line.split(' ')[1] === path);
}

/** Waits until a file system is mounted at `path`, or its program has `ended`. */
export async function waitForMount(path: string, ended: Promise<string>): Promise<void> {
  let complaint: string | undefined;
  ended.then((said) => {
    complaint = said;
  });
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await isMounted(path)) return;
    if (complaint !== undefined) throw new Error(`Nothing was mounted: ${complaint}`);
    await delay(25);
  }
  throw new Error('Nothing was mounted.');
}

/** Unmounts by `command`; what resists is detached by force. */
export async function unmountBy(command: string, args: readonly string[], path: string): Promise<void> {
  if (!(await isMounted(path))) return;
  await run(command, args, { timeoutMs: 60_000 });
  if (await isMounted(path)) await run('umount', ['-l', path]);
}
