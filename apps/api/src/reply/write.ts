import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Problem } from '../problem.js';
import { hasBody } from '../request/body.js';
import { securityHeaders } from './security-headers.js';

/** What a handler answers when it does not write the response itself. */
export interface Reply {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  /** Sent as JSON; absent: no body. */
  readonly json?: unknown;
  /** Sent as it is; its Content-Type stands in `headers`. */
  readonly text?: string;
}

const lingerMs = 3_000;
const lingerBytes = 16 * 1024 * 1024;

export function writeReply(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { status, headers, json, text } = reply;
  const body = json === undefined ? text : JSON.stringify(json);
  if (body === undefined) {
    send(request, response, status, { ...securityHeaders, 'Cache-Control': 'no-store', ...headers });
  } else {
    send(
      request,
      response,
      status,
      {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'Cache-Control': 'no-store',
        ...securityHeaders,
        ...headers,
      },
      body,
    );
  }
}

export function writeProblem(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  const headers = { ...problem.headers, 'Content-Type': 'application/problem+json' } as OutgoingHttpHeaders;
  writeReply(request, response, { status: problem.status, headers, json: problem });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body?: string,
): void {
  if (request.complete || !hasBody(request)) {
    response.writeHead(status, headers);
    response.end(body);
  } else {
    response.writeHead(status, { ...headers, Connection: 'close' });
    if (body === undefined) response.flushHeaders();
    else response.write(body);
    endAfterLingering(request, response);
  }
}

/**
 * The answer to an upload that was refused is out, but closing at once would reset the connection and the client might
 * never read it: take some more of the body, for a moment, and drop it (RFC 9112 §9.6).
 */
function endAfterLingering(request: IncomingMessage, response: ServerResponse): void {
  let budgetBytes = lingerBytes;
  const drop = (chunk: Buffer) => {
    budgetBytes -= chunk.length;
    if (budgetBytes < 0) end();
  };
  const end = () => {
    clearTimeout(timer);
    request.off('data', drop);
    response.end();
  };
  const timer = setTimeout(end, lingerMs).unref();
  request.on('data', drop).once('end', end).once('close', end).resume();
}
