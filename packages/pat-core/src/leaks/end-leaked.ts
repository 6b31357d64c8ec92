import { append } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { OpenAuth } from '../auth/index.js';
import type { Database } from '../db/index.js';
import { revokeToken } from '../tokens/index.js';
import { enqueueEvent } from '../webhook/index.js';
import type { LeakedRow } from './store.js';

/** Who found a token, and where. */
export interface Finding extends Pick<AuditEvent, 'door' | 'address'> {
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Revokes a leaked token in one transaction with its entry in the audit and the webhook's event. @returns false when it was revoked before */
export async function endLeaked(
  { db, auth }: { readonly db: Database; readonly auth: Pick<OpenAuth, 'forget'> },
  { id: tokenId, userId, login, name }: LeakedRow,
  { door, address, detail }: Finding,
  now: number,
): Promise<boolean> {
  const revoked = await db.transaction(async (tx) => {
    if (!(await revokeToken(tx, tokenId, now))) return false;
    const event = { userId, login, tokenId, door, address, operation: 'token.leak', result: 'ok' } as const;
    await append(tx, { ...event, detail: { token: tokenId, name, ...detail } }, now);
    await enqueueEvent(tx, { type: 'token.leaked', data: { token: tokenId, name, login, ...detail } }, now);
    return true;
  });
  auth.forget(`token:${tokenId}`);
  return revoked;
}
