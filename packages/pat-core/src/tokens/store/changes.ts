import { and, count, eq, gt, inArray, isNull, lt, not, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/index.js';
import { retiredSecrets, tokens } from '../../db/schema.js';
import type { TokenId, UserId } from '../../shared/ids.js';
import type { TokenKind } from '../../shared/token-kind.js';
import { credentialChannel, notifyCredentialChange } from '../../users/index.js';
import type { TokenLimits } from '../types.js';

/** What a new token's row is made of; limits that are not named are not set. */
export interface NewToken extends Partial<TokenLimits> {
  readonly id: TokenId;
  /** `pat` when not named. */
  readonly kind?: TokenKind;
  /** The token that this one is exchanged from; never one that was exchanged itself. */
  readonly parentId?: TokenId | undefined;
  readonly userId: UserId;
  readonly name: string;
  /** Absent for what is not found by a secret. */
  readonly secretHash?: Buffer | undefined;
  readonly publicKey?: string | undefined;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly autoRefreshSeconds: number | undefined;
}

export async function insertToken(tx: Database, token: NewToken): Promise<void> {
  const { scopes, ...rest } = withMutableArrays(token);
  await tx.orm.insert(tokens).values({ ...rest, scopes: [...scopes] });
}

/** What may change of a token's row. */
export interface StoredChanges extends Partial<TokenLimits> {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: Date;
  readonly autoRefreshSeconds?: number;
}

export async function updateToken(tx: Database, id: TokenId, changes: StoredChanges): Promise<void> {
  const { scopes, ...rest } = withMutableArrays(changes);
  await tx.orm
    .update(tokens)
    .set({ ...rest, ...(scopes && { scopes: [...scopes] }) })
    .where(eq(tokens.id, id));
  await notifyCredentialChange(tx, `token:${id}`);
}

/** The query builder wants arrays that could be changed. */
function withMutableArrays<T extends Partial<TokenLimits>>({ doors, networks, restrictions, ...rest }: T) {
  return {
    ...rest,
    ...(doors && { doors: [...doors] }),
    ...(networks && { networks: [...networks] }),
    ...(restrictions && { restrictions: [...restrictions] }),
  };
}

/** Ends a token, and with it all that was exchanged from it. @returns false when it was revoked before */
export async function revokeToken(tx: Database, id: TokenId, now: number): Promise<boolean> {
  const revoked = await tx.rows<{ id: TokenId }>(
    `WITH RECURSIVE ended(id) AS (
       SELECT $1::uuid UNION SELECT t.id FROM tokens t JOIN ended ON t.exchanged_from = ended.id),
     revoked AS (
       UPDATE tokens SET revoked_at = $2::timestamptz WHERE id IN (SELECT id FROM ended) AND revoked_at IS NULL RETURNING id)
     SELECT id, pg_notify($3, 'token:' || id) FROM revoked`,
    [id, new Date(now).toISOString(), credentialChannel],
  );
  return revoked.some((token) => token.id === id.toLowerCase());
}

/** Ends what a user was signed in by: sessions of the console and providers' tokens. */
export async function revokeSignIns(tx: Database, userId: UserId, now: number): Promise<void> {
  await tx.orm
    .update(tokens)
    .set({ revokedAt: new Date(now) })
    .where(
      and(eq(tokens.userId, userId), inArray(tokens.kind, ['session', 'external']), isNull(tokens.revokedAt)),
    );
  await notifyCredentialChange(tx, `user:${userId}`);
}

/** Ends what was exchanged from a token, but not the token. */
async function revokeExchanged(tx: Database, id: TokenId, now: number): Promise<void> {
  await tx.orm
    .update(tokens)
    .set({ revokedAt: new Date(now) })
    .where(and(eq(tokens.parentId, id), isNull(tokens.revokedAt)));
  await notifyCredentialChange(tx, `token:${id}`);
}

/** Ends all tokens of a user. @returns those that were not revoked before and not exchanged from another */
export async function revokeTokensOf(tx: Database, userId: UserId, now: number): Promise<TokenId[]> {
  const revoked = await tx.orm
    .update(tokens)
    .set({ revokedAt: new Date(now) })
    .where(and(eq(tokens.userId, userId), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id, parentId: tokens.parentId });
  await notifyCredentialChange(tx, `user:${userId}`);
  return revoked.filter(({ parentId }) => parentId === null).map(({ id }) => id);
}

/** Lets a key that no token needs any more be added again: one whose token is revoked or past its end. */
export async function forgetEndedKey(tx: Database, digest: Buffer, now: number): Promise<void> {
  await tx.rows(
    `UPDATE tokens SET secret_hash = NULL WHERE secret_hash = $1 AND kind = 'ssh_key' AND (revoked_at IS NOT NULL
       OR expires_at <= $2::timestamptz
       OR coalesce(last_used_at, created_at) + make_interval(secs => auto_refresh_seconds) <= $2::timestamptz)`,
    [digest, new Date(now).toISOString()],
  );
}

/** How many tokens of its own making a user has that are neither revoked nor past their hard limit. */
export async function countTokensOf(tx: Database, userId: UserId, now: number): Promise<number> {
  const [row] = await tx.orm
    .select({ count: count() })
    .from(tokens)
    .where(
      and(
        eq(tokens.userId, userId),
        sql`${tokens.kind} IN ('pat', 'ssh_key')`,
        isNull(tokens.revokedAt),
        or(isNull(tokens.expiresAt), gt(tokens.expiresAt, new Date(now))),
      ),
    );
  return row?.count ?? 0;
}

/**
 * Deletes tokens that were revoked, or came to their hard limit, before an instant: one for what users made, another for what was exchanged
 * or signed in. What rests on a deleted token goes with it.
 */
export async function deleteEnded(
  db: Database,
  before: { readonly lasting: number; readonly exchanged: number },
): Promise<void> {
  const endedBefore = (instant: Date) => or(lt(tokens.revokedAt, instant), lt(tokens.expiresAt, instant));
  const isLasting = inArray(tokens.kind, ['pat', 'ssh_key']);
  await db.orm
    .delete(tokens)
    .where(
      or(
        and(isLasting, endedBefore(new Date(before.lasting))),
        and(not(isLasting), endedBefore(new Date(before.exchanged))),
      ),
    );
}

/**
 * Gives a token another secret. It counts as a use: a sliding window begins again, so that the new secret can reach its user.
 * @param validUntil how long the old secret stays good beside it; undefined: it ends at once, with all earlier ones
 * @returns false when the token is revoked or gone
 */
export async function rotateToken(
  tx: Database,
  id: TokenId,
  secretHash: Buffer,
  { now, validUntil }: { readonly now: number; readonly validUntil: number | undefined },
): Promise<boolean> {
  const [token] = await tx.orm
    .select({ secretHash: tokens.secretHash })
    .from(tokens)
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .for('update');
  if (!token?.secretHash) return false;
  await tx.orm
    .update(tokens)
    .set({
      secretHash,
      lastUsedAt: sql`CASE WHEN ${tokens.autoRefreshSeconds} IS NULL THEN ${tokens.lastUsedAt} ELSE ${new Date(now).toISOString()}::timestamptz END`,
    })
    .where(eq(tokens.id, id));
  if (validUntil === undefined) {
    await tx.orm.delete(retiredSecrets).where(eq(retiredSecrets.tokenId, id));
    await revokeExchanged(tx, id, now);
  } else {
    const retired = { secretHash: token.secretHash, tokenId: id, validUntil: new Date(validUntil) };
    await tx.orm.insert(retiredSecrets).values(retired);
    await notifyCredentialChange(tx, `token:${id}`);
  }
  return true;
}

/** Notes that a secret was used after its time. @returns false when that was noted before */
export async function reportReuse(tx: Database, secretHash: Buffer, now: number): Promise<boolean> {
  const reported = await tx.orm
    .update(retiredSecrets)
    .set({ reportedAt: new Date(now) })
    .where(and(eq(retiredSecrets.secretHash, secretHash), isNull(retiredSecrets.reportedAt)))
    .returning({ tokenId: retiredSecrets.tokenId });
  return reported.length > 0;
}
