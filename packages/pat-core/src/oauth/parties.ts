import type { ActorClaim } from '../access-tokens/types.js';
import type { Auth, Credentials, Origin, Principal } from '../auth/types.js';
import { isPatError } from '../shared/errors.js';
import type { OAuthDependencies } from './dependencies.js';
import { OAuthError } from './oauth-error.js';
import { tokenTypes } from './token-types.js';
import type { ExchangeRequest } from './types.js';

/** Those who take part in an exchange. */
export interface Parties {
  readonly subject: Principal;
  readonly clientId: string;
  /** Who acts for the subject, and who did before (RFC 8693 §4.1). */
  readonly act: ActorClaim | undefined;
}

/**
 * Who exchanges what for whom. Without a subject token, the client's own token is the subject.
 * @throws OAuthError invalid_client, invalid_request
 */
export async function identifyParties(
  { auth, issuer }: Pick<OAuthDependencies, 'auth' | 'issuer'>,
  request: ExchangeRequest,
  origin: Origin,
): Promise<Parties> {
  const client = request.client && (await authenticateClient(auth, request.client, origin));
  const subjectToken = request.subjectToken ?? request.client?.secret;
  if (subjectToken === undefined) {
    throw new OAuthError('invalid_request', 'There is neither a subject_token nor a client authentication.');
  }
  const subject =
    request.subjectToken === undefined || request.subjectToken === request.client?.secret
      ? client
      : await authenticateParty(auth, 'subject_token', request.subjectToken, origin);
  if (!subject) throw noGood('subject_token');
  if (request.subjectToken !== undefined) requireType('subject_token', request.subjectTokenType, subject);
  const prior = subject.kind === 'access_token' ? (await issuer.verify(subjectToken)).act : undefined;
  const actor = await identifyActor(auth, request, origin);
  return {
    subject,
    clientId: clientIdOf(request, client ?? subject),
    act: actor
      ? { sub: actor.userId, client_id: actor.tokenId, ...(prior !== undefined && { act: prior }) }
      : prior,
  };
}

async function identifyActor(
  auth: Pick<Auth, 'authenticate'>,
  { actorToken, actorTokenType }: ExchangeRequest,
  origin: Origin,
): Promise<Principal | undefined> {
  if (actorToken === undefined) {
    if (actorTokenType === undefined) return undefined;
    throw new OAuthError('invalid_request', 'There is an actor_token_type without an actor_token.');
  }
  const actor = await authenticateParty(auth, 'actor_token', actorToken, origin);
  requireType('actor_token', actorTokenType, actor);
  return actor;
}

type PartyName = 'subject_token' | 'actor_token';

async function authenticateParty(
  auth: Pick<Auth, 'authenticate'>,
  name: PartyName,
  secret: string,
  origin: Origin,
): Promise<Principal> {
  try {
    return await authenticateClient(auth, { kind: 'bearer', secret }, origin);
  } catch (error) {
    throw error instanceof OAuthError ? noGood(name) : error;
  }
}

/** A subject or actor token is refused as `invalid_request` (RFC 8693 §2.2.2). */
export function noGood(name: PartyName): OAuthError {
  return new OAuthError('invalid_request', `The ${name} is not valid.`);
}

/** `access_token` is said of PATs too: they are taken wherever an access token is. */
function requireType(name: PartyName, type: string | undefined, { kind }: Principal): void {
  const allowed: readonly (string | undefined)[] =
    kind === 'pat'
      ? [tokenTypes.accessToken, tokenTypes.personalAccessToken]
      : [tokenTypes.accessToken, tokenTypes.jwt];
  if (!allowed.includes(type)) {
    throw new OAuthError('invalid_request', `The ${name}_type of this token is ${allowed.join(' or ')}.`);
  }
}

/**
 * Who the client is by its own credentials: a PAT, or an access token of ours. Nobody registers clients: each PAT is one.
 * @throws OAuthError invalid_client
 */
export async function authenticateClient(
  auth: Pick<Auth, 'authenticate'>,
  credentials: Credentials,
  origin: Origin,
): Promise<Principal> {
  try {
    const client = await auth.authenticate(credentials, origin);
    if (client.kind === 'pat' || client.kind === 'access_token') return client;
  } catch (error) {
    if (!isPatError(error, 'unauthenticated')) throw error;
  }
  throw new OAuthError('invalid_client', "The client's user name or token is not valid.");
}

/** A client may call itself by the login or by the id of its token; nobody else's name is written into a token. */
function clientIdOf({ client, clientId }: ExchangeRequest, { login, tokenId }: Principal): string {
  const names = [clientId, client?.kind === 'basic' ? client.login : undefined];
  const given = names.filter((name) => name !== undefined);
  if (given.every((name) => name === login || name === tokenId)) return given[0] ?? tokenId;
  throw new OAuthError('invalid_client', 'The client_id is the login, or the id of the token.');
}
