import type { Database } from '../db/index.js';
import {
  type NodeWrite,
  nodeOf,
  shapeOf,
  type WriteShape,
  writeParameters,
  writePart,
  writeShapes,
} from '../nodes/index.js';
import type { NodeId } from '../shared/ids.js';
import { type Decided, decidedParameters, statementIfUnchanged } from './decided.js';

export type DecidedWrite = Decided<NodeWrite>;

/** Writes that one statement can make: just one, or new nodes in one folder that were decided on the same. */
export type WritesOfOne = readonly [DecidedWrite, ...DecidedWrite[]];

const statements = Object.fromEntries(
  writeShapes.map((shape) => [
    shape,
    statementIfUnchanged(
      (first, given) => writePart(shape, first, given),
      'e.node_id IN (SELECT id FROM written)',
    ),
  ]),
) as Record<WriteShape, string>;

/**
 * What a write changes, as a text to sort by, so that two processes do not wait for each other. Writes of the same text can be made by one
 * statement: new nodes in one folder that were decided on the same.
 */
export function sharedBy({ basis, tokenId, credentialVersion, write }: DecidedWrite): string {
  if (!('insert' in write)) return nodeOf(write);
  return [write.insert.parentId, basis.userId, tokenId, credentialVersion, basis.version].join(' ');
}

/**
 * Makes writes with their audit rows in one statement, if all that the decisions rest on is the same as when they were taken.
 * @returns the nodes that were written; when something has changed, none
 */
export async function writeIfUnchanged(db: Database, decided: WritesOfOne): Promise<Set<NodeId>> {
  const [{ write }, ...others] = decided;
  const parameters = writeParameters(
    write,
    others.map((other) => other.write),
  );
  const rows = await db.rows<{ id: NodeId }>(statements[shapeOf(write)], [
    ...decidedParameters(decided),
    ...parameters,
  ]);
  return new Set(rows.map(({ id }) => id));
}
