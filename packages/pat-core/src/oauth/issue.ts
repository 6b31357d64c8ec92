import type { Principal } from '../auth/types.js';
import { formatScopes } from '../scopes/index.js';
import { newId, type TokenId } from '../shared/ids.js';
import { type Credential, endOf, hashSecret } from '../tokens/index.js';
import { associate } from './associated-credentials.js';
import type { OAuthDependencies } from './dependencies.js';
import { noGood, type Parties } from './parties.js';
import { narrowTo } from './scopes.js';
import { insertExchanged } from './store.js';
import type { Targets } from './targets.js';
import { tokenTypes } from './token-types.js';
import type { Exchange, ExchangeRequest } from './types.js';

const defaultLifetimeSeconds = 15 * 60;
const maxLifetimeSeconds = 60 * 60;

/**
 * Makes the access token and what comes with it, and writes it with the audit if the subject's token is then as it was decided on.
 * @returns undefined when it is not: decide again
 * @throws OAuthError invalid_scope, invalid_request; unauthenticated when the subject's token has just ended
 */
export async function issue(
  { db, auth, issuer, addresses, clock }: OAuthDependencies,
  { subject, clientId, act }: Parties,
  targets: Targets,
  request: ExchangeRequest,
): Promise<Exchange | undefined> {
  const { current, version, credential } = await auth.refreshWithVersion(subject);
  if (!credential || version === undefined) throw noGood('subject_token');
  const requested = request.scope?.split(' ').filter((scope) => scope !== '');
  const scopes = requested ? await narrowTo(db, current, requested) : formatScopes(current.scopes);
  const now = clock();
  const issuedAt = Math.floor(now / 1000);
  const expiresAt = endOfExchanged(credential, now, request.expiresInSeconds);
  if (expiresAt <= issuedAt) throw noGood('subject_token');
  const profile = scopes.includes('profile') ? { preferred_username: current.login } : undefined;
  const common = { userId: current.userId, clientId, issuedAt, expiresAt, ...(profile && { profile }) };
  const id = newId<TokenId>();
  const signer = await issuer.signer();
  const [accessToken, idToken] = await Promise.all([
    signer.signAccessToken({
      ...{ ...common, id, audience: targets.audience },
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      ...(act && { act }),
    }),
    scopes.includes('openid') ? signer.signIdToken(common) : undefined,
  ]);
  const row = {
    userId: current.userId,
    parentId: credential.parent?.tokenId ?? credential.tokenId,
    exchangedFrom: credential.parent && credential.tokenId,
    scopes,
    createdAt: new Date(now),
    expiresAt: new Date(expiresAt * 1000),
  };
  const associated = scopes.includes('credentials')
    ? associate(addresses(), current.login, { ...row, scopes: scopesOfCredentials(scopes, current) })
    : undefined;
  const { doors } = targets;
  const secretHash = hashSecret(accessToken);
  const detail = {
    ...{ token: id, scopes, audience: targets.audience, expiresAt: row.expiresAt },
    ...(act && { actor: act.sub }),
    ...(associated && { credentials: associated.rows.map((credential) => credential.id) }),
  };
  const made = [
    { ...row, id, kind: 'access_token' as const, name: 'access token', secretHash, doors },
    ...(associated?.rows ?? []),
  ];
  const basis = { tokenId: current.tokenId, credentialVersion: version };
  if (!(await insertExchanged(db, basis, made, exchangeEvent(current, 'ok', detail), now))) return undefined;
  return {
    accessToken,
    tokenId: id,
    issuedTokenType: request.requestedTokenType ?? tokenTypes.accessToken,
    expiresInSeconds: expiresAt - issuedAt,
    scope: scopes.length > 0 ? scopes.join(' ') : undefined,
    idToken,
    credentials: associated?.credentials,
  };
}

/** In seconds since the epoch: as asked for, at most an hour, and never beyond what it is exchanged from. */
function endOfExchanged(credential: Credential, now: number, wantedSeconds = defaultLifetimeSeconds): number {
  const wanted = now + Math.min(wantedSeconds, maxLifetimeSeconds) * 1000;
  const ends = [wanted, endOf(credential), credential.parent && endOf(credential.parent)];
  return Math.floor(Math.min(...ends.filter((end) => end !== undefined)) / 1000);
}

/**
 * The scope `credentials` names no files itself: unless the request narrows them, the credentials reach what the subject's token
 * reaches.
 */
function scopesOfCredentials(scopes: readonly string[], { scopes: ofSubject }: Principal): readonly string[] {
  const nodes = scopes.filter((scope) => scope.startsWith('node:'));
  return nodes.length > 0 ? nodes : formatScopes(ofSubject);
}

export function exchangeEvent(
  { userId, login, tokenId, origin }: Principal,
  result: 'ok' | 'insufficient_scope' | 'invalid' | 'unauthenticated',
  detail: Readonly<Record<string, unknown>>,
) {
  const { door, address } = origin;
  return { userId, login, tokenId, door, address, operation: 'token.exchange', result, detail } as const;
}
