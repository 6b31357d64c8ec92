import { isPatError } from '@patio/pat-core';
import { challenges } from '../authentication.js';
import type { DavContext } from '../context.js';
import { errorBody, HttpError, type Refusal, toRefusal } from '../errors.js';
import { partialUpdateType } from '../request/update-range.js';
import { ClientGone } from './drain.js';
import { refusedMembers } from './refused-members.js';
import { xmlContentType } from './text-writer.js';

/**
 * Answers a request with an error. When the answer has begun already, cuts the connection, so that the client notices.
 * Never rejects.
 */
export async function refuse(context: DavContext, error: unknown): Promise<void> {
  try {
    sendRefusal(context, error);
  } catch (failure) {
    context.door.log('error', 'refusal failed', { error: failure, refused: error });
    context.response.destroy();
  }
}

function sendRefusal(context: DavContext, error: unknown): void {
  const { response, request, door } = context;
  const refusal = toRefusal(error);
  const { status } = refusal;
  if (isOurFault(status, error)) {
    door.log('error', 'request failed', { method: request.method, status, error });
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const members = refusedMembers(context, refusal);
  const body = members ?? errorBody(refusal, lockRoots(context, refusal));
  response.writeHead(members === undefined ? status : 207, {
    'Content-Type': xmlContentType,
    'Content-Length': Buffer.byteLength(body),
    ...(status === 401 && { 'WWW-Authenticate': challenges(request.headers.authorization) }),
    ...(status === 405 && { Allow: allowedMethods }),
    ...(status === 415 && request.method === 'PATCH' && { 'Accept-Patch': partialUpdateType }),
    ...((status === 429 || status === 503) && {
      'Retry-After': refusal.retryAfterSeconds ?? defaultRetrySeconds,
    }),
    // Nobody can tell whether what comes next is the body or another request.
    ...((status === 408 || context.expectsContinue()) && { Connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const defaultRetrySeconds = 10;

export const allowedMethods =
  'OPTIONS, GET, HEAD, PUT, PATCH, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK';

function isOurFault(status: number, error: unknown): boolean {
  if (error instanceof ClientGone || error instanceof HttpError) return false;
  return status >= 500 && !isPatError(error, 'insufficient_storage', 'unsupported');
}

/** Where the locks in the way are rooted. */
function lockRoots({ drive }: DavContext, { blockedBy }: Refusal): string[] {
  return [...new Set(blockedBy.map(({ path, kind }) => drive.hrefOf(path, kind)))];
}
