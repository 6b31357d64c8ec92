import { insertParameterCount, insertParameters, insertPart } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import {
  type Basis,
  currentVersions,
  type NodeWrite,
  shapeOf,
  type WriteShape,
  writeParameters,
  writePart,
  writeShapes,
} from '../nodes/index.js';
import type { TokenId } from '../shared/ids.js';
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

const basisParameterCount = 5;
const firstWriteParameter = basisParameterCount + insertParameterCount + 1;

function statement(by: Basis['by'], shape: WriteShape): string {
  return `WITH RECURSIVE ${currentVersions[by]},
    basis AS (SELECT 1 FROM current WHERE version = $3 AND ${currentCredentialVersion('$4')} = $5),
    ${writePart(shape, firstWriteParameter, 'EXISTS (SELECT 1 FROM basis)')},
    entry AS (${insertPart(basisParameterCount + 1, 'FROM written')})
    SELECT id FROM written`;
}

const statementsBy = (by: Basis['by']) =>
  Object.fromEntries(writeShapes.map((shape) => [shape, statement(by, shape)])) as Record<WriteShape, string>;
const statements = { path: statementsBy('path'), id: statementsBy('id') };

/**
 * Makes a write with its audit row in one statement, if all that the decision rests on is the same as when it was taken.
 * @returns false when something has changed: then nothing was done
 */
export async function writeIfUnchanged(db: Database, decided: DecidedWrite): Promise<boolean> {
  const { basis, tokenId, credentialVersion, write, event, now } = decided;
  const rows = await db.rows(statements[basis.by][shapeOf(write)], [
    ...[basis.key, basis.userId, basis.version, tokenId, credentialVersion],
    ...insertParameters(event, now),
    ...writeParameters(write),
  ]);
  return rows.length > 0;
}
