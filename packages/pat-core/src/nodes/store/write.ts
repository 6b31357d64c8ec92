import type { StoredContent } from '../../blobs/index.js';
import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { BlobId } from '../types.js';
import { recycleBinId, trashId } from './rows.js';

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
  readonly mode?: number | undefined;
  readonly now: number;
}

/** A file's content in the place of another one. */
export interface NewContentOf {
  readonly id: NodeId;
  /** The file's as the decision was taken: nothing is done when it has another one by now. */
  readonly revision: string | undefined;
  readonly to: NewContent;
  readonly modifiedAt: Date;
  /** undefined: stays. */
  readonly mode?: number | undefined;
  readonly now: number;
}

/** What clients set of a node; what is undefined stays. */
export interface NewAttributes {
  readonly id: NodeId;
  readonly modifiedAt?: Date | undefined;
  readonly mode?: number | undefined;
}

/** A change of one node that is one statement. */
export type NodeWrite =
  | { readonly insert: NewNode }
  | { readonly replace: NewContentOf }
  | { readonly set: NewAttributes };

/** The nth parameter of a part of a statement, as its placeholder. */
export type Parameter = (n: number) => string;

/** The parent as long as it is in the tree; holds off its deletion to the end of the transaction. */
export const livingParent = (id: string) =>
  `SELECT id FROM nodes WHERE id = ${id}::uuid
    AND (parent_id IS NULL OR parent_id NOT IN ('${trashId}', '${recycleBinId}')) FOR KEY SHARE`;

/** The node as it was decided on: with the revision that it had then. */
export const unchanged = (id: string, revision: string) =>
  `nodes.id = ${id}::uuid AND nodes.xmin::text = ${revision}`;

/** New nodes in the folder `p(1)`, and the rows of their contents after them: what is not written leaves nothing behind. */
const insert = (p: Parameter, given: string) => `
  parent AS (${livingParent(p(1))}),
  incoming AS (SELECT * FROM jsonb_to_recordset(${p(2)}::jsonb) AS i(id uuid, name text, kind text, owner_id uuid, created_at timestamptz,
    modified_at timestamptz, mode int, blob_id uuid, size_bytes bigint, content bytea, store_key text)),
  written AS (INSERT INTO nodes (id, parent_id, name, kind, owner_id, created_at, modified_at, mode, blob_id, size_bytes)
    SELECT id, ${p(1)}::uuid, name, kind, owner_id, created_at, modified_at, mode, blob_id, size_bytes FROM incoming
    WHERE ${given} AND (${p(1)}::uuid IS NULL OR EXISTS (SELECT 1 FROM parent))
    ON CONFLICT ON CONSTRAINT nodes_parent_name DO NOTHING RETURNING id),
  blob AS (INSERT INTO blobs (id, size_bytes, content, store_key, created_at)
    SELECT blob_id, size_bytes, content, store_key, created_at FROM written JOIN incoming USING (id) WHERE blob_id IS NOT NULL)`;

const parts = {
  insert,
  replace: (p: Parameter, given: string) => `
    written AS (UPDATE nodes SET blob_id = ${p(6)}::uuid, size_bytes = ${p(7)}::bigint, modified_at = ${p(3)}::timestamptz,
      mode = coalesce(${p(5)}::int, mode)
      WHERE ${unchanged(p(1), p(2))} AND ${given} RETURNING id),
    blob AS (INSERT INTO blobs (id, size_bytes, content, store_key, created_at)
      SELECT ${p(6)}::uuid, ${p(7)}::bigint, ${p(8)}::bytea, ${p(9)}::text, ${p(4)}::timestamptz FROM written)`,
  set: (p: Parameter, given: string) => `
    written AS (UPDATE nodes SET modified_at = coalesce(${p(2)}::timestamptz, modified_at), mode = coalesce(${p(3)}::int, mode)
      WHERE id = ${p(1)}::uuid AND ${given} RETURNING id)`,
};

export type WriteShape = keyof typeof parts;
export const writeShapes = Object.keys(parts) as WriteShape[];

/**
 * The part of a statement that makes writes of this shape, to be put after WITH: `written` has the ids of the nodes that were written.
 * `given` is a condition; parameters are counted from `first`.
 */
export function writePart(shape: WriteShape, first: number, given: string): string {
  return parts[shape]((n) => `$${first + n - 1}`, given);
}

export function shapeOf(write: NodeWrite): WriteShape {
  if ('insert' in write) return 'insert';
  return 'replace' in write ? 'replace' : 'set';
}

export function nodeOf(write: NodeWrite): NodeId {
  return 'replace' in write ? write.replace.id : 'set' in write ? write.set.id : write.insert.id;
}

/** @param others that are to be made by the same statement: inserts into the same folder */
export function writeParameters(write: NodeWrite, others: readonly NodeWrite[] = []): unknown[] {
  if ('set' in write) {
    const { id, modifiedAt, mode } = write.set;
    return [id, modifiedAt?.toISOString() ?? null, mode ?? null];
  }
  if ('replace' in write) {
    const { id, revision, to, modifiedAt, mode, now } = write.replace;
    const content = 'content' in to.stored ? [to.stored.content, null] : [null, to.stored.storeKey];
    return [
      ...[id, revision ?? null, modifiedAt.toISOString(), new Date(now).toISOString(), mode ?? null],
      ...[to.blobId, to.stored.sizeBytes, ...content],
    ];
  }
  const inserts = [write, ...others].flatMap((each) => ('insert' in each ? [rowOf(each.insert)] : []));
  return [write.insert.parentId ?? null, JSON.stringify(inserts)];
}

function rowOf({ id, name, ownerId, modifiedAt, mode, now, content }: NewNode): Record<string, unknown> {
  const node = { id, name, owner_id: ownerId, created_at: new Date(now), modified_at: modifiedAt, mode };
  if (!content) return { ...node, kind: 'folder', size_bytes: 0 };
  const { blobId, stored } = content;
  const { sizeBytes } = stored;
  const place =
    'content' in stored
      ? { content: `\\x${stored.content.toString('hex')}` }
      : { store_key: stored.storeKey };
  return { ...node, kind: 'file', size_bytes: sizeBytes, blob_id: blobId, ...place };
}

const statements = Object.fromEntries(
  writeShapes.map((shape) => [shape, `WITH ${writePart(shape, 1, 'true')} SELECT id FROM written`]),
) as Record<WriteShape, string>;

/** Makes the write. @returns false when the name is taken, the parent has gone or the file has another content by now */
export async function writeNode(db: Database, write: NodeWrite): Promise<boolean> {
  const rows = await db.rows(statements[shapeOf(write)], writeParameters(write));
  return rows.length > 0;
}
