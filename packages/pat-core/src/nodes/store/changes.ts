import type { StoredContent } from '../../blobs/index.js';
import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { BlobId } from '../types.js';
import { trashId } from './rows.js';

/** A content on its way into a file, under the id that its row will have. */
export interface NewContent {
  readonly blobId: BlobId;
  readonly stored: StoredContent;
}

/** What a new node is made of. */
export interface NewNode {
  readonly id: NodeId;
  readonly parentId: NodeId | undefined;
  readonly name: string;
  /** undefined: a folder. */
  readonly content: NewContent | undefined;
  readonly ownerId: UserId | undefined;
  readonly modifiedAt: Date;
  readonly now: number;
}

/** The parent as long as it is in the tree; holds off its deletion to the end of the transaction. */
const livingParent = `SELECT id FROM nodes WHERE id = $2::uuid AND parent_id IS DISTINCT FROM '${trashId}' FOR KEY SHARE`;

/** A row of `blobs` from four parameters, the first of which is `$first`. */
function blobRow(first: number, createdAt: string): string {
  const [id, size, content, key] = [0, 1, 2, 3].map((offset) => `$${first + offset}`);
  return `INSERT INTO blobs (id, size_bytes, content, store_key, created_at)
    SELECT ${id}::uuid, ${size}::bigint, ${content}::bytea, ${key}::text, ${createdAt}::timestamptz`;
}

function blobParameters({ blobId, stored }: NewContent) {
  const { sizeBytes } = stored;
  return 'content' in stored
    ? [blobId, sizeBytes, stored.content, null]
    : [blobId, sizeBytes, null, stored.storeKey];
}

const insertNodeRow = (kind: 'file' | 'folder', blobId: string, sizeBytes: string) => `
  INSERT INTO nodes (id, parent_id, name, kind, blob_id, size_bytes, owner_id, created_at, modified_at)
  SELECT $1::uuid, $2::uuid, $3, '${kind}', ${blobId}::uuid, ${sizeBytes}::bigint, $4::uuid, $5::timestamptz, $6::timestamptz
  WHERE $2::uuid IS NULL OR EXISTS (SELECT 1 FROM parent)
  ON CONFLICT ON CONSTRAINT nodes_parent_name DO NOTHING RETURNING id`;

const insertFolder = `WITH parent AS (${livingParent}) ${insertNodeRow('folder', 'NULL', '0')}`;
const insertFile = `WITH parent AS (${livingParent}), blob AS (${blobRow(7, '$5')}) ${insertNodeRow('file', '$7', '$8')}`;

/** Inserts a file (with `content`) or a folder. @returns false when the name is taken or the parent has gone */
export async function insertNode(db: Database, node: NewNode): Promise<boolean> {
  const { content } = node;
  const rows = await db.rows(content ? insertFile : insertFolder, [
    node.id,
    node.parentId ?? null,
    node.name,
    node.ownerId ?? null,
    new Date(node.now).toISOString(),
    node.modifiedAt.toISOString(),
    ...(content ? blobParameters(content) : []),
  ]);
  return rows.length > 0;
}

const replaceContentStatement = `WITH blob AS (${blobRow(5, '$4')})
  UPDATE nodes SET blob_id = $5::uuid, size_bytes = $6::bigint, modified_at = $3::timestamptz
  WHERE id = $1::uuid AND blob_id = $2::uuid RETURNING id`;

/** Gives a file a new content if it still has the old one. @returns false when it has not */
export async function replaceContent(
  db: Database,
  id: NodeId,
  change: { from: BlobId; to: NewContent; modifiedAt: Date; now: number },
): Promise<boolean> {
  const rows = await db.rows(replaceContentStatement, [
    id,
    change.from,
    change.modifiedAt.toISOString(),
    new Date(change.now).toISOString(),
    ...blobParameters(change.to),
  ]);
  return rows.length > 0;
}

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
    `WITH parent AS (${livingParent})
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

export async function updateAttributes(
  db: Database,
  id: NodeId,
  attributes: { readonly modifiedAt?: Date; readonly mode?: number },
): Promise<void> {
  await db.rows(
    `UPDATE nodes SET modified_at = coalesce($2::timestamptz, modified_at), mode = coalesce($3::int, mode) WHERE id = $1::uuid`,
    [id, attributes.modifiedAt?.toISOString() ?? null, attributes.mode ?? null],
  );
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
