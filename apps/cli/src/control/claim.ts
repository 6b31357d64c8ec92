import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { PatError } from '@patio/pat-core';
import { notWritable, prepareDataDir } from './data-dir.js';
import { controlEndpoints, type Endpoints } from './endpoints.js';
import { withShortPath } from './short-path.js';

/** This process owns the data directory until it releases it or ends, however it ends. */
export interface Claim {
  readonly kind: 'owner';
  release(): Promise<void>;
}

/** Another process owns it; this is a connection to that process. */
export interface Owned {
  readonly kind: 'other';
  readonly owner: Socket;
}

const attempts = 100;

/**
 * Becomes the one process that may open the embedded database in `dataDir`, or connects to the one that is.
 *
 * Whoever listens on a control socket owns the directory; a socket that refuses connections was left behind by a process
 * that ended badly. Two processes never own it at once: binding a name is exclusive, and who has bound one takes it
 * back when any other socket answers. So of two that bound different names at the same time, the later to look gives way.
 *
 * @param onConnection is given what connects, also before the claim is decided: an unsuccessful claim closes it again
 * @throws unavailable when the directory cannot be written
 */
export async function claimDataDir(
  dataDir: string,
  onConnection: (socket: Socket) => void,
): Promise<Claim | Owned> {
  const endpoints = await openEndpoints(dataDir);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const others = await endpoints.list();
    const owner = await firstAnswering(others);
    if (owner) return { kind: 'other', owner };
    const claim = await tryToOwn(dataDir, endpoints, others, onConnection);
    if (claim) return claim;
    await delay(Math.random() * 50);
  }
  throw new PatError('unavailable', `The data directory ${dataDir} is being claimed by other processes.`);
}

async function openEndpoints(dataDir: string): Promise<Endpoints> {
  await prepareDataDir(dataDir);
  try {
    return await controlEndpoints(dataDir);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

async function tryToOwn(
  dataDir: string,
  endpoints: Endpoints,
  seen: readonly string[],
  onConnection: (socket: Socket) => void,
): Promise<Claim | undefined> {
  const own = endpoints.next(seen);
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    onConnection(socket);
  });
  async function release(): Promise<void> {
    for (const socket of connections) socket.destroy();
    // Closing removes the socket's name too; removing it here could hit that of the next owner.
    await new Promise((resolve) => server.close(resolve));
  }

  try {
    await withShortPath(own, (path) => listen(server, path));
  } catch (error) {
    await release();
    if (isLostName(error)) return undefined;
    throw notWritable(dataDir, error);
  }
  const others = (await endpoints.list()).filter((path) => path !== own);
  const rival = await firstAnswering(others);
  if (rival) {
    rival.destroy();
    await release();
    return undefined;
  }
  await endpoints.remove(others);
  return { kind: 'owner', release };
}

/** Another process has bound the name, or took it for one that was left behind: between binding and listening it refuses connections. */
function isLostName(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' || code === 'ENOENT';
}

async function listen(server: Server, path: string): Promise<void> {
  server.listen(path);
  await once(server, 'listening');
  if (process.platform !== 'win32') await chmod(path, 0o600);
}

async function firstAnswering(paths: readonly string[]): Promise<Socket | undefined> {
  for (const path of paths) {
    const socket = await withShortPath(path, tryToConnect);
    if (socket) return socket;
  }
  return undefined;
}

/** undefined when nobody listens there. */
function tryToConnect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else reject(new PatError('unavailable', `Patio on this machine cannot be reached (${error.code}).`));
    });
  });
}
