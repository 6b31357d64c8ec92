import { isJwt } from '../access-tokens/index.js';
import { append } from '../audit/index.js';
import type { Credentials, Origin } from '../auth/types.js';
import { findCredential, hashSecret, isWellFormed, revokeToken } from '../tokens/index.js';
import type { OAuthDependencies } from './dependencies.js';
import { authenticateClient } from './parties.js';

/** {@link OAuth.revoke}. What is no token of ours needs no end, and nobody is told (RFC 7009 §2.2). */
export async function revoke(
  { db, auth, clock }: OAuthDependencies,
  client: Credentials | undefined,
  token: string,
  origin: Origin,
): Promise<void> {
  if (client) await authenticateClient(auth, client, origin);
  if (!isJwt(token) && !isWellFormed(token)) return;
  const now = clock();
  const revoked = await db.transaction(async (tx) => {
    const credential = await findCredential(tx, hashSecret(token));
    if (!credential || !(await revokeToken(tx, credential.tokenId, now))) return undefined;
    const { tokenId, userId, login } = credential;
    const { door, address } = origin;
    const event = { userId, login, tokenId, door, address, operation: 'token.revoke', result: 'ok' } as const;
    await append(tx, { ...event, detail: { login, token: tokenId, by: 'its holder' } }, now);
    return tokenId;
  });
  if (revoked) auth.forget(`token:${revoked}`);
}
