import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';

/** Bytes that all files of an owner take, those in the trash included until they are purged. */
export async function usedBytes(db: Database, ownerId: UserId): Promise<number> {
  const [row] = await db.rows<{ bytes: number }>(
    'SELECT coalesce(sum(delta_bytes), 0)::float8 AS bytes FROM usage WHERE user_id = $1',
    [ownerId],
  );
  return row?.bytes ?? 0;
}

/** Adds up the changes of usage that have gathered, so that asking for it stays cheap. */
export async function compactUsage(db: Database): Promise<void> {
  await db.rows(
    `WITH changes AS (DELETE FROM usage RETURNING user_id, delta_bytes)
     INSERT INTO usage SELECT user_id, sum(delta_bytes) FROM changes GROUP BY user_id HAVING sum(delta_bytes) <> 0`,
    [],
  );
}

/** Bytes of all files at and below a node. */
export async function treeBytes(db: Database, id: NodeId): Promise<number> {
  const [row] = await db.rows<{ bytes: number }>(
    `WITH RECURSIVE tree AS (
       SELECT id, size_bytes FROM nodes WHERE id = $1
       UNION ALL SELECT n.id, n.size_bytes FROM tree t JOIN nodes n ON n.parent_id = t.id
     ) SELECT coalesce(sum(size_bytes), 0)::float8 AS bytes FROM tree`,
    [id],
  );
  return row?.bytes ?? 0;
}

/** How much is stored in all; goes through both tables. */
export async function countStored(
  db: Pick<Database, 'rows'>,
): Promise<{ nodes: number; blobs: number; usedBytes: number }> {
  const [row] = await db.rows<{ nodes: number; blobs: number; used: number }>(
    `SELECT (SELECT count(*) FROM nodes)::float8 AS nodes, count(*)::float8 AS blobs,
       coalesce(sum(size_bytes), 0)::float8 AS used FROM blobs`,
    [],
  );
  return { nodes: row?.nodes ?? 0, blobs: row?.blobs ?? 0, usedBytes: row?.used ?? 0 };
}
