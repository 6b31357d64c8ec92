import { type OAuth, tokenTypes } from '@patio/pat-core';
import { openRoute } from '../route.js';
import { jwkSet, serverMetadata } from './schemas.js';

const tag = 'OAuth';
const withClient = ['client_secret_basic', 'client_secret_post'];
/** For clients that keep our keys: a new key is published two hours before the last token of an old one ends. */
const cacheable = { 'Cache-Control': 'public, max-age=300' };

/** RFC 8414 §2; with what OpenID Connect Discovery §3 adds for ID tokens. */
function metadataOf({ issuer }: ReturnType<OAuth['issuer']>) {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    token_endpoint_auth_methods_supported: [...withClient, 'none'],
    introspection_endpoint: `${issuer}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: withClient,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: [...withClient, 'none'],
    jwks_uri: `${issuer}/oauth/jwks`,
    grant_types_supported: ['urn:ietf:params:oauth:grant-type:token-exchange'],
    response_types_supported: [],
    scopes_supported: ['openid', 'profile', 'credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'preferred_username'],
    subject_token_types_supported: Object.values(tokenTypes),
    service_documentation: `${issuer}/docs`,
  };
}

const metadata = (name: string, path: `/${string}`, summary: string) =>
  openRoute({
    name,
    method: 'GET',
    path,
    tag,
    summary,
    responses: { 200: { description: 'The metadata', json: serverMetadata } },
    errors: [],
    async handle({ platform }) {
      return { status: 200, headers: cacheable, json: metadataOf(platform.oauth.issuer()) };
    },
  });

export const discoveryRoutes = [
  metadata(
    'getServerMetadata',
    '/.well-known/oauth-authorization-server',
    'Where the endpoints are, RFC 8414',
  ),
  metadata(
    'getOpenIdConfiguration',
    '/.well-known/openid-configuration',
    'The same for OpenID Connect libraries',
  ),
  openRoute({
    name: 'getSigningKeys',
    method: 'GET',
    path: '/oauth/jwks',
    tag,
    summary: 'The keys that access tokens are verified with, RFC 7517',
    responses: { 200: { description: 'A JWK Set', json: jwkSet } },
    errors: [],
    async handle({ platform }) {
      return { status: 200, headers: cacheable, json: await platform.oauth.publishedKeys() };
    },
  }),
];
