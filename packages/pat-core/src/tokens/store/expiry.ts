import type { Database } from '../../db/index.js';

/** A token that is about to come to its hard limit, for its owner's eyes. */
export interface ExpiryWarning {
  readonly token: string;
  readonly name: string;
  readonly login: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  /** The threshold that was passed: 60, 30, 7 or 1. */
  readonly days: number;
}

/**
 * Notes, for each token that has passed another threshold before its hard limit, that it was warned of, and answers those: each process that
 * asks gets others. The thresholds are those of `expiryWarningDays`.
 */
export async function warnOfExpiry(tx: Database, now: number): Promise<ExpiryWarning[]> {
  const rows = await tx.rows<Omit<ExpiryWarning, 'expiresAt'> & { expires_at: string }>(
    `UPDATE tokens t SET warned_days = d.days
     FROM (
       SELECT t.id, u.login, min(days) AS days
       FROM tokens t JOIN users u ON u.id = t.user_id CROSS JOIN unnest(ARRAY[1, 7, 30, 60]) AS days
       WHERE t.kind IN ('pat', 'ssh_key') AND t.revoked_at IS NULL AND t.expires_at > $1::timestamptz
         AND t.expires_at <= $1::timestamptz + make_interval(hours => days * 24)
         AND t.expires_at > t.created_at + make_interval(hours => days * 24)
       GROUP BY t.id, u.login
     ) d
     WHERE t.id = d.id AND (t.warned_days IS NULL OR t.warned_days > d.days)
     RETURNING t.id AS token, t.name, d.login, t.expires_at, d.days`,
    [new Date(now).toISOString()],
  );
  return rows.map(({ token, name, login, expires_at, days }) => ({
    ...{ token, name, login, days },
    expiresAt: new Date(expires_at).toISOString(),
  }));
}
