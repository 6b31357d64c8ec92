import type { Database } from '../db/index.js';
import { parseScopes } from '../scopes/index.js';
import type { Clock } from '../shared/clock.js';
import type { TokenId } from '../shared/ids.js';
import { type Credential, findCredential, hashSecret, loadCredentials } from '../tokens/index.js';
import type { CredentialCache, Known } from './cache.js';
import type { Channel } from './channel.js';
import { refusalOf } from './judge.js';

/**
 * Finds tokens: in the cache while the channel is proven, otherwise in the database. Only good news comes from the cache: what it
 * would refuse is read again, as another process may have renewed, rotated or enabled it.
 */
export interface Lookup {
  bySecret(secret: string): Known | Promise<Known | undefined>;
  byToken(id: TokenId): Known | Promise<Known | undefined>;
}

export interface LookupOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly cache: CredentialCache;
  readonly channel: Pick<Channel, 'isProven'>;
}

export function createLookup({ db, clock, cache, channel }: LookupOptions): Lookup {
  function goodFromCache(find: () => Known | undefined): Known | undefined {
    const known = channel.isProven() ? find() : undefined;
    return known && !refusalOf(known.credential, clock()) ? known : undefined;
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
    if (cache.generation() === generation && !refusalOf(credential, clock())) cache.put(known);
    return known;
  }

  return {
    bySecret(secret) {
      const hash = hashSecret(secret);
      const key = hash.toString('hex');
      return goodFromCache(() => cache.bySecret(key)) ?? load(() => findCredential(db, hash), key);
    },
    byToken: (id) =>
      goodFromCache(() => cache.byToken(id)) ??
      load(async () => (await loadCredentials(db, [id]))[0], undefined),
  };
}

export function knownFrom(credential: Credential, secretHash?: string): Known {
  return { credential, scopes: parseScopes(credential.scopes), secretHash, recording: undefined };
}
