import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { identities } from '../db/schema.js';
import type { TokenId, UserId } from '../shared/ids.js';
import type { Identity, LinkedIdentity } from './types.js';

/** Who this is here. */
export async function findUserOf(db: Database, { issuer, subject }: Identity): Promise<UserId | undefined> {
  const [row] = await db.orm
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return row?.userId;
}

export async function listIdentities(db: Database, userId: UserId): Promise<LinkedIdentity[]> {
  return db.orm
    .select({ issuer: identities.issuer, subject: identities.subject, createdAt: identities.createdAt })
    .from(identities)
    .where(eq(identities.userId, userId))
    .orderBy(asc(identities.createdAt), asc(identities.issuer), asc(identities.subject));
}

/** @returns false when the identity is a user's already */
export async function linkIdentity(
  tx: Database,
  { issuer, subject }: Identity,
  userId: UserId,
  now: number,
): Promise<boolean> {
  const linked = await tx.orm
    .insert(identities)
    .values({ issuer, subject, userId, createdAt: new Date(now) })
    .onConflictDoNothing()
    .returning({ userId: identities.userId });
  return linked.length > 0;
}

/** @returns false when it is not the user's */
export async function unlinkIdentity(
  tx: Database,
  { issuer, subject }: Identity,
  userId: UserId,
): Promise<boolean> {
  const removed = await tx.orm
    .delete(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject), eq(identities.userId, userId)))
    .returning({ userId: identities.userId });
  return removed.length > 0;
}

/** The row of a provider's token, found by the SHA-256 of its whole text. */
export interface AdmittedToken {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Nothing happens when another request was faster. */
export async function insertAdmitted(db: Database, token: AdmittedToken): Promise<void> {
  await db.rows(
    `INSERT INTO tokens (id, user_id, kind, name, secret_hash, scopes, doors, created_at, expires_at)
     VALUES ($1::uuid, $2::uuid, 'external', $3, $4, $5::text[], '{rest,webdav}', $6::timestamptz, $7::timestamptz)
     ON CONFLICT (secret_hash) DO NOTHING`,
    [
      token.id,
      token.userId,
      token.name,
      token.secretHash,
      token.scopes,
      token.createdAt.toISOString(),
      token.expiresAt.toISOString(),
    ],
  );
}
