import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { PatError } from '@patio/pat-core';
import type { HostKeyFingerprint } from '@patio/sftp';
import type { Log } from '../log.js';

/** What a process is told; `serve` comes with the connection. */
export type ToWorker = 'serve' | 'stop';
/** What a process says when it can take connections. */
export interface ToServer {
  readonly hostKeyFingerprint: HostKeyFingerprint;
}

const program = fileURLToPath(new URL('./sftp-worker.js', import.meta.url));
/** A process that cannot live does not keep the machine busy with its restarts. */
const restartDelayMs = 1000;
/** Longer than a door takes to put away what its clients were writing. */
const stopMs = 15_000;

/**
 * The SFTP door on several processes, so that sessions run on several cores: this one accepts connections and hands them out in turn. Each
 * process has its own core on the one database, so that permissions, locks and revocation are the same. One that ends is replaced; only
 * its own sessions are lost.
 */
export function sftpWorkers(count: number, log: Log) {
  const workers = new Set<ChildProcess>();
  const queue: ChildProcess[] = [];
  const restarts = new Set<NodeJS.Timeout>();
  let fingerprint: HostKeyFingerprint | undefined;
  let stopping = false;

  const server = createServer({ noDelay: true, pauseOnConnect: true }, (socket) => {
    const next = queue.shift();
    if (!next) return socket.destroy();
    queue.push(next);
    hand(next, socket);
  });

  function hand(worker: ChildProcess, socket: Socket): void {
    const message: ToWorker = 'serve';
    worker.send(message, socket, (error) => {
      if (error) socket.destroy();
    });
  }

  /** Resolves when it takes connections. @throws Error when it ends before */
  async function start(): Promise<void> {
    const worker = fork(program, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: process.execArgv,
    });
    workers.add(worker);
    worker.once('exit', (code, signal) => ended(worker, code, signal));
    const started = await Promise.race([
      once(worker, 'message') as Promise<[ToServer]>,
      once(worker, 'exit').then(() => undefined),
    ]);
    if (!started) throw new PatError('unavailable', 'An SFTP process could not start; the log says why.');
    fingerprint = started[0].hostKeyFingerprint;
    queue.push(worker);
  }

  function ended(worker: ChildProcess, code: number | null, signal: string | null): void {
    workers.delete(worker);
    const place = queue.indexOf(worker);
    if (place >= 0) queue.splice(place, 1);
    if (stopping || place < 0) return;
    log('error', 'an SFTP process has ended; another takes its place', { process: worker.pid, code, signal });
    replace();
  }

  function replace(): void {
    const timer = setTimeout(() => {
      restarts.delete(timer);
      start().catch((error: unknown) => {
        if (stopping) return;
        log('error', 'an SFTP process could not be replaced', { error });
        replace();
      });
    }, restartDelayMs);
    restarts.add(timer);
  }

  return {
    get hostKeyFingerprint() {
      return fingerprint;
    },
    async listen(port: number, host: string): Promise<{ port: number }> {
      server.listen(port, host);
      await once(server, 'listening');
      await Promise.all(Array.from({ length: count }, start));
      return { port: (server.address() as AddressInfo).port };
    },
    async close(): Promise<void> {
      stopping = true;
      for (const timer of restarts) clearTimeout(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...workers].map(stop));
      await closed;
    },
  };
}

async function stop(worker: ChildProcess): Promise<void> {
  const exit = once(worker, 'exit');
  const timer = setTimeout(() => worker.kill('SIGKILL'), stopMs);
  const message: ToWorker = 'stop';
  worker.send(message, () => undefined);
  await exit;
  clearTimeout(timer);
}
