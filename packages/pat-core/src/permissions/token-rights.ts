import { intersect, type Right, rights, scopedRight, type TokenScopes } from '../scopes/index.js';
import type { NodeId } from '../shared/ids.js';
import type { Restriction } from '../shared/restriction.js';
import type { OperationName } from './operations.js';

/** What of a token decides beside its user's grants. */
export interface TokenRights {
  /** undefined: no limit. */
  readonly scopes: TokenScopes | undefined;
  /** What it may not do although scopes and grants would allow it. */
  readonly restrictions: readonly Restriction[];
}

/** A user alone, or a token that may all that its user may. */
export const allRights: TokenRights = { scopes: undefined, restrictions: [] };

/** What a token leaves of all rights on the last of `ids`, the others being its ancestors in any order. */
export function remainingRight({ scopes, restrictions }: TokenRights, ids: readonly NodeId[]): Right {
  const scoped = scopedRight(scopes, ids);
  return restrictions.includes('read-only') ? intersect(scoped, rights.read) : scoped;
}

/** What each restriction takes away beside rights. Moving takes a name away; what stands at a destination is replaced or deleted. */
const takenBy: Record<Restriction, readonly OperationName[]> = {
  'read-only': [],
  'no-overwrite': ['replace'],
  'no-delete': ['delete', 'move', 'purge'],
};

/** The restriction of a token that forbids an operation whatever the rights; undefined: none. */
export function restrictionOn(
  { restrictions }: TokenRights,
  operation: OperationName,
): Restriction | undefined {
  return restrictions.find((restriction) => takenBy[restriction].includes(operation));
}
