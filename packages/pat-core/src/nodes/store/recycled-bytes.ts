import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import { recycleBinId, trashId } from './rows.js';

/** What an owner's files take, as of one instant. */
export interface TakenSpace {
  /** All of them, deleted ones included until they are removed for good. */
  readonly bytes: number;
  /** Of these, what makes room when it has to: in the recycle bin, or on its way out of the trash. */
  readonly yieldingBytes: number;
}

/** What is not counted yet is looked at file by file. */
export async function takenSpace(db: Database, ownerId: UserId): Promise<TakenSpace> {
  const [row] = await db.rows<{ bytes: number; yielding: number }>(
    `WITH RECURSIVE uncounted AS (
       (SELECT id, owner_id, size_bytes FROM nodes WHERE parent_id = '${trashId}' AND id <> '${recycleBinId}'
        UNION ALL
        SELECT n.id, n.owner_id, n.size_bytes FROM recycled r JOIN nodes n ON n.id = r.node_id WHERE r.size_bytes IS NULL)
       UNION ALL
       SELECT n.id, n.owner_id, n.size_bytes FROM uncounted u JOIN nodes n ON n.parent_id = u.id
     )
     SELECT coalesce((SELECT sum(delta_bytes) FROM usage WHERE user_id = $1::uuid), 0)::float8 AS bytes,
       coalesce((SELECT sum(bytes) FROM recycled_usage WHERE user_id = $1::uuid), 0)::float8
         + coalesce((SELECT sum(size_bytes) FROM uncounted WHERE owner_id = $1::uuid), 0)::float8 AS yielding`,
    [ownerId],
  );
  return { bytes: row?.bytes ?? 0, yieldingBytes: row?.yielding ?? 0 };
}

/** Notes of up to `limit` entries what they take. @returns how many there were that were not counted yet */
export async function countEntries(db: Database, limit: number): Promise<number> {
  const rows = await db.rows(
    `WITH RECURSIVE entry AS MATERIALIZED (SELECT node_id FROM recycled WHERE size_bytes IS NULL LIMIT $1),
     tree AS (
       SELECT e.node_id AS entry, n.id, n.owner_id, n.size_bytes FROM entry e JOIN nodes n ON n.id = e.node_id
       UNION ALL
       SELECT t.entry, n.id, n.owner_id, n.size_bytes FROM tree t JOIN nodes n ON n.parent_id = t.id
     ), total AS (SELECT entry, sum(size_bytes) AS bytes FROM tree GROUP BY entry),
     counted AS (
       UPDATE recycled r SET size_bytes = total.bytes FROM total WHERE r.node_id = total.entry AND r.size_bytes IS NULL RETURNING r.node_id
     ), share AS (
       INSERT INTO recycled_usage SELECT c.node_id, u.id, sum(t.size_bytes)
       FROM counted c JOIN tree t ON t.entry = c.node_id JOIN users u ON u.id = t.owner_id
       GROUP BY c.node_id, u.id HAVING sum(t.size_bytes) > 0
     )
     SELECT node_id FROM counted`,
    [limit],
  );
  return rows.length;
}

/**
 * The oldest entries that must go so that the owners' files fit their quotas again, and the recycle bin takes at most `percent` of each.
 * @param owners undefined: all who have a quota
 */
export async function entriesOverQuota(
  db: Database,
  owners: readonly UserId[] | undefined,
  percent: number,
): Promise<NodeId[]> {
  const rows = await db.rows<{ node_id: NodeId }>(
    `WITH RECURSIVE leaving AS (
       SELECT id, owner_id, size_bytes FROM nodes WHERE parent_id = '${trashId}' AND id <> '${recycleBinId}'
       UNION ALL
       SELECT n.id, n.owner_id, n.size_bytes FROM leaving l JOIN nodes n ON n.parent_id = l.id
     ), payer AS (
       SELECT u.id, greatest(
         (SELECT coalesce(sum(delta_bytes), 0) FROM usage WHERE user_id = u.id)
           - (SELECT coalesce(sum(size_bytes), 0) FROM leaving WHERE owner_id = u.id) - u.quota_bytes,
         (SELECT coalesce(sum(bytes), 0) FROM recycled_usage WHERE user_id = u.id) - u.quota_bytes::numeric * $2::int / 100) AS excess
       FROM users u WHERE u.quota_bytes IS NOT NULL AND ($1::uuid[] IS NULL OR u.id = ANY($1::uuid[]))
         AND EXISTS (SELECT 1 FROM recycled_usage s WHERE s.user_id = u.id)
     )
     SELECT DISTINCT node_id FROM (
       SELECT s.node_id, p.excess, sum(s.bytes) OVER (PARTITION BY p.id ORDER BY r.deleted_at, r.node_id) - s.bytes AS older
       FROM payer p JOIN recycled_usage s ON s.user_id = p.id JOIN recycled r ON r.node_id = s.node_id WHERE p.excess > 0
     ) queue WHERE older < excess`,
    [owners ?? null, percent],
  );
  return rows.map((row) => row.node_id);
}

/** Bytes of an owner's files at and below a node. */
export async function ownedBytes(db: Database, id: NodeId, ownerId: UserId): Promise<number> {
  const [row] = await db.rows<{ bytes: number }>(
    `WITH RECURSIVE tree AS (
       SELECT id, owner_id, size_bytes FROM nodes WHERE id = $1::uuid
       UNION ALL SELECT n.id, n.owner_id, n.size_bytes FROM tree t JOIN nodes n ON n.parent_id = t.id
     ) SELECT coalesce(sum(size_bytes) FILTER (WHERE owner_id = $2::uuid), 0)::float8 AS bytes FROM tree`,
    [id, ownerId],
  );
  return row?.bytes ?? 0;
}
