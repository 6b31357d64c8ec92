import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Platform } from '@patio/pat-core';
import { openDoor } from './door.js';
import type { WebdavOptions } from './options.js';
import { DavShell } from './shell.js';

/** The WebDAV door, listening or not yet. */
export interface WebdavServer {
  /** Starts to listen; port 0 picks a free one. Rejects when the port cannot be had. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Stops taking connections, lets running requests finish, then cuts what is left. Idempotent. */
  close(): Promise<void>;
}

const headersTimeoutMs = 30_000;
const keepAliveTimeoutMs = 60_000;
const idleSweepMs = 50;
const maxHeaderBytes = 32 * 1024;

/** The WebDAV door: one HTTP server over the core, with the whole tree at `/dav/`. */
export function createWebdavServer(platform: Platform, options: WebdavOptions): WebdavServer {
  const door = openDoor(platform, options);
  const shell = new DavShell(door);
  const server = createServer(options.tls);
  server.timeout = door.limits.connectionIdleMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.on('request', shell.executeRequest);
  // Without a listener Node would say "go on" before anything was checked; reading the body says it.
  server.on('checkContinue', shell.executeRequest);
  server.on('clientError', answerUnreadable);
  let closing: Promise<void> | undefined;
  return {
    listen: (port, host) => listen(server, port, host),
    close() {
      closing ??= close(server, door.limits.closeGraceMs);
      return closing;
    },
  };
}

function createServer(tls: WebdavOptions['tls']): Server {
  const settings: ServerOptions = {
    // A slow upload may take hours: not the whole request is timed, only silence.
    requestTimeout: 0,
    headersTimeout: headersTimeoutMs,
    maxHeaderSize: maxHeaderBytes,
    noDelay: true,
  };
  return tls ? createHttpsServer({ ...settings, ...tls }) : createHttpServer(settings);
}

/** Answers bytes that are not HTTP; there is no request to answer then, only the socket. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function statusOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  return '400 Bad Request';
}

function listen(server: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port });
    });
  });
}

function close(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection is idle again when its last request is answered, and would stay open for the next.
    const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
  });
}
