import type { Listed } from './queries.js';

export type SortKey = 'name' | 'sizeBytes' | 'modifiedAt';

export interface Sorting {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** How the server lists: by the bytes of the names. */
export const asListed: Sorting = { by: 'name', descending: false };

export function isAsListed({ by, descending }: Sorting): boolean {
  return by === 'name' && !descending;
}

/** The entries in another order than the server's; equal ones stay in it. */
export function sorted(nodes: readonly Listed[], sorting: Sorting): readonly Listed[] {
  const { by, descending } = sorting;
  if (isAsListed(sorting)) return nodes;
  if (by === 'name') return nodes.toReversed();
  const rank = (node: Listed) => (by === 'sizeBytes' ? node.sizeBytes : Date.parse(node.modifiedAt ?? ''));
  const sign = descending ? -1 : 1;
  return nodes.toSorted((a, b) => sign * (rank(a) - rank(b)) || 0);
}
