import { decodeJwt } from 'jose';
import { type AccessTokenClaims, isJwt } from '../access-tokens/index.js';
import type { Credentials, Origin } from '../auth/types.js';
import { formatScopes } from '../scopes/index.js';
import {
  type Credential,
  endOf,
  findCredential,
  hashSecret,
  isWellFormed,
  statusAt,
} from '../tokens/index.js';
import type { OAuthDependencies } from './dependencies.js';
import { OAuthError } from './oauth-error.js';
import { authenticateClient } from './parties.js';
import type { Introspection } from './types.js';

/** {@link OAuth.introspect}. Looking is no use of the token. */
export async function introspect(
  { db, auth, addresses, clock }: OAuthDependencies,
  client: Credentials | undefined,
  token: string,
  origin: Origin,
): Promise<Introspection> {
  if (!client) throw new OAuthError('invalid_client', 'Introspection needs a client authentication.');
  await authenticateClient(auth, client, origin);
  if (!isJwt(token) && !isWellFormed(token)) return { active: false };
  const credential = await findCredential(db, hashSecret(token));
  if (!credential || !isActive(credential, clock())) return { active: false };
  const claims = isJwt(token) ? decodeJwt<AccessTokenClaims>(token) : undefined;
  return { ...describe(credential, addresses().rest), ...(claims && fromClaims(claims)) };
}

/** Sessions and providers' tokens are nobody's business. */
const kinds: readonly Credential['kind'][] = ['pat', 'access_token', 'credential'];

function isActive(credential: Credential, now: number): boolean {
  if (!kinds.includes(credential.kind) || credential.userDisabledAt || credential.breach !== undefined)
    return false;
  return (
    statusAt(credential, now) === 'active' &&
    (!credential.parent || statusAt(credential.parent, now) === 'active')
  );
}

function describe(credential: Credential, iss: string): Introspection & { active: true } {
  const { tokenId, userId, login, createdAt, notBefore, parent } = credential;
  const ends = [endOf(credential), parent && endOf(parent)].filter((end) => end !== undefined);
  const scope = formatScopes(credential.scopes).join(' ');
  return {
    ...{ active: true, iss, sub: userId, username: login, client_id: parent?.tokenId ?? tokenId },
    ...{ token_type: 'Bearer', jti: tokenId, iat: seconds(createdAt.getTime()) },
    ...(notBefore && { nbf: seconds(notBefore.getTime()) }),
    ...(ends.length > 0 && { exp: seconds(Math.min(...ends)) }),
    ...(scope !== '' && { scope }),
  };
}

/** What only the token itself says. */
function fromClaims({ client_id, aud, act }: AccessTokenClaims) {
  return {
    ...(client_id !== undefined && { client_id }),
    ...(aud !== undefined && { aud }),
    ...(act && { act }),
  };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
