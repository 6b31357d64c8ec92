import { isPatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest, HttpError } from '../errors.js';
import { locate, refuseDriveRoot } from '../location.js';
import { parseDepth, parseOverwrite } from '../request/headers.js';
import { parseDestination } from '../request/resource-url.js';

/** COPY and MOVE, all or nothing. @see RFC 4918 §9.8, §9.9 */
export async function copyOrMove(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, location, request, response } = context;
  const destination = parseDestination(context.header('destination'), context.ownHosts());
  const target = await locate(context, destination);
  refuseDriveRoot(target);
  const to = target.drive.pathOf(target.names);
  context.destinationPath = to;
  const overwrite = parseOverwrite(context.header('overwrite'));
  const depth = parseDepth(context.header('depth')) ?? 'infinity';
  if (to === path) throw new HttpError(403, 'Source and destination are the same.');
  const isMove = request.method === 'MOVE';
  if (isMove) refuseDriveRoot(location);
  if (depth === 1 || (isMove && depth === 0)) throw badRequest('This Depth has no meaning here.');
  const { created } = await (isMove
    ? files.move(principal, { path }, { path: to }, { ...conditions, overwrite })
    : files.copy(principal, { path }, { path: to }, { ...conditions, overwrite, shallow: depth === 0 })
  ).catch((error: unknown) => {
    if (isPatError(error, 'already_exists')) {
      throw new HttpError(412, 'There is something at the destination, and Overwrite is F.');
    }
    throw error;
  });
  response.writeHead(created ? 201 : 204, created ? { 'Content-Length': 0 } : {}).end();
}
