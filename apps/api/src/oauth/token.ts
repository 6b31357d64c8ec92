import { type AssociatedCredentials, type Exchange, OAuthError } from '@patio/pat-core';
import { oauthRoute } from './route.js';
import { exchangeForm, introspection, tokenForm, tokenResponse } from './schemas.js';

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const oauthRoutes = [
  oauthRoute({
    name: 'exchangeToken',
    path: '/oauth/token',
    summary: 'Exchange a token for a short-lived access token',
    description:
      'RFC 8693. The token is sent as `subject_token`, or as Bearer or Basic. What is issued is never wider than it, never lasts longer, and ends with it.',
    form: exchangeForm,
    success: { description: 'The access token and what comes with it', json: tokenResponse },
    async handle({ form, client, platform, origin }) {
      const grantType = form.get('grant_type');
      if (grantType === null) throw new OAuthError('invalid_request', 'The parameter grant_type is missing.');
      if (grantType !== tokenExchange) {
        throw new OAuthError('unsupported_grant_type', `The one grant type is ${tokenExchange}.`);
      }
      const text = (name: string) => form.get(name) ?? undefined;
      const exchange = await platform.oauth.exchange(
        {
          client: client.credentials,
          clientId: client.clientId,
          subjectToken: text('subject_token'),
          subjectTokenType: text('subject_token_type'),
          actorToken: text('actor_token'),
          actorTokenType: text('actor_token_type'),
          requestedTokenType: text('requested_token_type'),
          scope: text('scope'),
          targets: [...form.getAll('resource'), ...form.getAll('audience')],
          expiresInSeconds: readSeconds(text('expires_in')),
        },
        origin,
      );
      return { status: 200, headers: { Pragma: 'no-cache' }, json: exchangeJson(exchange) };
    },
  }),
  oauthRoute({
    name: 'introspectToken',
    path: '/oauth/introspect',
    summary: 'Ask what a token that you hold is good for',
    description:
      'RFC 7662. The caller authenticates with a token of its own, as Bearer, as Basic or in the form.',
    form: tokenForm,
    success: { description: 'What is known of it', json: introspection },
    async handle({ form, client, platform, origin }) {
      const json = await platform.oauth.introspect(client.credentials, requiredToken(form), origin);
      return { status: 200, json };
    },
  }),
  oauthRoute({
    name: 'revokeHeldToken',
    path: '/oauth/revoke',
    summary: 'End a token that you hold',
    description:
      'RFC 7009. Ends the token and all that was exchanged from it, at once, on every door. Also 200 when there is no such token.',
    form: tokenForm,
    success: { description: 'It is no good any more, if it ever was' },
    async handle({ form, client, platform, origin }) {
      await platform.oauth.revoke(client.credentials, requiredToken(form), origin);
      return { status: 200, headers: { 'Content-Length': 0 } };
    },
  }),
];

function requiredToken(form: URLSearchParams): string {
  const token = form.get('token');
  if (token === null || token === '')
    throw new OAuthError('invalid_request', 'The parameter token is missing.');
  return token;
}

function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new OAuthError('invalid_request', 'expires_in is a whole number of seconds from 1.');
}

function exchangeJson(exchange: Exchange) {
  const { accessToken, issuedTokenType, expiresInSeconds, scope, idToken, credentials } = exchange;
  return {
    access_token: accessToken,
    issued_token_type: issuedTokenType,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    ...(scope !== undefined && { scope }),
    ...(idToken !== undefined && { id_token: idToken }),
    ...(credentials && { credentials: credentialsJson(credentials) }),
  };
}

function credentialsJson({ webdav, sftp }: AssociatedCredentials) {
  return {
    ...(webdav && {
      webdav: {
        ...{ url: webdav.url, username: webdav.username, password: webdav.password },
        expires_at: webdav.expiresAt.toISOString(),
      },
    }),
    ...(sftp && {
      sftp: {
        ...{ host: sftp.host, port: sftp.port, username: sftp.username, password: sftp.password },
        host_key_fingerprints: sftp.hostKeyFingerprints,
        expires_at: sftp.expiresAt.toISOString(),
      },
    }),
  };
}
