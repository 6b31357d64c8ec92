import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import { livingParent, type Parameter } from './write.js';

/** What a copy is made of, and where: rows, not bytes. */
export interface TreeCopy {
  readonly sourceId: NodeId;
  /** The copy of the source itself. */
  readonly id: NodeId;
  readonly parentId: NodeId;
  readonly name: string;
  /** Whose all the copies are. */
  readonly ownerId: UserId | undefined;
  readonly now: number;
  /** Nothing of what is below. */
  readonly shallow: boolean;
}

/**
 * The part of a recursive statement that copies a node, with all below it and the dead properties; `written` has the copy's id, or nothing
 * when there was nothing to copy. A name that is taken is an error of the database.
 */
export const copyPart = (p: Parameter, given: string) => `
  parent AS (${livingParent(p(3))}),
  tree AS (
    SELECT id, ${p(2)}::uuid AS copy, ${p(3)}::uuid AS copy_parent, ${p(4)}::text COLLATE "C" AS copy_name, kind, blob_id, size_bytes, modified_at, mode
    FROM nodes WHERE id = ${p(1)}::uuid AND ${given} AND EXISTS (SELECT 1 FROM parent)
    UNION ALL
    SELECT n.id, gen_random_uuid(), t.copy, n.name, n.kind, n.blob_id, n.size_bytes, n.modified_at, n.mode
    FROM tree t JOIN nodes n ON n.parent_id = t.id WHERE t.kind = 'folder' AND NOT ${p(7)}::boolean
  ), copied AS (
    INSERT INTO nodes (id, parent_id, name, kind, blob_id, size_bytes, owner_id, created_at, modified_at, mode)
    SELECT copy, copy_parent, copy_name, kind, blob_id, size_bytes, ${p(5)}::uuid, ${p(6)}::timestamptz, modified_at, mode FROM tree
    RETURNING id
  ), copied_properties AS (
    INSERT INTO properties (node_id, namespace, name, value)
    SELECT t.copy, p.namespace, p.name, p.value FROM tree t JOIN properties p ON p.node_id = t.id
  ), written AS (SELECT id FROM copied WHERE id = ${p(2)}::uuid)`;

export function copyParameters(copy: TreeCopy): unknown[] {
  const { sourceId, id, parentId, name, ownerId, now, shallow } = copy;
  return [sourceId, id, parentId, name, ownerId ?? null, new Date(now).toISOString(), shallow];
}

const statement = `WITH RECURSIVE ${copyPart((n) => `$${n}`, 'true')} SELECT id FROM written`;

/**
 * Copies a node. @returns false when the source or the folder has gone
 * @throws DatabaseError 23505 when the name is taken
 */
export async function copyTree(tx: Database, copy: TreeCopy): Promise<boolean> {
  return (await tx.rows(statement, copyParameters(copy))).length > 0;
}
