import type { JwtVerifier } from '../access-tokens/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database, OpenDatabase } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { type LoginFailures, openLoginFailures } from '../throttle/index.js';
import { type Credential, loadCredentials } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import { acceptsKey, authenticate, principalOf, unauthenticated } from './authenticate.js';
import { createCache, type Known } from './cache.js';
import { openChannel } from './channel.js';
import { sessionRefusal } from './judge.js';
import { createLookup, knownFrom } from './lookup.js';
import { type Pulse, systemPulse } from './pulse.js';
import { createSessions } from './sessions.js';
import type { Auth, Principal } from './types.js';
import { createUsage } from './usage.js';

export { originRefusal, type Refusal, refusalOf } from './judge.js';
export type { Pulse } from './pulse.js';

const tickIntervalMs = 250;
/** Without use for so long, a process falls silent until it is used again. */
const idleAfterMs = 30_000;
const defaultCacheCapacity = 10_000;

/** {@link Auth} with what the core itself needs beside it. */
export interface OpenAuth extends Auth {
  /**
   * Reads the principal's token and user again with `tx`, never from the cache, and answers the principal as it is now. For
   * the transaction that makes a change: a revocation committed before this is seen. Writes no audit: the caller knows of what.
   * @throws unauthenticated
   */
  verify(tx: Database, principal: Principal): Promise<Principal>;
  /** {@link Auth.refresh} with the credential that it rests on and its version, for a statement that acts only while that holds. */
  refreshWithVersion(principal: Principal): Promise<{
    readonly current: Principal;
    readonly version: string | undefined;
    readonly credential: Credential | undefined;
  }>;
  /**
   * Tells at once, after the commit, what the channel is going to tell: a process never accepts what it has just ended itself.
   */
  forget(change: CredentialChange): void;
  /** Stops watching and waits for what is being written. Idempotent. */
  close(): Promise<void>;
}

export interface AuthOptions {
  readonly db: OpenDatabase;
  readonly clock: Clock;
  /** Told of failures in the background, which are tried again. */
  readonly onError: (error: unknown) => void;
  readonly pulse?: Pulse;
  /** Without it JWTs are not taken. */
  readonly jwtVerifier?: JwtVerifier;
  /** Where failed logins are counted; without it, with the default limits. */
  readonly failures?: LoginFailures;
  /** Notes for the audit, without waiting, that a session was opened. */
  readonly recordLogin?: (event: AuditEvent) => void;
  /** How many tokens are kept in memory. */
  readonly cacheCapacity?: number;
}

/** Opens authentication on a database that other processes may share. */
export function openAuth(options: AuthOptions): OpenAuth {
  const { db, clock, onError, jwtVerifier } = options;
  const { pulse = systemPulse, cacheCapacity = defaultCacheCapacity } = options;
  const { failures = openLoginFailures({ db, clock, onError }), recordLogin = () => {} } = options;
  const { elapsed } = pulse;
  const cache = createCache(cacheCapacity);
  const channel = openChannel({
    db,
    elapsed,
    onError,
    onGap() {
      cache.clear();
      sessions.checkAll();
    },
    onChange: forget,
  });
  const sessions = createSessions({
    load: (ids) => loadCredentials(db, ids),
    clock,
    elapsed,
    isProven: channel.isProven,
    onError,
  });
  const lookup = createLookup({ db, clock, cache, channel });
  const usage = createUsage(db, onError);

  function forget(change: CredentialChange): void {
    cache.forget(change);
    sessions.changed(change);
  }

  let lastUseAt = 0;
  let stopTicking: (() => void) | undefined;
  let closed = false;

  function wake(): void {
    lastUseAt = elapsed();
    if (stopTicking || closed) return;
    stopTicking = pulse.every(tickIntervalMs, tick);
    channel.beat();
  }

  function tick(): void {
    if (sessions.size === 0 && elapsed() - lastUseAt >= idleAfterMs) {
      sleep();
    } else {
      channel.beat();
      sessions.tick();
    }
  }

  function sleep(): void {
    stopTicking?.();
    stopTicking = undefined;
    channel.rest();
  }

  /** The principal as it is now, if its token and secret are still good. */
  function confirm(known: Known | undefined, principal: Principal, now: number): Principal {
    if (!known || sessionRefusal(known.credential, principal, now)) throw unauthenticated();
    return principalOf(known, principal, now);
  }

  async function refreshWithVersion(principal: Principal) {
    wake();
    const known = await lookup.byToken(principal.tokenId);
    const now = clock();
    const current = confirm(known, principal, now);
    if (known) await usage.record(known, principal.origin, now);
    return { current, version: known?.credential.version, credential: known?.credential };
  }

  return {
    authenticate(credentials, origin) {
      wake();
      const parts = { db, clock, lookup, usage, failures, recordLogin, forget, jwtVerifier };
      return authenticate(parts, credentials, origin);
    },
    acceptsKey(credentials, origin) {
      wake();
      return acceptsKey({ clock, lookup }, credentials, origin);
    },
    async refresh(principal) {
      return (await refreshWithVersion(principal)).current;
    },
    refreshWithVersion,
    watch(principal, onEnd) {
      wake();
      const known = channel.isProven() ? cache.byToken(principal.tokenId) : undefined;
      return sessions.watch(principal, known?.credential, onEnd);
    },
    async verify(tx, principal) {
      const [credential] = await loadCredentials(tx, [principal.tokenId]);
      return confirm(credential && knownFrom(credential), principal, clock());
    },
    forget,
    async close() {
      closed = true;
      stopTicking?.();
      await channel.close();
      await usage.settle();
      await failures.close();
    },
  };
}
