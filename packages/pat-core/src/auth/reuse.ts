import { append } from '../audit/index.js';
import type { Database } from '../db/index.js';
import { type Credential, reportReuse, revokeToken } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import { enqueueEvent } from '../webhook/index.js';
import type { Origin } from './types.js';

/**
 * A secret that a rotation replaced was used after its time: somebody has a copy, and nobody knows who. Ends the token with all that was
 * exchanged from it, and reports it once for each secret, however often and in however many processes it is used.
 */
export async function endFamily(
  { db, forget }: { db: Database; forget: (change: CredentialChange) => void },
  { tokenId, userId, login }: Credential,
  secretHash: Buffer,
  { door, address }: Origin,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await reportReuse(tx, secretHash, now))) return;
    const revoked = await revokeToken(tx, tokenId, now);
    const detail = { login, token: tokenId, reason: 'a secret was used after it was rotated out', revoked };
    const event = {
      userId,
      login,
      tokenId,
      door,
      address,
      operation: 'token.reuse',
      result: 'unauthenticated',
    } as const;
    await append(tx, { ...event, detail }, now);
    await enqueueEvent(tx, { type: 'token.reused', data: { login, tokenId, door, address, revoked } }, now);
  });
  forget(`token:${tokenId}`);
}
