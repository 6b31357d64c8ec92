import type { Door } from '../shared/door.js';
import type { TokenId } from '../shared/ids.js';
import type { Credential } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';

/** Whether a change makes what is known of a token doubtful: its own, its parent's, its user's or the policy's. */
export function concerns(change: CredentialChange, { tokenId, parent, userId }: Credential): boolean {
  if (change === 'policy' || change === `token:${tokenId}` || change === `user:${userId}`) return true;
  return parent !== undefined && change === `token:${parent.tokenId}`;
}

/** What is known of one token: its own scopes and its user, never shared with the user's other tokens. */
export interface Known {
  /** As the database told it, but for the last use when this process recorded one. */
  credential: Credential;
  /** SHA-256 in hex of the secrets it was found by: more than one while a rotation's old secret is still good. */
  readonly secretHashes: Set<string>;
  /** A recording of a use that is under way. */
  recording: Promise<void> | undefined;
  /** When this process last wrote a use at each door. */
  readonly writtenAt: Map<Door, number>;
}

/**
 * The tokens used last, bounded. Use decides only what is dropped first; nothing becomes fresher by use. Whether an entry may be
 * believed is for the channel to say.
 */
export interface CredentialCache {
  bySecret(secretHash: string): Known | undefined;
  byToken(id: TokenId): Known | undefined;
  /** Grows with everything forgotten: what was read before must not be put in after. */
  generation(): number;
  put(known: Known): void;
  forget(change: CredentialChange): void;
  clear(): void;
}

export function createCache(capacity: number): CredentialCache {
  /** The least recently used first. */
  const byToken = new Map<TokenId, Known>();
  const bySecret = new Map<string, Known>();
  let generation = 0;

  function touch(known: Known | undefined): Known | undefined {
    if (!known) return undefined;
    byToken.delete(known.credential.tokenId);
    byToken.set(known.credential.tokenId, known);
    return known;
  }

  function remove(known: Known): void {
    byToken.delete(known.credential.tokenId);
    for (const secretHash of known.secretHashes) bySecret.delete(secretHash);
  }

  return {
    bySecret: (secretHash) => touch(bySecret.get(secretHash)),
    byToken: (id) => touch(byToken.get(id)),
    generation: () => generation,
    put(known) {
      const { tokenId } = known.credential;
      const previous = byToken.get(tokenId);
      for (const secretHash of previous?.secretHashes ?? []) known.secretHashes.add(secretHash);
      if (previous) remove(previous);
      byToken.set(tokenId, known);
      for (const secretHash of known.secretHashes) bySecret.set(secretHash, known);
      for (const oldest of byToken.values()) {
        if (byToken.size <= capacity) break;
        remove(oldest);
      }
    },
    forget(change) {
      generation += 1;
      for (const known of byToken.values()) if (concerns(change, known.credential)) remove(known);
    },
    clear() {
      generation += 1;
      byToken.clear();
      bySecret.clear();
    },
  };
}
