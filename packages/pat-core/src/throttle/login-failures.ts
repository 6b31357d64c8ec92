import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import type { Door } from '../shared/door.js';
import { PatError } from '../shared/errors.js';
import { openFailureLog } from './failure-log.js';
import { addressKey } from './keys.js';
import { type Attempt, openThrottle } from './throttle.js';
import type { LoginFailureCount, LoginLimits } from './types.js';

export const defaultLimits: LoginLimits = { failures: 20, windowSeconds: 900 };

/** What becomes of failed logins: counted, audited, and after too many of them answered with `too_many_requests`. */
export interface LoginFailures {
  /**
   * Notes a failed login. `guess`: nothing shows that the caller ever had a secret of ours; only then it counts against address and user name.
   * @returns the error for the caller: `refusal`, or too_many_requests
   */
  failed(event: FailedLogin, refusal: PatError, guess: boolean): Promise<PatError>;
  /**
   * Counts an attempt before its secret is looked at: for passwords, which can be guessed.
   * @throws too_many_requests
   */
  admit(attempt: Attempt, event: FailedLogin): Promise<void>;
  /** Takes back what {@link admit} counted: the secret was right. */
  succeeded(attempt: Attempt): Promise<void>;
  counts(): readonly LoginFailureCount[];
  /** Writes to the audit what was only counted. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A failure as the audit is told of it, without its result. */
export type FailedLogin = Omit<AuditEvent, 'result' | 'operation'> & { readonly address: string };

export interface LoginFailuresOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  readonly limits?: LoginLimits;
}

export function openLoginFailures({
  db,
  clock,
  onError,
  limits = defaultLimits,
}: LoginFailuresOptions): LoginFailures {
  const throttle = openThrottle(db, clock, limits);
  const log = openFailureLog(db, clock, limits.windowSeconds, onError);
  const doors: Record<Door, { failed: number; blocked: number }> = {
    rest: { failed: 0, blocked: 0 },
    webdav: { failed: 0, blocked: 0 },
    sftp: { failed: 0, blocked: 0 },
    cli: { failed: 0, blocked: 0 },
  };

  async function record(event: FailedLogin, result: PatError): Promise<PatError> {
    const { door, address, tokenId, detail } = event;
    const isBlock = result.code === 'too_many_requests';
    doors[door][isBlock ? 'blocked' : 'failed']++;
    const kind = isBlock ? 'blocked' : `${tokenId ?? ''} ${detail?.reason ?? detail?.way ?? ''}`;
    const entry = { ...event, operation: 'login', result: result.code };
    await log.record(entry, `${door} ${addressKey(address)} ${kind}`);
    return result;
  }

  return {
    async failed(event, refusal, guess) {
      const rest = guess ? await throttle.count(event) : undefined;
      return record(event, rest === undefined ? refusal : tooMany(rest));
    },
    async admit(attempt, event) {
      const rest = await throttle.count(attempt);
      if (rest !== undefined) throw await record(event, tooMany(rest));
    },
    succeeded: (attempt) => throttle.takeBack(attempt),
    counts: () => Object.entries(doors).map(([door, counts]) => ({ door: door as Door, ...counts })),
    flush: () => log.flush(),
    close: () => log.close(),
  };
}

function tooMany(retryAfterSeconds: number): PatError {
  const message = `Too many failed logins; try again in ${retryAfterSeconds} seconds.`;
  return new PatError('too_many_requests', message, { retryAfterSeconds });
}
