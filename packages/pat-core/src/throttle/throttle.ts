import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { addressKey, loginKey } from './keys.js';
import { StoredLimiter } from './store.js';
import type { LoginLimits } from './types.js';

/** User names are counted over all addresses, where people share them with whoever attacks them. */
const perLogin = 5;
const maxRemembered = 10_000;

/** From where, and as whom, somebody tries to log in. */
export interface Attempt {
  readonly address: string;
  readonly login: string | undefined;
}

/** Counts failed logins by address and by user name, in the database for all doors and processes. */
export interface Throttle {
  /**
   * Counts a failure. What is known to be blocked here is not counted any further and costs no query.
   * @returns for how many seconds the address or user name is blocked; undefined: it is not
   */
  count(attempt: Attempt): Promise<number | undefined>;
  /** Takes back what {@link count} counted, as the attempt was none. */
  takeBack(attempt: Attempt): Promise<void>;
}

export function openThrottle(db: Database, clock: Clock, { failures, windowSeconds }: LoginLimits): Throttle {
  const limiters = {
    address: new StoredLimiter(db, clock, {
      ...{ points: failures, duration: windowSeconds, keyPrefix: 'address' },
    }),
    login: new StoredLimiter(db, clock, {
      ...{ points: failures * perLogin, duration: windowSeconds, keyPrefix: 'login' },
    }),
  };
  /** Until when, in milliseconds since the epoch; the oldest first. */
  const blocked = new Map<string, number>();

  function remember(key: string, until: number): void {
    blocked.delete(key);
    blocked.set(key, until);
    const [oldest] = blocked.keys();
    if (blocked.size > maxRemembered && oldest !== undefined) blocked.delete(oldest);
  }

  function remembered(keys: readonly Key[]): number | undefined {
    const now = clock();
    const rests = keys.map(({ name }) => (blocked.get(name) ?? 0) - now).filter((rest) => rest > 0);
    return rests.length > 0 ? Math.max(...rests) : undefined;
  }

  async function consume({ kind, key, name }: Key): Promise<number | undefined> {
    try {
      await limiters[kind].consume(key);
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      remember(name, clock() + error.msBeforeNext);
      return error.msBeforeNext;
    }
  }

  return {
    async count(attempt) {
      const keys = keysOf(attempt);
      const known = remembered(keys);
      if (known !== undefined) return seconds(known);
      const rests = await Promise.all(keys.map(consume));
      const blocking = rests.filter((rest) => rest !== undefined);
      return blocking.length > 0 ? seconds(Math.max(...blocking)) : undefined;
    },
    async takeBack(attempt) {
      await Promise.all(keysOf(attempt).map(({ kind, key }) => limiters[kind].reward(key)));
    },
  };
}

interface Key {
  readonly kind: 'address' | 'login';
  readonly key: string;
  readonly name: string;
}

function keysOf({ address, login }: Attempt): Key[] {
  const byAddress = addressKey(address);
  const keys: Key[] = [{ kind: 'address', key: byAddress, name: `address ${byAddress}` }];
  if (login === undefined) return keys;
  const byLogin = loginKey(login);
  return [...keys, { kind: 'login', key: byLogin, name: `login ${byLogin}` }];
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
