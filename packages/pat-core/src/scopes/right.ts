/** What a grant or a node scope gives. */
export type Permission = 'r' | 'w' | 'rw';

/** A set of read and write as bits, so that union and intersection are one machine operation. */
export type Right = 0 | 1 | 2 | 3;

export const rights = { none: 0, read: 1, write: 2, both: 3 } as const satisfies Record<string, Right>;

const ofPermission: Record<Permission, Right> = { r: rights.read, w: rights.write, rw: rights.both };

/** The right that a permission string stands for; undefined for anything but exactly `r`, `w` or `rw`. */
export function parsePermission(text: string): Right | undefined {
  return Object.hasOwn(ofPermission, text) ? ofPermission[text as Permission] : undefined;
}

/** The permission string of a non-empty right. */
export function formatRight(right: Exclude<Right, 0>): Permission {
  return right === rights.both ? 'rw' : right === rights.read ? 'r' : 'w';
}

export function union(a: Right, b: Right): Right {
  return (a | b) as Right;
}

export function intersect(a: Right, b: Right): Right {
  return (a & b) as Right;
}
