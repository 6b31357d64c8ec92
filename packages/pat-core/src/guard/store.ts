import { insertParameter, insertPart } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import {
  type Basis,
  currentVersion,
  type NodeWrite,
  nodeOf,
  shapeOf,
  type WriteShape,
  writeParameters,
  writePart,
  writeShapes,
} from '../nodes/index.js';
import type { NodeId, TokenId } from '../shared/ids.js';
import { currentCredentialVersion } from '../tokens/index.js';

/** A write with all that it was decided on. */
export interface DecidedWrite {
  readonly basis: Basis;
  readonly tokenId: TokenId;
  readonly credentialVersion: string;
  readonly write: NodeWrite;
  readonly event: AuditEvent;
  readonly now: number;
}

/** Writes that one statement can make: just one, or new nodes in one folder that were decided on the same. */
export type WritesOfOne = readonly [DecidedWrite, ...DecidedWrite[]];

const statements = Object.fromEntries(
  writeShapes.map((shape) => [
    shape,
    `WITH ${currentVersion},
    basis AS (SELECT 1 FROM current WHERE version = $3 AND ${currentCredentialVersion('$4')} = $5),
    ${writePart(shape, 7, 'EXISTS (SELECT 1 FROM basis)')},
    entry AS (${insertPart(6, 'e.node_id IN (SELECT id FROM written)')})
    SELECT id FROM written`,
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
  const [{ basis, tokenId, credentialVersion, write }, ...others] = decided;
  const rows = await db.rows<{ id: NodeId }>(statements[shapeOf(write)], [
    ...[basis.nodes, basis.userId, basis.version, tokenId, credentialVersion],
    insertParameter(decided.map(({ event, now }) => ({ at: now, event }))),
    ...writeParameters(
      write,
      others.map((other) => other.write),
    ),
  ]);
  return new Set(rows.map(({ id }) => id));
}
