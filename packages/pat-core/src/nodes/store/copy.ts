import type { Database } from '../../db/index.js';
import { type NodeId, newId, type UserId } from '../../shared/ids.js';
import type { ChainNode } from '../types.js';

/**
 * Copies a node, with all below it unless `shallow`, and the dead properties: rows, not bytes. The copies belong to `ownerId`.
 * @returns the copy's id, or undefined when there is nothing to copy any more
 * @throws DatabaseError 23505 when the name is taken
 */
export async function copyTree(
  tx: Database,
  source: ChainNode,
  to: {
    readonly parentId: NodeId;
    readonly name: string;
    readonly ownerId: UserId | undefined;
    readonly now: number;
    readonly shallow: boolean;
  },
): Promise<NodeId | undefined> {
  const rows = await tx.rows<{ id: NodeId }>(
    `WITH RECURSIVE tree AS (
       SELECT id, $7::uuid AS copy, $2::uuid AS copy_parent, $3::text COLLATE "C" AS copy_name, kind, blob_id, size_bytes, modified_at, mode
       FROM nodes WHERE id = $1::uuid
       UNION ALL
       SELECT n.id, gen_random_uuid(), t.copy, n.name, n.kind, n.blob_id, n.size_bytes, n.modified_at, n.mode
       FROM tree t JOIN nodes n ON n.parent_id = t.id WHERE t.kind = 'folder' AND NOT $6::boolean
     ), copied AS (
       INSERT INTO nodes (id, parent_id, name, kind, blob_id, size_bytes, owner_id, created_at, modified_at, mode)
       SELECT copy, copy_parent, copy_name, kind, blob_id, size_bytes, $4::uuid, $5::timestamptz, modified_at, mode FROM tree
       RETURNING id
     ), copied_properties AS (
       INSERT INTO properties (node_id, namespace, name, value)
       SELECT t.copy, p.namespace, p.name, p.value FROM tree t JOIN properties p ON p.node_id = t.id
     )
     SELECT id FROM copied WHERE id = $7::uuid`,
    [
      ...[source.id, to.parentId, to.name, to.ownerId ?? null, new Date(to.now).toISOString(), to.shallow],
      newId<NodeId>(),
    ],
  );
  return rows[0]?.id;
}
