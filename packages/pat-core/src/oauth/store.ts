import type { Database } from '../db/index.js';
import type { Door } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';

/** The row of something that was exchanged from a token. */
export interface ExchangedToken {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly kind: 'access_token' | 'credential';
  /** The token that a user made: all that is exchanged ends with it. */
  readonly parentId: TokenId;
  /** The exchanged token in between, if any. */
  readonly exchangedFrom: TokenId | undefined;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly doors: readonly Door[] | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** All in one statement. */
export async function insertExchanged(tx: Database, exchanged: readonly ExchangedToken[]): Promise<void> {
  const rows = exchanged.map((token) => ({
    id: token.id,
    user_id: token.userId,
    kind: token.kind,
    parent_id: token.parentId,
    exchanged_from: token.exchangedFrom ?? null,
    name: token.name,
    secret_hash: `\\x${token.secretHash.toString('hex')}`,
    scopes: token.scopes,
    doors: token.doors ?? null,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  }));
  await tx.rows(
    `INSERT INTO tokens (id, user_id, kind, parent_id, exchanged_from, name, secret_hash, scopes, doors, created_at, expires_at)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, user_id uuid, kind text, parent_id uuid, exchanged_from uuid, name text,
       secret_hash bytea, scopes text[], doors text[], created_at timestamptz, expires_at timestamptz)`,
    [JSON.stringify(rows)],
  );
}
