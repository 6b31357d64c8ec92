import type { Database } from '../db/index.js';
import type { TokenId, UserId } from '../shared/ids.js';

/** A token that a leaked text is, or was before a rotation. */
export interface LeakedRow {
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly id: TokenId;
  readonly name: string;
  readonly login: string;
  readonly userId: UserId;
  /** Whether the text opens anything now, or will at its time: not revoked, not expired, not replaced for good. */
  readonly isLive: boolean;
}

/** Those of `hashes` (SHA-256 in hex) that are tokens, in one query. */
export async function findLeaked(db: Database, hashes: readonly string[], now: number): Promise<LeakedRow[]> {
  return db.rows<LeakedRow>(
    `WITH asked AS (SELECT decode(hash, 'hex') AS hash FROM unnest($1::text[]) AS hash),
     found AS (
       SELECT a.hash, t.id, true AS present FROM asked a JOIN tokens t ON t.secret_hash = a.hash AND t.kind <> 'ssh_key'
       UNION ALL
       SELECT a.hash, r.token_id, r.valid_until > $2::timestamptz FROM asked a JOIN retired_secrets r ON r.secret_hash = a.hash)
     SELECT encode(f.hash, 'hex') AS hash, t.id, t.name, u.login, t.user_id AS "userId",
       f.present AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2::timestamptz)
         AND (t.auto_refresh_seconds IS NULL
           OR greatest(t.last_used_at, t.created_at, t.not_before) + make_interval(secs => t.auto_refresh_seconds) > $2::timestamptz)
         AS "isLive"
     FROM found f JOIN tokens t ON t.id = f.id JOIN users u ON u.id = t.user_id`,
    [hashes, new Date(now).toISOString()],
  );
}
