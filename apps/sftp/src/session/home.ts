import { type Files, isPatError, type NodeId, type NodeInfo, type Principal } from '@patio/pat-core';
import { parentPath } from './paths.js';

/**
 * The folder in which a session begins: the one that the token is scoped to when it is scoped to a single node (for a
 * file: where that lies), else the personal workspace, and where that cannot be seen, `/`.
 */
export async function findHome(files: Files, principal: Principal): Promise<string> {
  const scoped = principal.scopes?.nodes;
  const [onlyId, ...more] = scoped?.keys() ?? [];
  const only = onlyId && more.length === 0 ? await look(files, principal, { id: onlyId }) : undefined;
  if (only) return only.kind === 'folder' ? only.path : parentPath(only.path);
  const workspace = await look(files, principal, { path: `/${principal.login}` });
  return workspace?.kind === 'folder' ? workspace.path : '/';
}

async function look(
  files: Files,
  principal: Principal,
  ref: { path: string } | { id: NodeId },
): Promise<NodeInfo | undefined> {
  try {
    return await files.stat(principal, ref);
  } catch (error) {
    if (isPatError(error, 'not_found', 'forbidden', 'invalid_name')) return undefined;
    throw error;
  }
}
