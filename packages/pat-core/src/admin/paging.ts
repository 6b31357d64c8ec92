import { PatError } from '../shared/errors.js';
import type { Page, PageRequest } from './types.js';

const defaultLimit = 100;
const maxLimit = 1000;

/**
 * Reads one page: `read` is asked for one item more than the page holds, which tells whether there is another.
 * @throws invalid
 */
export async function readPage<T>(
  { limit = defaultLimit }: PageRequest,
  read: (limit: number) => Promise<readonly T[]>,
  cursorOf: (last: T) => string,
): Promise<Page<T>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new PatError('invalid', `A page has 1 to ${maxLimit} items.`);
  }
  const items = await read(limit + 1);
  if (items.length <= limit) return { items, next: undefined };
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next: last && cursorOf(last) };
}

export function invalidCursor(): PatError {
  return new PatError('invalid', 'The cursor is not one that a page of this list gave.');
}
