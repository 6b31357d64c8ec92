import { useCallback, useState } from 'react';
import type { Listed } from './queries.js';

export interface Selection {
  readonly nodes: readonly Listed[];
  readonly isAll: boolean;
  has(node: Listed): boolean;
  toggle(node: Listed): void;
  toggleAll(): void;
  clear(): void;
}

/** Which of a folder's entries are selected; those that go away are so no longer. */
export function useSelection(all: readonly Listed[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const nodes = ids.size === 0 ? [] : all.filter(({ id }) => ids.has(id));
  const isAll = nodes.length > 0 && nodes.length === all.length;
  const toggle = useCallback(
    ({ id }: Listed) =>
      setIds((old) => new Set(old.has(id) ? [...old].filter((other) => other !== id) : [...old, id])),
    [],
  );
  return {
    nodes,
    isAll,
    has: ({ id }) => ids.has(id),
    toggle,
    toggleAll: () => setIds(isAll ? new Set() : new Set(all.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
