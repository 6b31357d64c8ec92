import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { tokens, users } from '../db/schema.js';
import type { Origin } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';
import { notifyCredentialChange } from '../users/index.js';
import type { Lifetime } from './lifetime.js';
import type { ListedToken } from './listing.js';

/** A token with its user: all that authentication needs. */
export interface Credential extends Lifetime {
  readonly tokenId: TokenId;
  /** Names the token's present secret without giving it away; another one after rotation. */
  readonly secretId: string;
  readonly scopes: readonly string[];
  readonly userId: UserId;
  readonly login: string;
  readonly isAdmin: boolean;
  readonly userDisabledAt: Date | undefined;
}

interface CredentialRow {
  id: TokenId;
  secret_id: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  auto_refresh_seconds: number | null;
  last_used_at: string | null;
  revoked_at: string | null;
  user_id: UserId;
  login: string;
  is_admin: boolean;
  disabled_at: string | null;
}

const selectCredential = `
  SELECT t.id, coalesce(encode(substring(t.secret_hash FROM 1 FOR 8), 'hex'), '') AS secret_id, t.scopes, t.created_at, t.expires_at,
    t.auto_refresh_seconds, t.last_used_at, t.revoked_at, t.user_id, u.login, u.is_admin, u.disabled_at
  FROM tokens t JOIN users u ON u.id = t.user_id`;

/** One indexed query, whatever the number of tokens. */
export async function findCredential(db: Database, secretHash: Buffer): Promise<Credential | undefined> {
  const [row] = await db.rows<CredentialRow>(`${selectCredential} WHERE t.secret_hash = $1`, [secretHash]);
  return row && toCredential(row);
}

/** Those of `ids` that still exist, in one query. */
export async function loadCredentials(db: Database, ids: readonly TokenId[]): Promise<Credential[]> {
  const rows = await db.rows<CredentialRow>(`${selectCredential} WHERE t.id = ANY($1::uuid[])`, [ids]);
  return rows.map(toCredential);
}

function toCredential(row: CredentialRow): Credential {
  return {
    tokenId: row.id,
    secretId: row.secret_id,
    scopes: row.scopes,
    createdAt: new Date(row.created_at),
    expiresAt: toDate(row.expires_at),
    autoRefreshSeconds: row.auto_refresh_seconds ?? undefined,
    lastUsedAt: toDate(row.last_used_at),
    revokedAt: toDate(row.revoked_at),
    userId: row.user_id,
    login: row.login,
    isAdmin: row.is_admin,
    userDisabledAt: toDate(row.disabled_at),
  };
}

function toDate(instant: string | null): Date | undefined {
  return instant === null ? undefined : new Date(instant);
}

/** Writes a use at `now`, unless a later one is written already (several processes use one token). */
export async function recordUse(db: Database, id: TokenId, origin: Origin, now: number): Promise<void> {
  await db.rows(
    `UPDATE tokens SET last_used_at = $2::timestamptz, last_used_door = $3, last_used_address = $4
     WHERE id = $1::uuid AND (last_used_at IS NULL OR last_used_at < $2::timestamptz)`,
    [id, new Date(now).toISOString(), origin.door, origin.address],
  );
}

/** What a new token's row is made of. */
export interface NewToken {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly autoRefreshSeconds: number | undefined;
}

export async function insertToken(tx: Database, token: NewToken): Promise<void> {
  await tx.orm.insert(tokens).values({ ...token, scopes: [...token.scopes] });
}

const listed = {
  id: tokens.id,
  userId: tokens.userId,
  login: users.login,
  userDisabledAt: users.disabledAt,
  name: tokens.name,
  scopes: tokens.scopes,
  createdAt: tokens.createdAt,
  expiresAt: tokens.expiresAt,
  autoRefreshSeconds: tokens.autoRefreshSeconds,
  lastUsedAt: tokens.lastUsedAt,
  lastUsedDoor: tokens.lastUsedDoor,
  lastUsedAddress: tokens.lastUsedAddress,
  revokedAt: tokens.revokedAt,
};

/** Where a page of tokens goes on. */
export interface TokenPosition {
  readonly createdAt: Date;
  readonly id: TokenId;
}

/** A page of one user's tokens, or of all, newest first. */
export async function listTokens(
  db: Database,
  request: { userId: UserId | undefined; after: TokenPosition | undefined; limit: number },
): Promise<ListedToken[]> {
  const { userId, after, limit } = request;
  return db.orm
    .select(listed)
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(
      and(
        userId && eq(tokens.userId, userId),
        after &&
          sql`(${tokens.createdAt}, ${tokens.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
    .limit(limit);
}

export async function findToken(db: Database, id: TokenId): Promise<ListedToken | undefined> {
  const [row] = await db.orm
    .select(listed)
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(eq(tokens.id, id));
  return row;
}

export async function updateToken(
  tx: Database,
  id: TokenId,
  changes: { readonly name?: string; readonly scopes?: string[]; readonly expiresAt?: Date },
): Promise<void> {
  await tx.orm.update(tokens).set(changes).where(eq(tokens.id, id));
  await notifyCredentialChange(tx, `token:${id}`);
}

/** @returns false when it was revoked before */
export async function revokeToken(tx: Database, id: TokenId, now: number): Promise<boolean> {
  const revoked = await tx.orm
    .update(tokens)
    .set({ revokedAt: new Date(now) })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id });
  if (revoked.length > 0) await notifyCredentialChange(tx, `token:${id}`);
  return revoked.length > 0;
}

/**
 * Gives a token another secret. It counts as a use: a sliding window begins again, so that the new secret can reach its user.
 * @returns false when the token is revoked or gone
 */
export async function rotateToken(
  tx: Database,
  id: TokenId,
  secretHash: Buffer,
  now: number,
): Promise<boolean> {
  const rotated = await tx.orm
    .update(tokens)
    .set({
      secretHash,
      lastUsedAt: sql`CASE WHEN ${tokens.autoRefreshSeconds} IS NULL THEN ${tokens.lastUsedAt} ELSE ${new Date(now).toISOString()}::timestamptz END`,
    })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id });
  if (rotated.length > 0) await notifyCredentialChange(tx, `token:${id}`);
  return rotated.length > 0;
}
