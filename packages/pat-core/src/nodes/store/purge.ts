import type { Database } from '../../db/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { BlobId } from '../types.js';
import { discardEntriesOf } from './recycle.js';
import { recycleBinId, trashId } from './rows.js';

/**
 * One step of emptying the trash: deletes up to `limit` nodes that have nothing below them or, when there is none, lifts up to
 * `limit` nodes out of their deleted folders so that the next step can.
 * @returns whether there may be more to do, and the blobs that the deleted nodes held
 */
export async function purgeTrash(tx: Database, limit: number): Promise<{ more: boolean; blobs: BlobId[] }> {
  const leaves = await tx.rows<{ id: NodeId; kind: 'file' | 'folder' }>(
    `SELECT t.id, t.kind FROM nodes t WHERE t.parent_id = '${trashId}' AND t.id <> '${recycleBinId}'
       AND NOT EXISTS (SELECT 1 FROM nodes c WHERE c.parent_id = t.id) LIMIT $1`,
    [limit],
  );
  const folders = leaves.filter(({ kind }) => kind === 'folder').map(({ id }) => id);
  if (folders.length > 0) await discardEntriesOf(tx, folders);
  if (leaves.length > 0) {
    const deleted = await tx.rows<{ blob_id: BlobId | null }>(
      'DELETE FROM nodes WHERE id = ANY($1::uuid[]) RETURNING blob_id',
      [leaves.map(({ id }) => id)],
    );
    return { more: true, blobs: deleted.flatMap((row) => row.blob_id ?? []) };
  }
  const lifted = await tx.rows(
    `UPDATE nodes SET parent_id = '${trashId}', name = id::text WHERE id IN (
       SELECT c.id FROM nodes t JOIN nodes c ON c.parent_id = t.id WHERE t.parent_id = '${trashId}' AND t.id <> '${recycleBinId}' LIMIT $1
     ) RETURNING id`,
    [limit],
  );
  return { more: lifted.length > 0, blobs: [] };
}
