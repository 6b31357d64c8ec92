import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import type { TokenId } from '../shared/ids.js';
import { type Credential, findCredential, findRotated, loadCredentials } from '../tokens/index.js';
import type { CredentialCache, Known } from './cache.js';
import type { Channel } from './channel.js';
import { isSecretGood, refusalOf } from './judge.js';

/**
 * Finds tokens: in the cache while the channel is proven, otherwise in the database. Only good news comes from the cache: what it
 * would refuse is read again, as another process may have renewed, rotated or enabled it.
 */
export interface Lookup {
  /** By the SHA-256 of a secret: a present one or one that a rotation replaced, however long ago. */
  bySecret(secretHash: Buffer): Known | Promise<Known | undefined>;
  byToken(id: TokenId): Known | Promise<Known | undefined>;
}

export interface LookupOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly cache: CredentialCache;
  readonly channel: Pick<Channel, 'isProven'>;
}

export function createLookup({ db, clock, cache, channel }: LookupOptions): Lookup {
  function goodFromCache(find: () => Known | undefined, secretHash?: string): Known | undefined {
    const known = channel.isProven() ? find() : undefined;
    return known && isGood(known, secretHash) ? known : undefined;
  }

  function isGood({ credential }: Known, secretHash: string | undefined): boolean {
    const now = clock();
    if (refusalOf(credential, now)) return false;
    return secretHash === undefined || isSecretGood(credential, secretIdOf(secretHash), now);
  }

  /** What changed while the query ran is not in its answer: then the answer is used once and not kept. */
  async function load(
    query: () => Promise<Credential | undefined>,
    secretHash: string | undefined,
  ): Promise<Known | undefined> {
    const generation = channel.isProven() ? cache.generation() : undefined;
    const credential = await query();
    if (!credential) return undefined;
    const known = knownFrom(credential, secretHash);
    if (cache.generation() === generation && isGood(known, secretHash)) cache.put(known);
    return known;
  }

  return {
    bySecret(secretHash) {
      const key = secretHash.toString('hex');
      const find = async () => (await findCredential(db, secretHash)) ?? findRotated(db, secretHash);
      return goodFromCache(() => cache.bySecret(key), key) ?? load(find, key);
    },
    byToken: (id) =>
      goodFromCache(() => cache.byToken(id)) ??
      load(async () => (await loadCredentials(db, [id]))[0], undefined),
  };
}

export function knownFrom(credential: Credential, secretHash?: string): Known {
  const secretHashes = new Set(secretHash ? [secretHash] : []);
  return { credential, secretHashes, recording: undefined, writtenAt: new Map() };
}

/** The name of a secret, from its SHA-256 in hex. */
export function secretIdOf(secretHash: string): string {
  return secretHash.slice(0, 16);
}
