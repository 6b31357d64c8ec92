import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '../problem.js';
import { collectBody } from './body.js';
import { requireIdentityCoding } from './json.js';

const formMediaType = /^application\/x-www-form-urlencoded[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?$/i;

/**
 * Reads a form of at most 64 KiB.
 * @throws Problem unsupported_media_type, too_large, incomplete, invalid (not UTF-8)
 */
export async function readForm(request: IncomingMessage, response: ServerResponse): Promise<URLSearchParams> {
  const { headers } = request;
  if (!formMediaType.test(headers['content-type'] ?? '')) {
    throw new Problem(
      'unsupported_media_type',
      'The body must be application/x-www-form-urlencoded in UTF-8.',
    );
  }
  requireIdentityCoding(headers['content-encoding']);
  const bytes = await collectBody(request, response);
  if (!isUtf8(bytes)) throw new Problem('invalid', 'The body is not UTF-8.');
  return new URLSearchParams(bytes.toString());
}
