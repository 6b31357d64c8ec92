/** What of a token's row decides how long it lives. */
export interface Lifetime {
  readonly createdAt: Date;
  /** Not valid earlier. */
  readonly notBefore?: Date | undefined;
  /** Hard limit. */
  readonly expiresAt: Date | undefined;
  /** Sliding window. */
  readonly autoRefreshSeconds: number | undefined;
  readonly lastUsedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

/** Longest time between two recorded uses, in milliseconds. */
const coarsestGranularityMs = 60_000;
/** Part of a sliding window that its recorded last use may lag behind the real one. */
const windowShare = 0.01;

/** Whether a token is good at `now` (milliseconds since the epoch). At the very instant it ends it is expired. */
export function statusAt(token: Lifetime, now: number): 'active' | 'pending' | 'expired' | 'revoked' {
  if (token.revokedAt) return 'revoked';
  const endsAt = endOf(token);
  if (endsAt !== undefined && now >= endsAt) return 'expired';
  return token.notBefore && now < token.notBefore.getTime() ? 'pending' : 'active';
}

/**
 * When a token ends unless it is used again, in milliseconds since the epoch: the earlier of its hard limit and the end of its
 * sliding window, which begins at the last use or, before the first one, when it could be used first. undefined: never.
 */
export function endOf(token: Lifetime): number | undefined {
  const { createdAt, notBefore, expiresAt, autoRefreshSeconds, lastUsedAt } = token;
  const hardEnd = expiresAt?.getTime();
  if (autoRefreshSeconds === undefined) return hardEnd;
  const begin = Math.max(lastUsedAt?.getTime() ?? 0, createdAt.getTime(), notBefore?.getTime() ?? 0);
  const windowEnd = begin + autoRefreshSeconds * 1000;
  return hardEnd === undefined ? windowEnd : Math.min(hardEnd, windowEnd);
}

const dayMs = 24 * 60 * 60 * 1000;
/** Days before the hard limit at which a token's owner is warned, the nearest first. */
const warningDays = [1, 7, 30, 60] as const;

/**
 * The nearest warning threshold before the hard limit that has been passed at `now`; undefined: none, or it is over. A token is not
 * warned of at a threshold as long as its whole life.
 */
export function expiryWarningDays(
  { createdAt, expiresAt }: Pick<Lifetime, 'createdAt' | 'expiresAt'>,
  now: number,
): number | undefined {
  const left = (expiresAt?.getTime() ?? now) - now;
  if (!expiresAt || left <= 0) return undefined;
  const lifetime = expiresAt.getTime() - createdAt.getTime();
  return warningDays.find((days) => left <= days * dayMs && lifetime > days * dayMs);
}

/** The hard limit, once it is near enough to warn of. */
export function expirySoon(token: Pick<Lifetime, 'createdAt' | 'expiresAt'>, now: number): Date | undefined {
  return expiryWarningDays(token, now) === undefined ? undefined : token.expiresAt;
}

/**
 * Whether a use at `now` must be written to the row. Uses closer together than the granularity are not, so a busy token
 * writes rarely: 1 % of a sliding window, at most a minute. A sliding token is therefore good for at least 99 % of its
 * window after every use.
 */
export function isUseDue(token: Lifetime, now: number): boolean {
  if (!token.lastUsedAt) return true;
  return now - token.lastUsedAt.getTime() >= granularityMs(token);
}

function granularityMs({ autoRefreshSeconds }: Lifetime): number {
  if (autoRefreshSeconds === undefined) return coarsestGranularityMs;
  return Math.min(coarsestGranularityMs, autoRefreshSeconds * 1000 * windowShare);
}
