import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '../problem.js';
import { collectBody, hasBody } from './body.js';

const jsonMediaType = /^application\/json[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?$/i;

/**
 * Reads a JSON body of at most 64 KiB.
 * @throws Problem unsupported_media_type, too_large, incomplete, invalid (not JSON, not UTF-8)
 */
export async function readJson(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (!hasBody(request)) throw new Problem('invalid', 'A JSON body is needed.');
  requireJson(request);
  return parseJson(await collectBody(request, response));
}

/** @throws Problem invalid (not JSON, not UTF-8) */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Problem('invalid', 'The body is not UTF-8.');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // The parser's own message quotes the body, which may hold a password.
    throw new Problem('invalid', 'The body is not JSON, or ends too early.');
  }
}

/** @throws Problem unsupported_media_type */
export function requireJson({ headers }: IncomingMessage): void {
  if (!jsonMediaType.test(headers['content-type'] ?? '')) {
    throw new Problem('unsupported_media_type', 'The body must be application/json in UTF-8.');
  }
  requireIdentityCoding(headers['content-encoding']);
}

/** Bodies are taken as they are: a compressed one is refused (RFC 9110 §8.4), not stored or parsed as something else. */
export function requireIdentityCoding(contentEncoding: string | undefined): void {
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', 'The body must have no Content-Encoding.', {
      headers: { 'Accept-Encoding': 'identity' },
    });
  }
}
