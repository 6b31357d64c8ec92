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
type Parameter = (n: number) => string;

/** The parent as long as it is in the tree; holds off its deletion to the end of the transaction. */
export const livingParent = (id: string) =>
  `SELECT id FROM nodes WHERE id = ${id}::uuid
    AND (parent_id IS NULL OR parent_id NOT IN ('${trashId}', '${recycleBinId}')) FOR KEY SHARE`;

/** The node as it was decided on: with the revision that it had then. */
export const unchanged = (id: string, revision: string) =>
  `nodes.id = ${id}::uuid AND nodes.xmin::text = ${revision}`;

/** The content's row, after the node that holds it: what is not written leaves nothing behind. */
const blobRow = ([id, size, content, key, now]: readonly string[]) => `
  blob AS (INSERT INTO blobs (id, size_bytes, content, store_key, created_at)
    SELECT ${id}::uuid, ${size}::bigint, ${content}::bytea, ${key}::text, ${now}::timestamptz FROM written)`;

const insertRow = (p: Parameter, given: string, kind: 'file' | 'folder', blob: string, size: string) => `
  parent AS (${livingParent(p(2))}),
  written AS (INSERT INTO nodes (id, parent_id, name, kind, owner_id, created_at, modified_at, mode, blob_id, size_bytes)
    SELECT ${p(1)}::uuid, ${p(2)}::uuid, ${p(3)}, '${kind}', ${p(4)}::uuid, ${p(5)}::timestamptz, ${p(6)}::timestamptz, ${p(7)}::int,
      ${blob}::uuid, ${size}::bigint
    WHERE ${given} AND (${p(2)}::uuid IS NULL OR EXISTS (SELECT 1 FROM parent))
    ON CONFLICT ON CONSTRAINT nodes_parent_name DO NOTHING RETURNING id)`;

const parts = {
  folder: (p: Parameter, given: string) => insertRow(p, given, 'folder', 'NULL', '0'),
  file: (p: Parameter, given: string) => `${insertRow(p, given, 'file', p(8), p(9))},
    ${blobRow([p(8), p(9), p(10), p(11), p(5)])}`,
  content: (p: Parameter, given: string) => `
    written AS (UPDATE nodes SET blob_id = ${p(6)}::uuid, size_bytes = ${p(7)}::bigint, modified_at = ${p(3)}::timestamptz,
      mode = coalesce(${p(5)}::int, mode)
      WHERE ${unchanged(p(1), p(2))} AND ${given} RETURNING id),
    ${blobRow([p(6), p(7), p(8), p(9), p(4)])}`,
  attributes: (p: Parameter, given: string) => `
    written AS (UPDATE nodes SET modified_at = coalesce(${p(2)}::timestamptz, modified_at), mode = coalesce(${p(3)}::int, mode)
      WHERE id = ${p(1)}::uuid AND ${given} RETURNING id)`,
};

export type WriteShape = keyof typeof parts;
export const writeShapes = Object.keys(parts) as WriteShape[];

/**
 * The part of a statement that makes a write of this shape, to be put after WITH: `written` has the node's id, or nothing when it was not
 * written. `given` is a condition; parameters are counted from `first`.
 */
export function writePart(shape: WriteShape, first: number, given: string): string {
  return parts[shape]((n) => `$${first + n - 1}`, given);
}

export function shapeOf(write: NodeWrite): WriteShape {
  if ('replace' in write) return 'content';
  if ('set' in write) return 'attributes';
  return write.insert.content ? 'file' : 'folder';
}

export function nodeOf(write: NodeWrite): NodeId {
  return 'replace' in write ? write.replace.id : 'set' in write ? write.set.id : write.insert.id;
}

export function writeParameters(write: NodeWrite): unknown[] {
  if ('set' in write) {
    const { id, modifiedAt, mode } = write.set;
    return [id, modifiedAt?.toISOString() ?? null, mode ?? null];
  }
  if ('replace' in write) {
    const { id, revision, to, modifiedAt, mode, now } = write.replace;
    return [
      id,
      revision ?? null,
      modifiedAt.toISOString(),
      instant(now),
      mode ?? null,
      ...contentParameters(to),
    ];
  }
  const { id, parentId, name, ownerId, modifiedAt, mode, now, content } = write.insert;
  const node = [
    id,
    parentId ?? null,
    name,
    ownerId ?? null,
    instant(now),
    modifiedAt.toISOString(),
    mode ?? null,
  ];
  return content ? [...node, ...contentParameters(content)] : node;
}

function contentParameters({ blobId, stored }: NewContent): unknown[] {
  const { sizeBytes } = stored;
  return 'content' in stored
    ? [blobId, sizeBytes, stored.content, null]
    : [blobId, sizeBytes, null, stored.storeKey];
}

function instant(now: number): string {
  return new Date(now).toISOString();
}

const statements = Object.fromEntries(
  writeShapes.map((shape) => [shape, `WITH ${writePart(shape, 1, 'true')} SELECT id FROM written`]),
) as Record<WriteShape, string>;

/** Makes the write. @returns false when the name is taken, the parent has gone or the file has another content by now */
export async function writeNode(db: Database, write: NodeWrite): Promise<boolean> {
  const rows = await db.rows(statements[shapeOf(write)], writeParameters(write));
  return rows.length > 0;
}
