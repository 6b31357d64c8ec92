import { isPatError } from '@patio/pat-core';
import { challenges } from '../authentication.js';
import type { DavContext } from '../context.js';
import { errorBody, HttpError, toRefusal } from '../errors.js';
import { parentPath } from '../parent-path.js';
import { partialUpdateType } from '../request/update-range.js';
import { ClientGone } from './drain.js';
import { xmlContentType } from './text-writer.js';

/**
 * Answers a request with an error. When the answer has begun already, cuts the connection, so that the client notices.
 * Never rejects.
 */
export async function refuse(context: DavContext, error: unknown): Promise<void> {
  try {
    await sendRefusal(context, error);
  } catch (failure) {
    context.door.log('error', 'refusal failed', { error: failure, refused: error });
    context.response.destroy();
  }
}

async function sendRefusal(context: DavContext, error: unknown): Promise<void> {
  const { response, request, door } = context;
  const { status, ...refusal } = toRefusal(error);
  if (isOurFault(status, error)) {
    door.log('error', 'request failed', { method: request.method, status, error });
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const hrefs = namesLocks(refusal.precondition) ? await lockedHrefs(context) : [];
  const body = errorBody({ status, ...refusal }, hrefs);
  response.writeHead(status, {
    'Content-Type': xmlContentType,
    'Content-Length': Buffer.byteLength(body),
    ...(status === 401 && { 'WWW-Authenticate': challenges(request.headers.authorization) }),
    ...(status === 405 && { Allow: allowedMethods }),
    ...(status === 415 && request.method === 'PATCH' && { 'Accept-Patch': partialUpdateType }),
    ...((status === 429 || status === 503) && { 'Retry-After': retryAfterSeconds }),
    // Nobody can tell whether what comes next is the body or another request.
    ...((status === 408 || context.expectsContinue()) && { Connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const retryAfterSeconds = 10;

export const allowedMethods =
  'OPTIONS, GET, HEAD, PUT, PATCH, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK';

/** Preconditions whose body names the roots of the locks in the way. @see RFC 4918 §16 */
function namesLocks(precondition: string | undefined): boolean {
  return precondition === 'lock-token-submitted' || precondition === 'no-conflicting-lock';
}

function isOurFault(status: number, error: unknown): boolean {
  if (error instanceof ClientGone || error instanceof HttpError) return false;
  return status >= 500 && !isPatError(error, 'insufficient_storage', 'unsupported');
}

/**
 * Where the locks are rooted that may stand in the way, as far as the caller can see: on what the request is about, on its
 * destination, or on the folders of these. A lock further below is told by the name of what the request is about.
 */
async function lockedHrefs(context: DavContext): Promise<string[]> {
  const { drive, path, destinationPath } = context;
  const hrefs = new Set<string>();
  for (const target of [path, destinationPath]) {
    if (target === undefined) continue;
    for (const place of [target, parentPath(target)]) await addLockRoots(context, place, hrefs);
  }
  return hrefs.size > 0 ? [...hrefs] : [drive.hrefOf(path, 'folder')];
}

async function addLockRoots({ files, principal, drive }: DavContext, path: string, hrefs: Set<string>) {
  try {
    const { locks } = await files.describe(principal, { path });
    for (const { rootPath, rootKind } of locks) hrefs.add(drive.hrefOf(rootPath, rootKind));
  } catch (error) {
    if (!isPatError(error)) throw error;
  }
}
