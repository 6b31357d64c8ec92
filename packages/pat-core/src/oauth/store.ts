import { insertParameter, insertPart } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import type { Door } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';
import { currentCredentialVersion } from '../tokens/index.js';

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

/** What was decided before: by whose token, as it was then. */
export interface ExchangeBasis {
  readonly tokenId: TokenId;
  readonly credentialVersion: string;
}

const insertStatement = `WITH basis AS (SELECT 1 WHERE ${currentCredentialVersion('$1')} = $2),
  made AS (
    INSERT INTO tokens (id, user_id, kind, parent_id, exchanged_from, name, secret_hash, scopes, doors, created_at, expires_at)
    SELECT r.* FROM basis, jsonb_to_recordset($3::jsonb) AS r(id uuid, user_id uuid, kind text, parent_id uuid, exchanged_from uuid,
      name text, secret_hash bytea, scopes text[], doors text[], created_at timestamptz, expires_at timestamptz)),
  entry AS (${insertPart(4, 'EXISTS (SELECT 1 FROM basis)')})
  SELECT 1 FROM basis`;

/**
 * Writes all that one exchange makes, with its audit row, in one statement, if the subject's token is as it was when that was decided.
 * @returns false when it has changed: then nothing was done
 */
export async function insertExchanged(
  db: Database,
  { tokenId, credentialVersion }: ExchangeBasis,
  exchanged: readonly ExchangedToken[],
  event: AuditEvent,
  now: number,
): Promise<boolean> {
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
  const parameters = [
    tokenId,
    credentialVersion,
    JSON.stringify(rows),
    insertParameter([{ at: now, event }]),
  ];
  return (await db.rows(insertStatement, parameters)).length > 0;
}
