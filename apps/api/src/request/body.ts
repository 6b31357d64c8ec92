import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '../problem.js';

/** No JSON and no form that is taken here comes near this. */
const maxCollectedBytes = 64 * 1024;

/** Whether the request announces a body (RFC 9112 §6.3). */
export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return length === undefined ? request.headers['transfer-encoding'] !== undefined : length !== '0';
}

/** The announced length in bytes; undefined for a chunked body. */
export function announcedSize(request: IncomingMessage): number | undefined {
  const length = request.headers['content-length'];
  if (length !== undefined) return Number(length);
  return hasBody(request) ? undefined : 0;
}

/**
 * The body as a stream of chunks. A client that waits (`Expect: 100-continue`) is told to go on when the first chunk is
 * asked for: check what can be checked before. Leaving the loop early keeps the connection, so that the refusal can still
 * be answered.
 * @throws Problem incomplete when the body breaks off
 */
export async function* readBody(
  request: IncomingMessage,
  response: ServerResponse,
): AsyncGenerator<Uint8Array, void, void> {
  if (awaitsContinue(request)) response.writeContinue();
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch (error) {
    throw new Problem('incomplete', 'The body broke off before its end.', { cause: error });
  }
}

/** Whether the client holds the body back until it is told to go on (RFC 9110 §10.1.1). */
export function awaitsContinue(request: IncomingMessage): boolean {
  return request.headers.expect !== undefined && request.httpVersion !== '1.0';
}

/**
 * The whole of a body of at most 64 KiB.
 * @throws Problem too_large, incomplete
 */
export async function collectBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer> {
  requireSize(announcedSize(request) ?? 0);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of readBody(request, response)) {
    sizeBytes += chunk.byteLength;
    requireSize(sizeBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
}

function requireSize(sizeBytes: number): void {
  if (sizeBytes > maxCollectedBytes) {
    throw new Problem('too_large', `The body has at most ${maxCollectedBytes} bytes here.`);
  }
}
