import { effective, isVisible, type Right, type Rights } from './rights.js';

/** What a caller is told: all but `allowed` are refusals. */
export type Decision = 'allowed' | 'forbidden' | 'not found' | 'parent missing' | 'unauthenticated';

/** What each operation needs on the node it is about; '' is to see it. */
const neededOnNode = {
  stat: '',
  list: '',
  read: 'r',
  replace: 'w',
  delete: 'rw',
  'delete folder': 'rw',
  move: 'rw',
  copy: 'r',
  'set attributes': 'w',
  lock: 'w',
} as const satisfies Record<string, Right>;

/** What puts something new into a folder needs write on that folder. */
const intoFolder = ['create', 'make folder', 'move into', 'copy into', 'lock new name'] as const;

export type Operation = keyof typeof neededOnNode | (typeof intoFolder)[number];

export const operations = [...Object.keys(neededOnNode), ...intoFolder] as Operation[];

/**
 * The rules of the interface as plainly as they can be said, written without a look at the program's own: `path` is the node that an
 * operation is about, or the new name in a folder.
 */
export function decide(operation: Operation, rights: Rights, path: string): Decision {
  if (isIntoFolder(operation)) return decideCreation(rights, path);
  const needed = neededOnNode[operation];
  const right = effective(rights, path);
  if (needed === '') return isVisible(rights, path) ? 'allowed' : 'not found';
  if ([...needed].every((one) => right.includes(one))) return 'allowed';
  if (isVisible(rights, path)) return 'forbidden';
  // Who cannot see the file makes a new one, as far as it can know.
  return operation === 'replace' || operation === 'lock' ? decideCreation(rights, path) : 'not found';
}

function decideCreation(rights: Rights, path: string): Decision {
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (effective(rights, folder).includes('w')) return 'allowed';
  return isVisible(rights, folder) ? 'forbidden' : 'parent missing';
}

function isIntoFolder(operation: Operation): operation is (typeof intoFolder)[number] {
  return (intoFolder as readonly string[]).includes(operation);
}
