import type { Database } from '../../db/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { PropertyRow } from './children.js';

export async function findProperties(db: Database, nodeId: NodeId): Promise<PropertyRow[]> {
  return db.rows<PropertyRow>(
    'SELECT namespace, name, value FROM properties WHERE node_id = $1 ORDER BY namespace, name',
    [nodeId],
  );
}

export async function setProperties(
  tx: Database,
  nodeId: NodeId,
  properties: readonly PropertyRow[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO properties (node_id, namespace, name, value)
     SELECT $1, p.namespace, p.name, p.value FROM unnest($2::text[], $3::text[], $4::text[]) AS p(namespace, name, value)
     ON CONFLICT (node_id, namespace, name) DO UPDATE SET value = excluded.value`,
    [
      nodeId,
      properties.map((property) => property.namespace),
      properties.map((property) => property.name),
      properties.map((property) => property.value),
    ],
  );
}

export async function removeProperties(
  tx: Database,
  nodeId: NodeId,
  names: readonly { readonly namespace: string; readonly name: string }[],
): Promise<void> {
  await tx.rows(
    `DELETE FROM properties WHERE node_id = $1
       AND (namespace, name) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [nodeId, names.map((property) => property.namespace), names.map((property) => property.name)],
  );
}

/** Gives `to` exactly the dead properties of `from`. */
export async function copyProperties(tx: Database, from: NodeId, to: NodeId): Promise<void> {
  await tx.rows('DELETE FROM properties WHERE node_id = $1', [to]);
  await tx.rows(
    `INSERT INTO properties (node_id, namespace, name, value)
     SELECT $2::uuid, namespace, name, value FROM properties WHERE node_id = $1::uuid`,
    [from, to],
  );
}
