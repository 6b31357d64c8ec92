import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { DecidedNode } from './changes.js';
import { recycleBinId, trashId } from './rows.js';
import { unchanged } from './write.js';

/** Where something was that goes into the recycle bin. */
export interface Recycling {
  readonly originId: NodeId;
  readonly workspaceId: NodeId;
  readonly deletedAt: Date;
  readonly deletedBy: UserId;
  /** A folder that has nothing in it: then it needs no counting. */
  readonly empty: boolean;
}

/**
 * Takes a node with all below it out of the tree into the recycle bin: one row changed and one added, whatever is below. What a file takes is
 * noted at once, what a folder takes is counted later.
 * @returns false when it has changed
 */
export async function recycle(db: Database, { id, revision }: DecidedNode, to: Recycling): Promise<boolean> {
  const rows = await db.rows(
    `WITH was AS (SELECT id, name FROM nodes WHERE ${unchanged('$1', '$2')}),
     held AS (
       UPDATE nodes SET parent_id = '${recycleBinId}', name = id::text WHERE ${unchanged('$1', '$2')}
       RETURNING id, owner_id, CASE WHEN kind = 'file' OR $7 THEN size_bytes END AS bytes
     ), entry AS (
       INSERT INTO recycled (node_id, origin_id, name, workspace_id, deleted_at, deleted_by, size_bytes)
       SELECT held.id, $3::uuid, was.name, $4::uuid, $5::timestamptz, $6::uuid, held.bytes FROM held JOIN was ON was.id = held.id
     ), share AS (
       INSERT INTO recycled_usage SELECT held.id, u.id, held.bytes FROM held JOIN users u ON u.id = held.owner_id WHERE held.bytes > 0
     )
     SELECT id FROM held`,
    [
      ...[id, revision ?? null, to.originId, to.workspaceId, to.deletedAt.toISOString()],
      ...[to.deletedBy, to.empty],
    ],
  );
  return rows.length > 0;
}

/** Ends an entry, for what is put back into the tree in the same transaction. @returns false when there is none any more */
export async function deleteEntry(tx: Database, id: NodeId): Promise<boolean> {
  const rows = await tx.rows('DELETE FROM recycled WHERE node_id = $1::uuid RETURNING node_id', [id]);
  return rows.length > 0;
}

/** Entries that `ended` deletes, into the trash: `purgeTrash` removes them. */
const intoTrash = (ended: string) => `WITH ended AS (${ended} RETURNING node_id)
  UPDATE nodes SET parent_id = '${trashId}' WHERE id IN (SELECT node_id FROM ended) RETURNING id`;

/** Puts entries into the trash, for good. @returns how many there were */
export async function discardEntries(db: Database, ids: readonly NodeId[]): Promise<number> {
  const rows = await db.rows(intoTrash('DELETE FROM recycled WHERE node_id = ANY($1::uuid[])'), [ids]);
  return rows.length;
}

/** Puts up to `limit` entries that were deleted at `until` or before into the trash, the oldest first. @returns how many there were */
export async function discardOutdated(db: Database, until: Date, limit: number): Promise<number> {
  const rows = await db.rows(
    intoTrash(`DELETE FROM recycled WHERE node_id IN (
      SELECT node_id FROM recycled WHERE deleted_at <= $1::timestamptz ORDER BY deleted_at, node_id LIMIT $2)`),
    [until.toISOString(), limit],
  );
  return rows.length;
}

/** What was deleted out of folders that are no more cannot be put back: it goes with them. */
export async function discardEntriesOf(tx: Database, folders: readonly NodeId[]): Promise<void> {
  await tx.rows(intoTrash('DELETE FROM recycled WHERE origin_id = ANY($1::uuid[])'), [folders]);
}

/** Notes anew in which workspace things were deleted, after folders were moved from one to another. */
export async function relocateEntries(db: Database): Promise<void> {
  await db.rows(
    `WITH RECURSIVE way AS (
       SELECT n.id AS origin, n.id, n.parent_id FROM (SELECT DISTINCT origin_id FROM recycled) r JOIN nodes n ON n.id = r.origin_id
       UNION ALL
       SELECT w.origin, n.id, n.parent_id FROM way w JOIN nodes n ON n.id = w.parent_id
     )
     UPDATE recycled r SET workspace_id = w.id FROM way w
     WHERE w.origin = r.origin_id AND w.parent_id IS NULL AND w.id NOT IN ('${trashId}', r.workspace_id)`,
    [],
  );
}
