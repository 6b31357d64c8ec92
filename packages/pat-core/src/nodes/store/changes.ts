import type { Database } from '../../db/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { BlobId, ChainNode } from '../types.js';
import { trashId } from './rows.js';
import { livingParent } from './write.js';

/** Gives a file the content of another if it still has the old one. @returns false when it has not */
export async function swapContent(
  db: Database,
  id: NodeId,
  change: { from: BlobId; to: BlobId; sizeBytes: number; modifiedAt: Date },
): Promise<boolean> {
  const rows = await db.rows(
    `UPDATE nodes SET blob_id = $3::uuid, size_bytes = $4::bigint, modified_at = $5::timestamptz
     WHERE id = $1::uuid AND blob_id = $2::uuid RETURNING id`,
    [id, change.from, change.to, change.sizeBytes, change.modifiedAt.toISOString()],
  );
  return rows.length > 0;
}

/** Puts a node elsewhere, with all below it, in one row. @returns false when the name is taken there or the folder has gone */
export async function relocate(db: Database, id: NodeId, parentId: NodeId, name: string): Promise<boolean> {
  const rows = await db.rows(
    `WITH parent AS (${livingParent('$2')})
     UPDATE nodes SET parent_id = parent.id, name = $3 FROM parent WHERE nodes.id = $1::uuid
       AND NOT EXISTS (SELECT 1 FROM nodes n WHERE n.parent_id = $2::uuid AND n.name = $3 AND n.id <> $1::uuid)
     RETURNING nodes.id`,
    [id, parentId, name],
  );
  return rows.length > 0;
}

/** Waits for what is being put into a folder and holds off more, to the end of the transaction. */
export async function freezeFolder(tx: Database, id: NodeId): Promise<void> {
  await tx.rows('SELECT 1 FROM nodes WHERE id = $1::uuid FOR UPDATE', [id]);
}

/**
 * Holds off changes of a file to the end of the transaction.
 * @returns false when it has another content, place or name by now
 */
export async function holdFile(
  tx: Database,
  { id, blobId, parentId, name }: Pick<ChainNode, 'id' | 'blobId' | 'parentId' | 'name'>,
): Promise<boolean> {
  const rows = await tx.rows(
    'SELECT 1 FROM nodes WHERE id = $1::uuid AND blob_id = $2::uuid AND parent_id = $3::uuid AND name = $4 FOR UPDATE',
    [id, blobId ?? null, parentId ?? null, name],
  );
  return rows.length > 0;
}

/**
 * Takes a node with all below it out of the tree, in one row; `purge` removes the rows later. Locks and grants below no longer
 * matter, as no path leads there.
 */
export async function detach(db: Database, id: NodeId): Promise<boolean> {
  const rows = await db.rows(
    `UPDATE nodes SET parent_id = '${trashId}', name = id::text WHERE id = $1::uuid RETURNING id`,
    [id],
  );
  return rows.length > 0;
}

/**
 * Gives a node another revision and holds off its changes to the end of the transaction: what was decided about it before fails.
 * For a lock that is put on it.
 */
export async function reviseNode(tx: Database, id: NodeId): Promise<void> {
  await tx.rows('UPDATE nodes SET mode = mode WHERE id = $1::uuid', [id]);
}

/** Only one change that lost a race is tried again at a time. Held to the end of the transaction. */
export async function serializeRetries(tx: Database): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [0x72616365]);
}

/**
 * Only one folder may be moved or copied at a time, so that two moves cannot put two folders into each other. Held to the end of the transaction.
 */
export async function serializeTreeChanges(tx: Database): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [0x6d6f7665]);
}
