import type { Database } from '../../db/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { BlobId, ChainNode } from '../types.js';
import { trashId } from './rows.js';
import { unchanged } from './write.js';

/** A node as a change was decided on it. */
export type DecidedNode = Pick<ChainNode, 'id' | 'revision'>;

/** Gives a file the content of another. @returns false when it has changed */
export async function swapContent(
  db: Database,
  { id, revision }: DecidedNode,
  to: { readonly blobId: BlobId; readonly sizeBytes: number; readonly modifiedAt: Date },
): Promise<boolean> {
  const rows = await db.rows(
    `UPDATE nodes SET blob_id = $3::uuid, size_bytes = $4::bigint, modified_at = $5::timestamptz
     WHERE ${unchanged('$1', '$2')} RETURNING id`,
    [id, revision ?? null, to.blobId, to.sizeBytes, to.modifiedAt.toISOString()],
  );
  return rows.length > 0;
}

/** Waits for what is being put into a folder and holds off more, to the end of the transaction. */
export async function freezeFolder(tx: Database, id: NodeId): Promise<void> {
  await tx.rows('SELECT 1 FROM nodes WHERE id = $1::uuid FOR UPDATE', [id]);
}

/** Holds off changes of a node to the end of the transaction. @returns false when it has changed */
export async function holdNode(tx: Database, { id, revision }: DecidedNode): Promise<boolean> {
  const rows = await tx.rows(`SELECT 1 FROM nodes WHERE ${unchanged('$1', '$2')} FOR UPDATE`, [
    id,
    revision ?? null,
  ]);
  return rows.length > 0;
}

/**
 * Takes a node with all below it out of the tree, in one row; `purge` removes the rows later. Locks and grants below no longer
 * matter, as no path leads there.
 * @returns false when it has changed
 */
export async function detach(db: Database, { id, revision }: DecidedNode): Promise<boolean> {
  const rows = await db.rows(
    `UPDATE nodes SET parent_id = '${trashId}', name = id::text WHERE ${unchanged('$1', '$2')} RETURNING id`,
    [id, revision ?? null],
  );
  return rows.length > 0;
}

/**
 * Gives a node another revision and holds off its changes to the end of the transaction: what was decided about it before fails.
 * For a lock that is put on it.
 * @returns false when it has changed
 */
export async function reviseNode(tx: Database, { id, revision }: DecidedNode): Promise<boolean> {
  const rows = await tx.rows(`UPDATE nodes SET mode = mode WHERE ${unchanged('$1', '$2')} RETURNING id`, [
    id,
    revision ?? null,
  ]);
  return rows.length > 0;
}

/** Only one change that lost a race is tried again at a time. Held to the end of the transaction. */
export async function serializeRetries(tx: Database): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [0x72616365]);
}

/**
 * One at a time: folders are moved, copied and deleted, and locks are taken. So two moves cannot put two folders into each other, two
 * locks cannot be granted against each other, and nothing is moved or deleted together with what has just been locked. Held to the end of
 * the transaction.
 */
export async function serializeTreeChanges(tx: Database): Promise<void> {
  await tx.rows('UPDATE tree_changes SET id = id', []);
}

/**
 * The same within a statement that makes such a change itself, to be put after WITH: `turn` has no row when another one was made since the
 * statement began, as that is not seen by it. `given` is a condition.
 */
export const turnPart = (given: string) => `
  turn AS (UPDATE tree_changes SET id = id WHERE ${given} AND xmin = (SELECT xmin FROM tree_changes) RETURNING 1)`;
