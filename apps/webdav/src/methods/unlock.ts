import { isPatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { parseLockToken } from '../request/headers.js';

/** UNLOCK. @see RFC 4918 §9.11 */
export async function unlockNode(context: DavContext): Promise<void> {
  const { files, principal, path, response } = context;
  const token = parseLockToken(context.header('lock-token'));
  await files.unlock(principal, { path }, token).catch((error: unknown) => {
    if (!isPatError(error, 'conflict')) throw error;
    throw new HttpError(409, error.message, 'lock-token-matches-request-uri');
  });
  response.writeHead(204).end();
}
