import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account, Endpoints } from './endpoints.js';
import { type RunOptions, type RunResult, run } from './process.js';
import { programFile } from './repository.js';
import { createServerDatabase, type ServerDatabase } from './server-database.js';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';

const readyTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A data directory and, when the suite runs on PostgreSQL, a database: what a Patio keeps between starts. */
export interface Installation {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The settings that name both, and free ports. */
  readonly environment: Environment;
  /** Runs `patio` with these settings to its end. */
  patio(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Starts `patio serve` and waits until it is ready. @throws Error with its output when it ends before */
  start(environment?: Environment): Promise<Program>;
  /** Stops what was started and removes everything. */
  remove(): Promise<void>;
}

/** A running `patio serve`. */
export interface Program extends Endpoints {
  readonly pid: number;
  /** What the first start prints; undefined at later starts. */
  readonly administrator: Account | undefined;
  readonly stdout: () => string;
  /** The log. */
  readonly stderr: () => string;
  isRunning(): boolean;
  /** Ends it as an operator does and waits. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | undefined>;
}

export async function createInstallation(extra: Environment = {}): Promise<Installation> {
  const [folder, database] = await Promise.all([temporaryFolder(), createServerDatabase()]);
  return installationIn(folder, database, extra);
}

function installationIn(
  folder: TemporaryFolder,
  database: ServerDatabase | undefined,
  extra: Environment,
): Installation {
  if (!existsSync(programFile)) throw new Error('The program is not built: npm run build');
  const started: Program[] = [];
  const dataDir = folder.at('data');
  const environment = {
    PATIO_DATA_DIR: dataDir,
    DATABASE_URL: database?.url,
    ...{ PATIO_API_PORT: '0', PATIO_WEBDAV_PORT: '0', PATIO_SFTP_PORT: '0' },
    // The tests of a suite come from one address, and many of them fail to log in.
    PATIO_LOGIN_FAILURES: '100000',
    ...extra,
  };
  return {
    ...{ dataDir, databaseUrl: database?.url, environment },
    patio: (args, options = {}) =>
      run(process.execPath, [programFile, ...args], { ...options, env: { ...environment, ...options.env } }),
    async start(more = {}) {
      const program = await startProgram({ ...environment, ...more });
      started.push(program);
      return program;
    },
    async remove() {
      await Promise.all(started.map((program) => program.stop()));
      await database?.drop();
      await folder.remove();
    },
  };
}

async function startProgram(environment: Environment): Promise<Program> {
  const child = spawn(process.execPath, [programFile, 'serve'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exit = new Promise<number | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? undefined));
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (isRunning()) child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    return exit.finally(() => clearTimeout(timer));
  };
  try {
    const ready = await readyLine(child, output);
    return {
      ...parseReadyLine(ready),
      pid: child.pid ?? 0,
      administrator: parseAdministrator(output.stdout),
      ...{ stdout: () => output.stdout, stderr: () => output.stderr },
      ...{ isRunning, stop },
    };
  } catch (error) {
    await stop('SIGKILL');
    throw new Error(`${(error as Error).message}\n${output.stdout}\n${output.stderr}`);
  }
}

/** @throws Error when the program ends first or takes too long */
async function readyLine(child: ChildProcess, output: { readonly stdout: string }): Promise<string> {
  const deadline = Date.now() + readyTimeoutMs;
  while (Date.now() < deadline) {
    const line = /^patio ready.*$/m.exec(output.stdout);
    if (line) return line[0];
    if (child.exitCode !== null) throw new Error(`patio serve ended with ${child.exitCode}.`);
    await delay(20);
  }
  throw new Error('patio serve did not become ready.');
}

function parseReadyLine(line: string): Endpoints {
  const urls = new Map([...line.matchAll(/(\w+)=(\S+)/g)].map(([, door, url]) => [door, url ?? '']));
  const sftp = new URL(urls.get('sftp') ?? 'sftp://none:0');
  return {
    rest: urls.get('api') ?? '',
    webdav: (urls.get('webdav') ?? '').replace(/\/$/, ''),
    sftp: { host: sftp.hostname, port: Number(sftp.port) },
  };
}

function parseAdministrator(stdout: string): Account | undefined {
  const login = /^\s*login\s+(\S+)$/m.exec(stdout)?.[1];
  const token = /^\s*token\s+(patio_\w+)$/m.exec(stdout)?.[1];
  return login && token ? { login, token } : undefined;
}
