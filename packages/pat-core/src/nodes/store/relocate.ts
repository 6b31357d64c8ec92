import type { Database } from '../../db/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { DecidedNode } from './changes.js';
import { livingParent, type Parameter, unchanged } from './write.js';

/** Where a node is put. */
export interface Relocation {
  readonly node: DecidedNode;
  readonly parentId: NodeId;
  readonly name: string;
}

/** The part of a statement that puts a node elsewhere, with all below it, in one row; `written` has its id, or nothing when it was not. */
export const relocatePart = (p: Parameter, given: string) => `
  parent AS (${livingParent(p(3))}),
  written AS (UPDATE nodes SET parent_id = parent.id, name = ${p(4)} FROM parent WHERE ${unchanged(p(1), p(2))} AND ${given}
    AND NOT EXISTS (SELECT 1 FROM nodes n WHERE n.parent_id = ${p(3)}::uuid AND n.name = ${p(4)} AND n.id <> ${p(1)}::uuid)
    RETURNING nodes.id)`;

export function relocateParameters({ node, parentId, name }: Relocation): unknown[] {
  return [node.id, node.revision ?? null, parentId, name];
}

const statement = `WITH ${relocatePart((n) => `$${n}`, 'true')} SELECT id FROM written`;

/**
 * Puts a node elsewhere.
 * @returns false when the name is taken there, the folder has gone or the node has changed
 */
export async function relocate(db: Database, relocation: Relocation): Promise<boolean> {
  return (await db.rows(statement, relocateParameters(relocation))).length > 0;
}
