import type { KeyboardEvent } from 'react';

/** What a key means in a list: another row, the folder above, or something to do with the row. */
export type ListKey = { readonly row: number } | 'up' | 'delete' | 'rename';

/** undefined: nothing that the list does; Enter opens the row's link by itself. */
export function keyOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  active: number,
  count: number,
): ListKey | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(active + 1, count - 1) };
    case 'ArrowUp':
      return { row: Math.max(active - 1, 0) };
    case 'Home':
      return { row: 0 };
    case 'End':
      return { row: count - 1 };
    case 'Backspace':
      return 'up';
    case 'Delete':
      return 'delete';
    case 'F2':
      return 'rename';
    default:
      return undefined;
  }
}
