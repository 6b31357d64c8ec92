import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';

interface Row {
  readonly failures: number;
  readonly expires_at: string;
}

/** The library's limiter over our database, whichever it is, and our clock: it asks for exactly these four methods. */
export class StoredLimiter extends RateLimiterPostgres {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #points: number;

  constructor(
    db: Database,
    clock: Clock,
    limit: { readonly points: number; readonly duration: number; readonly keyPrefix: string },
  ) {
    const unused = { storeClient: db, storeType: 'client', tableCreated: true, clearExpiredByTimeout: false };
    super({ ...limit, ...unused });
    this.#db = db;
    this.#clock = clock;
    this.#points = limit.points;
  }

  /** A window begins with its first failure; a count whose window is over begins anew. */
  async _upsert(key: string, points: number, durationMs: number): Promise<Row | undefined> {
    const now = this.#clock();
    const [row] = await this.#db.rows<Row>(
      `INSERT INTO failed_logins AS f (key, failures, expires_at) VALUES ($1, greatest($2::int, 0), $3::timestamptz)
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN f.expires_at <= $4::timestamptz THEN excluded.failures ELSE greatest(f.failures + $2::int, 0) END,
         expires_at = CASE WHEN f.expires_at <= $4::timestamptz THEN excluded.expires_at ELSE f.expires_at END
       RETURNING failures, expires_at`,
      [key, points, iso(now + durationMs), iso(now)],
    );
    return row;
  }

  async _get(key: string): Promise<Row | undefined> {
    const [row] = await this.#db.rows<Row>(
      'SELECT failures, expires_at FROM failed_logins WHERE key = $1 AND expires_at > $2::timestamptz',
      [key, iso(this.#clock())],
    );
    return row;
  }

  async _delete(key: string): Promise<boolean> {
    return (await this.#db.rows('DELETE FROM failed_logins WHERE key = $1 RETURNING key', [key])).length > 0;
  }

  _getRateLimiterRes(_key: string, added: number, { failures, expires_at }: Row): RateLimiterRes {
    const restMs = Math.max(0, Date.parse(expires_at) - this.#clock());
    return new RateLimiterRes(Math.max(0, this.#points - failures), restMs, failures, failures === added);
  }
}

/** Forgets counts whose window is over. */
export async function deleteOldFailures(db: Database, now: number): Promise<void> {
  await db.rows('DELETE FROM failed_logins WHERE expires_at <= $1::timestamptz', [iso(now)]);
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
