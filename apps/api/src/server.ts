import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { trustProxies } from '@patio/http-door';
import type { OidcConfig, Platform } from '@patio/pat-core';
import { Connections } from './connections.js';
import { createConsoleAccess } from './console/sessions.js';
import { openSite } from './console/site.js';
import { createDispatcher } from './dispatch.js';
import { createDocuments } from './documents.js';
import { createEventStreams } from './events/streams.js';
import { createMetrics } from './metrics.js';
import { Problem } from './problem.js';
import type { Log } from './request-log.js';
import { createRequestListener } from './router.js';
import { routes } from './routes.js';
import { answerUnreadable } from './unreadable.js';
import { RequestLocks } from './uploads/request-locks.js';

export interface ApiOptions {
  readonly log: Log;
  /** How users reach this door, when that is not simply where it listens. */
  readonly publicUrl?: string;
  /** PEM contents; the door then speaks HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where people sign in to the web console with OpenID Connect. */
  readonly oidc?: OidcConfig;
  /** Folder of the built web console; without it `/` says that there is none. */
  readonly consoleFolder?: string;
  /** Addresses or CIDR ranges of proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: readonly string[];
  /** A client that sends or reads nothing for so long is cut, also in the middle of a body (default 120 000). */
  readonly idleTimeoutMs?: number;
  /** How long `close` waits for running requests before it cuts them (default 10 000). */
  readonly closeGraceMs?: number;
}

export interface ApiServer {
  /** Starts to listen; port 0 picks a free one. Rejects when the port cannot be had. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Stops taking connections, lets running requests finish, then cuts what is left. Idempotent. */
  close(): Promise<void>;
}

const headersTimeoutMs = 30_000;
const keepAliveTimeoutMs = 30_000;
const tlsHandshakeTimeoutMs = 10_000;

/** The REST door: one HTTP server over the core. */
export function createApiServer(platform: Platform, options: ApiOptions): ApiServer {
  const { log, trustProxy = [], idleTimeoutMs = 120_000, closeGraceMs = 10_000 } = options;
  const baseUrl = options.publicUrl?.replace(/\/+$/, '') ?? '';
  const services = {
    platform,
    baseUrl,
    log,
    uploadLocks: new RequestLocks(),
    metrics: createMetrics(() => platform.loginFailures()),
    documents: createDocuments(routes, baseUrl),
    streams: createEventStreams(),
    console: createConsoleAccess({
      publicUrl: options.publicUrl?.replace(/\/+$/, ''),
      isTls: options.tls !== undefined,
      oidc: options.oidc,
    }),
  };
  const dispatcher = createDispatcher(services, log, trustProxies(trustProxy));
  const handle = createRequestListener(routes, dispatcher, openSite(options.consoleFolder, routes));
  const server = createServer(options.tls);

  // A slow upload may take hours: not the whole request is timed, only the client's silence.
  server.timeout = idleTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  const connections = new Connections(server, options.tls ? 'secureConnection' : 'connection');
  const listener: RequestListener = (request, response) => {
    connections.answering(request.socket, response);
    handle(request, response);
  };
  server.on('request', listener);
  // Without a listener Node would say "go on" before anything was checked; `readBody` says it.
  server.on('checkContinue', listener);
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'Content-Type': 'application/problem+json', Connection: 'close' });
    response.end(JSON.stringify(new Problem('expectation_failed', 'Only 100-continue can be expected.')));
  });
  server.on('clientError', (error, socket) => answerUnreadable(error, socket as Socket, connections));

  let closed: Promise<void> | undefined;
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', (cause) => log('error', 'connections cannot be taken', { cause }));
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    close() {
      services.streams.close();
      closed ??= server.listening ? connections.close(closeGraceMs) : Promise.resolve();
      return closed;
    },
  };
}

function createServer(tls: ApiOptions['tls']): Server {
  const settings: ServerOptions = { requestTimeout: 0, headersTimeout: headersTimeoutMs, noDelay: true };
  return tls
    ? createHttpsServer({ ...settings, ...tls, handshakeTimeout: tlsHandshakeTimeoutMs })
    : createHttpServer(settings);
}
