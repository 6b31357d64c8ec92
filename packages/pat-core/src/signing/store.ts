import { and, asc, gt, isNull, lte, or } from 'drizzle-orm';
import type { JWK } from 'jose';
import type { Database } from '../db/index.js';
import { signingKeys } from '../db/schema.js';

/** A signing key as stored. */
export interface StoredKey {
  readonly id: string;
  readonly publicKey: JWK;
  readonly sealedPrivateKey: Buffer;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

const advisoryLock = 0x6b657973; // "keys"

/** Lets one transaction at a time make or retire keys. */
export async function lockKeys(tx: Database): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
}

/** Those that sign, and those retired after `retiredAfter`; the oldest first. */
export async function listKeys(db: Database, retiredAfter: Date): Promise<StoredKey[]> {
  return db.orm
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, retiredAfter)))
    .orderBy(asc(signingKeys.createdAt), asc(signingKeys.id));
}

export async function insertKey(tx: Database, key: Omit<StoredKey, 'retiredAt'>): Promise<void> {
  await tx.orm.insert(signingKeys).values({ ...key, publicKey: { ...key.publicKey } });
}

/** From `now` on the keys that were made until then sign no more. */
export async function retireKeys(
  tx: Database,
  { now, createdBefore }: { readonly now: Date; readonly createdBefore: Date },
): Promise<void> {
  await tx.orm
    .update(signingKeys)
    .set({ retiredAt: now })
    .where(and(isNull(signingKeys.retiredAt), lte(signingKeys.createdAt, createdBefore)));
}

export async function deleteKeysRetiredBefore(tx: Database, instant: Date): Promise<void> {
  await tx.orm.delete(signingKeys).where(lte(signingKeys.retiredAt, instant));
}
