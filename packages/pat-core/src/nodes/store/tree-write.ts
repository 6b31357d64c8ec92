import { turnPart } from './changes.js';
import { copyParameters, copyPart, type TreeCopy } from './copy.js';
import { type Relocation, relocateParameters, relocatePart } from './relocate.js';
import type { Parameter } from './write.js';

/** A file or folder that is moved or copied to a free name by one statement. */
export type TreeWrite = { readonly kind: 'file' | 'folder' } & (
  | { readonly relocate: Relocation }
  | { readonly copy: TreeCopy }
);

/** Whether there are locks below the node `id`; costs by the number of locks. */
const isLockedBelow = (id: string) => `EXISTS (
    WITH RECURSIVE up AS (
      SELECT n.parent_id FROM locks l JOIN nodes n ON n.id = l.node_id
      UNION SELECT n.parent_id FROM up JOIN nodes n ON n.id = up.parent_id
    ) SELECT 1 FROM up WHERE parent_id = ${id}::uuid)`;

/** With folders it is done one at a time. */
const inTurn = (given: string, part: (given: string) => string) =>
  `${turnPart(given)}, ${part('EXISTS (SELECT 1 FROM turn)')}`;

const parts = {
  'relocate file': relocatePart,
  'relocate folder': (p: Parameter, given: string) =>
    inTurn(`${given} AND NOT ${isLockedBelow(p(1))}`, (taken) => relocatePart(p, taken)),
  'copy file': copyPart,
  'copy folder': (p: Parameter, given: string) => inTurn(given, (taken) => copyPart(p, taken)),
};

export type TreeWriteShape = keyof typeof parts;
export const treeWriteShapes = Object.keys(parts) as TreeWriteShape[];

export function treeWriteShape(write: TreeWrite): TreeWriteShape {
  return `${'relocate' in write ? 'relocate' : 'copy'} ${write.kind}`;
}

/**
 * The part of a statement that makes a write of this shape, to be put after WITH RECURSIVE: `written` has the node's id, or nothing when
 * it was not made. `given` is a condition; parameters are counted from `first`.
 */
export function treeWritePart(shape: TreeWriteShape, first: number, given: string): string {
  return parts[shape]((n) => `$${first + n - 1}`, given);
}

export function treeWriteParameters(write: TreeWrite): unknown[] {
  return 'relocate' in write ? relocateParameters(write.relocate) : copyParameters(write.copy);
}
