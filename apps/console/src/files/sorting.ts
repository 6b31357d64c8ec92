import type { Listed } from './queries.js';

export type SortKey = 'name' | 'sizeBytes' | 'modifiedAt';

export interface Sorting {
  readonly by: SortKey;
  readonly descending: boolean;
}

export const byName: Sorting = { by: 'name', descending: false };

/** As people count and spell: a2 before a10, a beside A. The server lists by the bytes of the names. */
const { compare } = new Intl.Collator(undefined, { numeric: true });

/** Folders first; those that are equal stay as they were. */
export function sorted(nodes: readonly Listed[], { by, descending }: Sorting): readonly Listed[] {
  const sign = descending ? -1 : 1;
  return nodes.toSorted((a, b) => kindRank(a) - kindRank(b) || sign * compareBy(by, a, b));
}

function kindRank({ kind }: Listed): number {
  return kind === 'folder' ? 0 : 1;
}

function compareBy(by: SortKey, a: Listed, b: Listed): number {
  if (by === 'name') return compare(a.name, b.name);
  if (by === 'sizeBytes') return a.sizeBytes - b.sizeBytes;
  return Date.parse(a.modifiedAt ?? '') - Date.parse(b.modifiedAt ?? '') || 0;
}
