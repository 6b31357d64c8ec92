import { isPatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest, HttpError } from '../errors.js';
import { refuseDriveRoot } from '../location.js';
import { parseDepth } from '../request/headers.js';

/** DELETE: a node with all below it, or nothing. @see RFC 4918 §9.6 */
export async function deleteNode(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, response, location } = context;
  refuseDriveRoot(location);
  const depth = parseDepth(context.header('depth')) ?? 'infinity';
  if (depth !== 'infinity') {
    const { kind } = await files.stat(principal, { path });
    if (kind === 'folder') throw badRequest('A folder is deleted with all in it: its Depth is infinity.');
  }
  try {
    await files.remove(
      principal,
      { path },
      { ...conditions, ...(location.endsInSlash && { kind: 'folder' }) },
    );
  } catch (error) {
    if (location.endsInSlash && isPatError(error, 'not_a_folder')) {
      throw new HttpError(404, 'This is a file, not a folder.');
    }
    throw error;
  }
  response.writeHead(204).end();
}
