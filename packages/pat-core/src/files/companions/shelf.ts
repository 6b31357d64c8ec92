import { type GuardScope, infoOf, type Target } from '../../guard/index.js';
import { lockInfo, locksCovering } from '../../locks/index.js';
import type { BlobId, ChainNode } from '../../nodes/index.js';
import { mayRead, mayWrite } from '../../permissions/index.js';
import { rights } from '../../scopes/index.js';
import { isPatError } from '../../shared/errors.js';
import { joinPath } from '../../shared/paths.js';
import type { ListEntry, NodeInfo } from '../types.js';
import type { CompanionPlace } from './place.js';
import { type CompanionKey, type CompanionRow, findCompanion } from './store.js';

/** A companion that is there, as the core describes files. */
export interface Companion {
  readonly row: CompanionRow;
  readonly node: ChainNode;
  readonly info: NodeInfo;
  /** Workspace first, the companion itself last. */
  readonly chain: readonly ChainNode[];
}

/** A folder in which the caller may have companions. */
export interface Shelf {
  readonly key: CompanionKey;
  readonly folder: Target;
  readonly mayWrite: boolean;
  readonly companion: Companion | undefined;
}

/**
 * Looks where a companion is or would be. undefined where the caller may not read the folder: then there are none, and what the tree
 * itself says holds.
 */
export async function findShelf(
  scope: GuardScope,
  { folderPath, name }: CompanionPlace,
  forChange: boolean,
): Promise<Shelf | undefined> {
  const folder = await seeFolder(scope, folderPath);
  if (!folder?.info.id) return undefined;
  const key = { userId: scope.principal.userId, folderId: folder.info.id, name };
  const row = await findCompanion(scope.db, key, forChange);
  const companion = row && companionIn(scope, folder, row);
  return { key, folder, mayWrite: mayWrite(folder.access.right), companion };
}

/** A folder whose content the caller may read. */
export async function seeFolder(scope: GuardScope, path: string): Promise<Target | undefined> {
  try {
    const folder = await scope.see({ path }, 'stat', true);
    return folder.info.kind === 'folder' && mayRead(folder.access.right) ? folder : undefined;
  } catch (error) {
    if (isPatError(error, 'not_found', 'forbidden', 'parent_missing')) return undefined;
    throw error;
  }
}

export function companionIn({ principal, now }: GuardScope, folder: Target, row: CompanionRow): Companion {
  const { id, name, sizeBytes, version, createdAt, modifiedAt } = row;
  const node: ChainNode = {
    ...{ id, name, sizeBytes, createdAt, modifiedAt, kind: 'file', mode: undefined, grant: rights.none },
    parentId: folder.info.id,
    blobId: version as BlobId,
    ...{ owner: principal.login, ownerId: principal.userId, ownerQuotaBytes: undefined },
    locks: row.locks.filter(({ expiresAt }) => expiresAt.getTime() > now),
  };
  const chain = [...folder.chain, node];
  return {
    row,
    node,
    chain,
    info: infoOf(node, joinPath(chain.map((step) => step.name)), folder.access.right),
  };
}

export function entryOf({ row, info, chain }: Companion): ListEntry {
  return {
    node: info,
    properties: row.properties,
    locks: locksCovering(chain).map((lock) => lockInfo(lock, chain)),
  };
}
