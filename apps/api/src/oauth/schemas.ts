import { tokenTypes } from '@patio/pat-core';
import { z } from 'zod';
import { instant } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const clientId = z.string().exactOptional().describe('The login, or the id of the token');
const clientSecret = z.string().exactOptional().describe('The token, when it is not sent in `Authorization`');
const tokenType = (meaning: string) =>
  z.enum([tokenTypes.accessToken, tokenTypes.jwt, tokenTypes.personalAccessToken]).describe(meaning);

export const exchangeForm = named(
  'TokenExchange',
  z.object({
    grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
    subject_token: z
      .string()
      .exactOptional()
      .describe('What is exchanged; without it the token that the client authenticates with'),
    subject_token_type: tokenType('Needed with `subject_token`').exactOptional(),
    actor_token: z.string().exactOptional().describe('Who acts for the subject'),
    actor_token_type: tokenType('Needed with `actor_token`').exactOptional(),
    requested_token_type: z.enum([tokenTypes.accessToken, tokenTypes.jwt]).exactOptional(),
    scope: z
      .string()
      .exactOptional()
      .describe('Scopes with blanks between, each within those of the token; none: all that it has'),
    resource: z.string().exactOptional().describe('URL of this Patio or of its WebDAV door; may be repeated'),
    audience: z.string().exactOptional().describe('The same'),
    expires_in: z
      .string()
      .exactOptional()
      .describe('Wanted lifetime in seconds; default 900, at most 3600 and never beyond the token'),
    client_id: clientId,
    client_secret: clientSecret,
  }),
);

export const tokenForm = named(
  'TokenForm',
  z.object({
    token: z.string(),
    token_type_hint: z.string().exactOptional().describe('Not needed'),
    client_id: clientId,
    client_secret: clientSecret,
  }),
);

const webdavCredential = z.object({
  url: z.string(),
  username: z.string(),
  password: z.string().describe('Opaque, 55 characters'),
  expires_at: instant,
});

export const tokenResponse = named(
  'TokenResponse',
  z.object({
    access_token: z.string().describe('JWT (RFC 9068)'),
    issued_token_type: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds'),
    scope: z.string().exactOptional().describe('Absent: all that the user may do'),
    id_token: z.string().exactOptional().describe('With the scope `openid`'),
    credentials: z
      .object({
        webdav: webdavCredential.exactOptional(),
        sftp: z
          .object({
            host: z.string(),
            port: z.int(),
            username: z.string(),
            password: z.string(),
            host_key_fingerprints: z.array(z.string()),
            expires_at: instant,
          })
          .exactOptional(),
      })
      .exactOptional()
      .describe('With the scope `credentials`: for clients of WebDAV and SFTP'),
  }),
);

const actor = z.looseObject({ sub: z.string() });

export const introspection = named(
  'Introspection',
  z
    .object({
      active: z.boolean(),
      iss: z.string().exactOptional(),
      sub: z.string().exactOptional(),
      username: z.string().exactOptional(),
      client_id: z.string().exactOptional(),
      token_type: z.literal('Bearer').exactOptional(),
      jti: z.string().exactOptional(),
      iat: z.int().exactOptional(),
      nbf: z.int().exactOptional(),
      exp: z.int().exactOptional(),
      aud: z.union([z.string(), z.array(z.string())]).exactOptional(),
      scope: z.string().exactOptional(),
      act: actor.exactOptional(),
    })
    .describe('RFC 7662 §2.2; of a token that is no good only `active`'),
);

export const oauthError = named(
  'OAuthError',
  z
    .object({ error: z.string(), error_description: z.string() })
    .describe('RFC 6749 §5.2; `error` is the code, `error_description` says it to people'),
);

export const jwkSet = named('JwkSet', z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }));

export const serverMetadata = named(
  'AuthorizationServerMetadata',
  z
    .looseObject({ issuer: z.string(), token_endpoint: z.string(), jwks_uri: z.string() })
    .describe('RFC 8414 §2'),
);
