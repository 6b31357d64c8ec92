import type { Database } from '../db/index.js';
import { formatScopes, parseScopes } from '../scopes/index.js';
import { newId, type TokenId } from '../shared/ids.js';
import { findUserOf, insertAdmitted } from './store.js';
import type { ExternalToken } from './types.js';

/**
 * Gives a provider's access token a row for the rest of its life, so that it is cached, audited and ended like every token.
 * @returns false when its subject is nobody here
 * @throws invalid when its scopes are none of ours
 */
export async function admitExternalToken(
  db: Database,
  token: ExternalToken,
  secretHash: Buffer,
  now: number,
): Promise<boolean> {
  const userId = await findUserOf(db, token);
  if (!userId) return false;
  await insertAdmitted(db, {
    id: newId<TokenId>(),
    userId,
    name: token.issuer.slice(0, 100),
    secretHash,
    scopes: formatScopes(parseScopes(token.scopes ?? [])),
    createdAt: new Date(now),
    expiresAt: token.expiresAt,
  });
  return true;
}
