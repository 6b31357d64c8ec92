import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Platform, systemClock } from '@patio/pat-core';
import ssh2, { type Server } from 'ssh2';
import { defaultLimits, type SftpLimits, type SftpOptions, type StorageCapacity } from './options.js';
import { Spool } from './session/spool.js';
import { ciphers, gcmCiphers, keyExchanges, macs, prefersSlowerCiphers } from './transport/algorithms.js';
import { Arrivals, addressOf } from './transport/arrivals.js';
import { SftpConnection } from './transport/connection.js';
import { type HostKey, type HostKeyFingerprint, loadHostKey } from './transport/host-key.js';
import { connectionInternals, nativeCiphersAvailable, withCiphers } from './transport/ssh2-internals.js';

export interface SftpServer {
  readonly hostKeyFingerprint: HostKeyFingerprint;
  /** Starts to listen; port 0 picks a free one. Rejects when the port cannot be had. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Serves a client whose connection was accepted elsewhere. */
  serve(socket: Socket): void;
  /** Stops listening and ends all connections; what clients were writing is kept as after a lost connection. Idempotent. */
  close(): Promise<void>;
}

const unlimited: StorageCapacity = { totalBytes: 2 ** 50, freeBytes: 2 ** 50 };

/**
 * The SFTP door: version 3 with the OpenSSH extensions, login with user name and access token. Makes the host key when
 * there is none.
 * @throws Error with one clear sentence when the host key cannot be read or made
 */
export function createSftpServer(
  platform: Pick<Platform, 'auth' | 'files' | 'countRequest'>,
  options: SftpOptions,
): SftpServer {
  const { log, clock = systemClock, storageCapacity = async () => unlimited } = options;
  const limits: SftpLimits = { ...defaultLimits, ...options.limits };
  const hostKey = loadHostKey(options.hostKeyDir, log);
  if (!nativeCiphersAvailable) {
    log('warn', "ssh2's native addon was not built: SFTP needs up to 1.8 times the CPU time");
  }
  const { spoolBytes, keepPartialUploads = true } = options;
  const spool = new Spool(spoolBytes);
  const services = { platform, log, clock, limits, storageCapacity, spool, keepPartialUploads };
  const arrivals = new Arrivals(limits);
  const connections = new Map<Socket, SftpConnection>();
  const ssh = createSshServer(hostKey, limits, options.banner);

  ssh.on('connection', (connection, { header }) => {
    const { _sock: socket, _protocol: protocol } = connectionInternals(connection);
    if (prefersSlowerCiphers(header.versions.software)) {
      protocol._offer = withCiphers(protocol._offer, gcmCiphers);
    }
    const onLogin = () => arrivals.loggedIn(socket);
    const origin = { door: 'sftp', address: addressOf(socket), client: header.versions.software } as const;
    const served = new SftpConnection(connection, origin, services, onLogin);
    connections.set(socket, served);
    socket.once('close', () => connections.delete(socket));
  });

  const serve = (socket: Socket) => {
    if (arrivals.admit(socket)) ssh.injectSocket(socket);
    else socket.destroy();
  };
  const server = createServer({ noDelay: true }, serve);

  return {
    hostKeyFingerprint: { algorithm: hostKey.algorithm, fingerprint: hostKey.fingerprint },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    serve,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...connections.values()].map((connection) => connection.stop()));
      arrivals.cutPending();
      await closed;
    },
  };
}

function createSshServer({ privateKey }: HostKey, limits: SftpLimits, banner: string | undefined): Server {
  return new ssh2.Server({
    hostKeys: [privateKey],
    ident: 'Patio',
    algorithms: { kex: keyExchanges, cipher: ciphers, hmac: macs, compress: ['none'] },
    keepaliveInterval: limits.keepAliveIntervalMs,
    keepaliveCountMax: 3,
    ...(banner !== undefined && { banner }),
  });
}
