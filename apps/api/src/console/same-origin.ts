import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.js';

/** Scripts of other sites can send it only after asking us (CORS), and the answer is always no. */
export const consoleHeader = 'patio-console';

/**
 * A request that a browser authenticates by a cookie must come from our own pages: `Sec-Fetch-Site` and `Origin` must say so when they are
 * there, and what changes something must carry the header `Patio-Console`, which a foreign page cannot add.
 * @throws Problem forbidden
 */
export function requireSameOrigin(request: IncomingMessage, publicUrl: string | undefined): void {
  const { method, headers } = request;
  const isSafe = method === 'GET' || method === 'HEAD';
  const site = headers['sec-fetch-site'];
  const sites = isSafe ? ['same-origin', 'none'] : ['same-origin'];
  if (site !== undefined && !sites.includes(String(site))) throw foreign();
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, headers.host, publicUrl)) throw foreign();
  if (!isSafe && headers[consoleHeader] === undefined) {
    throw new Problem('forbidden', 'A change with the cookie of a session needs the header Patio-Console.');
  }
}

function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return publicUrl === undefined ? url.host === host : url.origin === new URL(publicUrl).origin;
}

function foreign(): Problem {
  return new Problem('forbidden', 'The request comes from another site.');
}
