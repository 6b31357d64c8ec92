import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterwards } from './clean-up.mjs';

/** Starts a server that is ended at the end. `output()` is what it has printed so far. */
export function startServer(command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // an interrupt from the terminal is for the benchmark alone, which ends its servers
  });
  const exit = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  afterwards(async () => {
    child.kill('SIGTERM');
    await exit;
  });
  return { pid: child.pid, output: () => output, hasEnded: () => child.exitCode !== null };
}

/** Runs a command to its end. @returns what it printed @throws Error when its code is not 0 */
export async function run(command, args, { env = {}, input = '' } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  child.stdin.on('error', () => {}); // it ended before it read everything
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
  return stdout;
}
