import type { Database } from '../db/index.js';
import {
  type TreeWrite,
  type TreeWriteShape,
  treeWriteParameters,
  treeWritePart,
  treeWriteShape,
  treeWriteShapes,
} from '../nodes/index.js';
import { type Decided, decidedParameters, statementIfUnchanged } from './decided.js';

const statements = Object.fromEntries(
  treeWriteShapes.map((shape) => [
    shape,
    statementIfUnchanged(
      (first, given) => treeWritePart(shape, first, given),
      'EXISTS (SELECT 1 FROM written)',
    ),
  ]),
) as Record<TreeWriteShape, string>;

/**
 * Makes a change of the tree with its audit row in one statement, if all that the decision rests on is the same as when it was taken.
 * @returns false when something has changed: then nothing was done
 */
export async function makeTreeWrite(db: Database, decided: Decided<TreeWrite>): Promise<boolean> {
  const { write } = decided;
  const parameters = [...decidedParameters([decided]), ...treeWriteParameters(write)];
  return (await db.rows(statements[treeWriteShape(write)], parameters)).length > 0;
}
