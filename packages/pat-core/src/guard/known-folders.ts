import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/types.js';
import type { Resolution } from '../nodes/index.js';
import type { Resolved } from './scope.js';

const capacity = 256;

/** The known folders of one token, as long as it is what it was. */
export interface FoldersKnownTo {
  /** What resolving a path for a change would find if its folder is as it was and the name is free; undefined: not known. */
  guess(names: readonly string[]): Resolution | undefined;
  /** What was found for a path, or guessed, was right or wrong. */
  learn(resolved: Resolved, right: boolean): void;
}

/**
 * Folders as they were resolved when something was put into them: who puts many things into one folder need not look at it each time. It
 * is a guess that a write may be tried on, as its statement finds out whether it still holds.
 */
export class KnownFolders {
  readonly #kept = new LRUCache<string, Resolution>({ max: capacity });

  /** @param version of the token's credential */
  knownTo({ tokenId }: Principal, version: string): FoldersKnownTo {
    const keyOf = (names: readonly string[]) => [tokenId, version, ...names.slice(0, -1)].join('/');
    return {
      guess: (names) => {
        const known = this.#kept.get(keyOf(names));
        return known && { ...known, missing: names.slice(-1) };
      },
      learn: ({ names, resolution }, right) => {
        if (!names) return;
        if (right && isSteady(resolution)) this.#kept.set(keyOf(names), resolution);
        else this.#kept.delete(keyOf(names));
      },
    };
  }
}

/** Of a free name in a folder without locks: these pass with time. */
function isSteady({ chain, missing, basis }: Resolution): boolean {
  return missing.length === 1 && basis !== undefined && chain.every(({ locks }) => locks.length === 0);
}
