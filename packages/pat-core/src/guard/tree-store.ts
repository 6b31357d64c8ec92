import { insertParameter, insertPart } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import {
  type Basis,
  currentVersion,
  type TreeWrite,
  type TreeWriteShape,
  treeWriteParameters,
  treeWritePart,
  treeWriteShape,
  treeWriteShapes,
} from '../nodes/index.js';
import type { TokenId } from '../shared/ids.js';
import { currentCredentialVersion } from '../tokens/index.js';

/** A change of the tree with all that it was decided on. */
export interface DecidedTreeWrite {
  readonly basis: Basis;
  readonly tokenId: TokenId;
  readonly credentialVersion: string;
  readonly write: TreeWrite;
  readonly event: AuditEvent;
  readonly now: number;
}

function statement(shape: TreeWriteShape): string {
  return `WITH RECURSIVE ${currentVersion},
    basis AS (SELECT 1 FROM current WHERE version = $3 AND ${currentCredentialVersion('$4')} = $5),
    ${treeWritePart(shape, 7, 'EXISTS (SELECT 1 FROM basis)')},
    entry AS (${insertPart(6, 'EXISTS (SELECT 1 FROM written)')})
    SELECT id FROM written`;
}

const statements = Object.fromEntries(treeWriteShapes.map((shape) => [shape, statement(shape)])) as Record<
  TreeWriteShape,
  string
>;

/**
 * Makes a change of the tree with its audit row in one statement, if all that the decision rests on is the same as when it was taken.
 * @returns false when something has changed: then nothing was done
 */
export async function makeTreeWrite(db: Database, decided: DecidedTreeWrite): Promise<boolean> {
  const { basis, tokenId, credentialVersion, write, event, now } = decided;
  const rows = await db.rows(statements[treeWriteShape(write)], [
    ...[basis.nodes, basis.userId, basis.version, tokenId, credentialVersion],
    insertParameter([{ at: now, event }]),
    ...treeWriteParameters(write),
  ]);
  return rows.length > 0;
}
