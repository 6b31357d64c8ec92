import { Problem } from '../problem.js';

/** An entity tag (RFC 9110 §8.8.3); `opaque` without its quotes. */
export interface EntityTag {
  readonly opaque: string;
  readonly weak: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 9110 §8.8.3 allows all but controls and the quote
const element = /[ \t]*(?:(W\/)?"([^"\u0000-\u0020\u007f]*)"[ \t]*)?(?:,|$)/y;

/**
 * Reads `If-Match` or `If-None-Match`: `*` or a list of entity tags.
 * @throws Problem invalid for anything else: guessing here could lose somebody's change
 */
export function parseEntityTags(header: string): '*' | readonly EntityTag[] {
  if (header.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  element.lastIndex = 0;
  while (element.lastIndex < header.length) {
    const match = element.exec(header);
    if (!match) {
      throw new Problem(
        'invalid',
        'A condition needs entity tags in double quotes, separated by commas, or *.',
      );
    }
    if (match[2] !== undefined) tags.push({ weak: match[1] !== undefined, opaque: match[2] });
  }
  return tags;
}

/** Strong comparison (RFC 9110 §8.8.3.2) against a strong tag. */
export function matchesStrongly(tags: '*' | readonly EntityTag[], opaque: string): boolean {
  return tags === '*' || tags.some((tag) => !tag.weak && tag.opaque === opaque);
}

/** Weak comparison (RFC 9110 §8.8.3.2). */
export function matchesWeakly(tags: '*' | readonly EntityTag[], opaque: string): boolean {
  return tags === '*' || tags.some((tag) => tag.opaque === opaque);
}
