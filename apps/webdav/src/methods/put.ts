import { isPatError, type NodeInfo, type WriteOptions } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest, HttpError } from '../errors.js';
import { keptChecksum } from '../properties/checksums.js';
import { type Checksum, parseChecksum, verifyChecksum } from '../request/checksum.js';
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
  const checksum = parseChecksum(context.header('oc-checksum'));
  const sizeBytes = expectedSize(context);
  const options: WriteOptions = {
    ...conditions,
    ...(modifiedAt && { modifiedAt }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
  // A client that waits is told to go on only when all is well; the write alone may look at short contents first.
  if (context.expectsContinue()) await files.checkWrite(principal, { path }, options);
  const body = checksum ? verifyChecksum(context.body(), checksum) : context.body();
  const { node, created } = await files.write(principal, { path }, body, options);
  if (checksum) await keepChecksum(context, node, checksum);
  response.writeHead(created ? 201 : 204, {
    ETag: `"${node.etag}"`,
    ...(modifiedAt && { 'X-OC-MTime': 'accepted' }),
    ...(checksum && { 'OC-Checksum': `${checksum.algorithm}:${checksum.digest}` }),
    ...(created && { 'Content-Length': 0 }),
  });
  response.end();
}

/** Keeps a checksum that was verified. The file is there already, so the request has succeeded also when this fails. */
async function keepChecksum(
  context: DavContext,
  { path, etag }: NodeInfo,
  checksum: Checksum,
): Promise<void> {
  const { files, principal, conditions, door } = context;
  const { lockTokens } = conditions;
  try {
    const changes = { set: [keptChecksum(checksum, etag)], remove: [] };
    await files.setProperties(principal, { path }, changes, lockTokens ? { lockTokens } : {});
  } catch (error) {
    if (!isPatError(error)) throw error;
    door.log('warn', 'checksum not kept', { error });
  }
}

/** The announced size. The Finder sends its own header along with chunked content. */
function expectedSize(context: DavContext): number | undefined {
  const chunked = context.request.headers['transfer-encoding'] !== undefined;
  if (chunked) return parseLength(context.header('x-expected-entity-length'));
  return parseLength(context.header('content-length')) ?? 0;
}
