import { spawn } from 'node:child_process';

export interface RunOptions {
  /** Sent to standard input, which is then closed. */
  readonly input?: string | Buffer;
  /** Default one minute; the command and all that it started is killed then. */
  readonly timeoutMs?: number;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface RunResult {
  /** undefined: ended by a signal. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const outputLimitBytes = 4 * 1024 * 1024;

/** Runs a command to its end, in a process group of its own, and never leaves anything of it behind. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { input, timeoutMs = 60_000, env, cwd } = options;
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const killGroup = () => {
    if (child.pid) killQuietly(-child.pid);
  };
  const timer = setTimeout(killGroup, timeoutMs);
  child.stdin.on('error', () => {}); // it ended before it read everything
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? undefined, stdout: stdout(), stderr: stderr() }));
  }).finally(() => {
    clearTimeout(timer);
    killGroup();
  }) as Promise<RunResult>;
}

/** {@link run}, but a code other than 0 is an error that tells what the command said. Returns its standard output. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${stdout}\n${stderr}`);
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes <= outputLimitBytes) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString();
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
