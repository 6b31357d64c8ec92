import type { Database } from '../db/index.js';
import type { LockRow } from '../nodes/index.js';
import type { NodeId } from '../shared/ids.js';
import type { LockInfo } from './types.js';

const columns = `l.token, l.node_id AS "nodeId", l.user_id AS "userId", u.login AS holder, l.shared, l.deep,
  l.owner_xml AS "ownerXml", l.timeout_seconds AS "timeoutSeconds", l.expires_at AS "expiresAt"`;

type Row = Omit<LockRow, 'expiresAt'> & { expiresAt: string };

/**
 * Live locks on nodes below `folder` (not on itself), by path; costs by the number of live locks, not by the size of the tree.
 * @param folder with its path, which those of the locks begin with
 */
export async function findLocksBelow(
  db: Database,
  folder: { readonly id: NodeId; readonly path: string },
  now: number,
): Promise<LockInfo[]> {
  const rows = await db.rows<Row & { names: string[]; rootKind: 'file' | 'folder' }>(
    `WITH RECURSIVE up AS (
       SELECT l.token, n.parent_id, n.kind, ARRAY[n.name::text] AS names
       FROM locks l JOIN nodes n ON n.id = l.node_id WHERE l.expires_at > $2::timestamptz
       UNION ALL
       SELECT up.token, n.parent_id, up.kind, n.name::text || up.names
       FROM up JOIN nodes n ON n.id = up.parent_id WHERE up.parent_id <> $1::uuid
     )
     SELECT ${columns}, up.names, up.kind AS "rootKind"
     FROM up JOIN locks l ON l.token = up.token JOIN users u ON u.id = l.user_id
     WHERE up.parent_id = $1::uuid ORDER BY up.names`,
    [folder.id, new Date(now).toISOString()],
  );
  return rows.map(({ names, ...row }) => ({
    ...row,
    expiresAt: new Date(row.expiresAt),
    rootPath: [folder.path, ...names].join('/'),
  }));
}

export async function insertLock(
  tx: Database,
  lock: Omit<LockRow, 'holder'> & { readonly createdAt: Date },
): Promise<void> {
  await tx.rows(
    `INSERT INTO locks (token, node_id, user_id, shared, deep, owner_xml, timeout_seconds, expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      lock.token,
      lock.nodeId,
      lock.userId,
      lock.shared,
      lock.deep,
      lock.ownerXml,
      lock.timeoutSeconds,
      lock.expiresAt.toISOString(),
      lock.createdAt.toISOString(),
    ],
  );
}

export async function extendLock(
  tx: Database,
  token: string,
  timeoutSeconds: number,
  expiresAt: Date,
): Promise<void> {
  await tx.rows('UPDATE locks SET timeout_seconds = $2, expires_at = $3 WHERE token = $1', [
    token,
    timeoutSeconds,
    expiresAt.toISOString(),
  ]);
}

export async function deleteLocks(tx: Database, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await tx.rows('DELETE FROM locks WHERE token = ANY($1::text[])', [tokens]);
}

export async function deleteExpiredLocks(db: Database, now: number): Promise<void> {
  await db.rows('DELETE FROM locks WHERE expires_at <= $1::timestamptz', [new Date(now).toISOString()]);
}
