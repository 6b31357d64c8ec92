import type { WriteOptions } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest, HttpError } from '../errors.js';
import { parseLength, parseModificationTime } from '../request/headers.js';

/**
 * PUT: creates or replaces a file with the body, which is streamed. Whatever goes wrong, the old content stays and no
 * empty file is left.
 * @see RFC 9110 §9.3.4, RFC 4918 §9.7
 */
export async function putContent(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, request, response, location } = context;
  // Taking part of a file for the whole would destroy it (RFC 9110 §14.5).
  if (request.headers['content-range'] !== undefined) throw badRequest('A PUT cannot have a Content-Range.');
  if (location.endsInSlash) throw new HttpError(405, 'A URL that ends in a slash is a folder.');
  const modifiedAt = parseModificationTime(context.header('x-oc-mtime'));
  const sizeBytes = expectedSize(context);
  const options: WriteOptions = {
    ...conditions,
    ...(modifiedAt && { modifiedAt }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
  // A client that waits is told to go on only when all is well; the write alone may look at short contents first.
  if (context.expectsContinue()) await files.checkWrite(principal, { path }, options);
  const { node, created } = await files.write(principal, { path }, context.body(), options);
  response.writeHead(created ? 201 : 204, {
    ETag: `"${node.etag}"`,
    ...(modifiedAt && { 'X-OC-MTime': 'accepted' }),
    ...(created && { 'Content-Length': 0 }),
  });
  response.end();
}

/** The announced size. The Finder sends its own header along with chunked content. */
function expectedSize(context: DavContext): number | undefined {
  const chunked = context.request.headers['transfer-encoding'] !== undefined;
  if (chunked) return parseLength(context.header('x-expected-entity-length'));
  return parseLength(context.header('content-length')) ?? 0;
}
