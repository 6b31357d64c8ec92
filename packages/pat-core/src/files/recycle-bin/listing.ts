import type { GuardScope } from '../../guard/index.js';
import { listRecycled, type RecycledPosition, type RecycledRow } from '../../nodes/index.js';
import { decide, type OperationName } from '../../permissions/index.js';
import { PatError } from '../../shared/errors.js';
import { isUuid, type NodeId } from '../../shared/ids.js';
import { joinPath } from '../../shared/paths.js';
import type { RecycledItem, RecycledPage, RecycledRequest } from './types.js';

const dayMs = 24 * 60 * 60 * 1000;
const batchSize = 500;
/** How many entries one request looks at: in a workspace of many there may be few for this caller. */
const maxLookedAt = 4 * batchSize;
const defaultLimit = 100;
const maxLimit = 1000;

/** The part of the recycle bin that a request asks for, as the caller of `scope` may see it. */
export async function readPage(
  scope: GuardScope,
  { path, cursor, limit = defaultLimit }: RecycledRequest,
  retentionDays: number,
): Promise<RecycledPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new PatError('invalid', `A page has 1 to ${maxLimit} items.`);
  }
  const { chain } = await scope.see({ path: path ?? '/' }, 'list');
  const within = chain.at(-1)?.id;
  const items: RecycledItem[] = [];
  let before = cursor === undefined ? undefined : readCursor(cursor);
  for (let lookedAt = 0; lookedAt < maxLookedAt; lookedAt += batchSize) {
    const rows = await listRecycled(scope.db, scope.principal.userId, { before, limit: batchSize });
    for (const row of rows) {
      if (!isWithin(row, within) || !may(scope, row, 'read')) continue;
      if (items.length === limit) return { items, next: writeCursor(items.at(-1) as RecycledItem) };
      items.push(toItem(scope, row, retentionDays));
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return { items, next: undefined };
    before = last;
  }
  return { items, next: before && writeCursor(before) };
}

/** The one decision, about where it was. */
export function may(scope: GuardScope, { chain }: RecycledRow, operation: OperationName): boolean {
  return decide(scope.principal, { chain, missing: [], ascents: [] }, operation).allowed;
}

/** Where it was, by the names that the folders above have now. */
export function formerPath({ chain }: RecycledRow): string {
  return joinPath(chain.map((node) => node.name));
}

function isWithin({ chain }: RecycledRow, folder: NodeId | undefined): boolean {
  return folder === undefined || chain.slice(0, -1).some((node) => node.id === folder);
}

function toItem(scope: GuardScope, row: RecycledRow, retentionDays: number): RecycledItem {
  const { id, chain, deletedAt, deletedBy, sizeBytes, originDeleted } = row;
  const { name = '', kind = 'file' } = chain.at(-1) ?? {};
  const folder = { chain: chain.slice(0, -1), missing: [name], ascents: [] };
  return {
    ...{ id, name, kind, sizeBytes, deletedAt, deletedBy },
    path: formerPath(row),
    keptUntil: new Date(deletedAt.getTime() + retentionDays * dayMs),
    folderDeleted: originDeleted,
    permissions: {
      restore: may(scope, row, 'restore') && decide(scope.principal, folder, 'create').allowed,
      purge: may(scope, row, 'purge'),
    },
  };
}

function writeCursor({ deletedAt, id }: RecycledPosition): string {
  return `${deletedAt.getTime()}.${id}`;
}

function readCursor(cursor: string): RecycledPosition {
  const [time = '', id = ''] = cursor.split('.');
  const deletedAt = new Date(Number(time));
  if (!/^\d{1,15}$/.test(time) || !isUuid(id) || Number.isNaN(deletedAt.getTime())) {
    throw new PatError('invalid', 'The cursor is not one that a page of this list gave.');
  }
  return { deletedAt, id: id as NodeId };
}
