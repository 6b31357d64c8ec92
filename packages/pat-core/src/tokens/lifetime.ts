/** What of a token's row decides how long it lives. */
export interface Lifetime {
  readonly createdAt: Date;
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
export function statusAt(token: Lifetime, now: number): 'active' | 'expired' | 'revoked' {
  if (token.revokedAt) return 'revoked';
  const endsAt = endOf(token);
  return endsAt !== undefined && now >= endsAt ? 'expired' : 'active';
}

/**
 * When a token ends unless it is used again, in milliseconds since the epoch: the earlier of its hard limit and the end of its
 * sliding window, which begins at the last use or, before the first one, at its creation. undefined: never.
 */
export function endOf(token: Lifetime): number | undefined {
  const { createdAt, expiresAt, autoRefreshSeconds, lastUsedAt } = token;
  const hardEnd = expiresAt?.getTime();
  if (autoRefreshSeconds === undefined) return hardEnd;
  const windowEnd = Math.max(lastUsedAt?.getTime() ?? 0, createdAt.getTime()) + autoRefreshSeconds * 1000;
  return hardEnd === undefined ? windowEnd : Math.min(hardEnd, windowEnd);
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
