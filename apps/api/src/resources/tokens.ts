import { z } from 'zod';
import { route } from '../route.js';
import { login, pageJson, tokenId } from '../schemas/common.js';
import {
  mintedToken,
  mintedTokenJson,
  revocation,
  rotateRequest,
  token,
  tokenChanges,
  tokenJson,
  tokenPage,
  tokenQuery,
  tokenRequest,
  userTokenQuery,
} from '../schemas/token.js';

const tag = 'Tokens';
const byId = z.object({ id: tokenId });
const byLogin = z.object({ login });
const created = {
  description: 'The new token with its secret',
  json: mintedToken,
  headers: { Location: 'Where the token is described' },
};

export const tokenRoutes = [
  route({
    name: 'listTokens',
    method: 'GET',
    path: '/api/v1/tokens',
    tag,
    summary: 'List your tokens',
    description:
      'A token with scopes sees itself only. Tokens that came to their end are listed for 30 days. With `unusedDays` administrators see those of all users.',
    query: tokenQuery,
    responses: { 200: { description: 'One page of tokens', json: tokenPage } },
    errors: [],
    async handle({ platform, principal, query: { cursor, limit, ...filter } }) {
      const everybody = filter.unusedDays !== undefined && principal.isAdmin && !principal.scopes;
      const login = everybody ? undefined : principal.login;
      const page = cursor === undefined ? { limit } : { cursor, limit };
      const tokens = await platform.admin.listTokens(principal, login, page, filter);
      return { status: 200, json: pageJson(tokens, tokenJson) };
    },
  }),
  route({
    name: 'mintToken',
    method: 'POST',
    path: '/api/v1/tokens',
    tag,
    summary: 'Make a token for yourself',
    description: 'Within the policy. A token with scopes or limits makes none.',
    body: tokenRequest,
    responses: { 201: created },
    errors: ['forbidden', 'insufficient_scope', 'conflict'],
    async handle({ platform, principal, body, services }) {
      const minted = await platform.admin.mintToken(principal, principal.login, withDates(body));
      const headers = { Location: `${services.baseUrl}/api/v1/tokens/${minted.info.id}` };
      return { status: 201, headers, json: mintedTokenJson(minted) };
    },
  }),
  route({
    name: 'getToken',
    method: 'GET',
    path: '/api/v1/tokens/{id}',
    tag,
    summary: 'Show a token',
    params: byId,
    responses: { 200: { description: 'The token', json: token } },
    errors: ['insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      return { status: 200, json: tokenJson(await platform.admin.getToken(principal, params.id)) };
    },
  }),
  route({
    name: 'updateToken',
    method: 'PATCH',
    path: '/api/v1/tokens/{id}',
    tag,
    summary: 'Rename or narrow a token',
    description: 'What is wider than it was is refused: make a new token for that.',
    params: byId,
    body: tokenChanges,
    responses: { 200: { description: 'The token', json: token } },
    errors: ['insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params, body }) {
      const updated = await platform.admin.updateToken(principal, params.id, withDates(body));
      return { status: 200, json: tokenJson(updated) };
    },
  }),
  route({
    name: 'revokeToken',
    method: 'DELETE',
    path: '/api/v1/tokens/{id}',
    tag,
    summary: 'Revoke a token',
    description: 'Ends it at once on every door. A token with scopes may revoke itself, and no other.',
    params: byId,
    responses: { 204: { description: 'It is revoked' } },
    errors: ['insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      await platform.admin.revokeToken(principal, params.id);
      return { status: 204 };
    },
  }),
  route({
    name: 'rotateToken',
    method: 'POST',
    path: '/api/v1/tokens/{id}/rotate',
    tag,
    summary: 'Give a token a new secret',
    description:
      'The old secret ends at once, or after `overlapSeconds`. Using it after that ends the token itself: somebody has kept a copy.',
    params: byId,
    body: rotateRequest,
    bodyOptional: true,
    responses: { 200: { description: 'The token with its new secret', json: mintedToken } },
    errors: ['insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params, body }) {
      const rotated = await platform.admin.rotateToken(principal, params.id, body);
      return { status: 200, json: mintedTokenJson(rotated) };
    },
  }),
  route({
    name: 'listUserTokens',
    method: 'GET',
    path: '/api/v1/users/{login}/tokens',
    tag,
    summary: "List a user's tokens",
    params: byLogin,
    query: userTokenQuery,
    responses: { 200: { description: 'One page of tokens', json: tokenPage } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params, query: { cursor, limit, ...filter } }) {
      const page = cursor === undefined ? { limit } : { cursor, limit };
      const tokens = await platform.admin.listTokens(principal, params.login, page, filter);
      return { status: 200, json: pageJson(tokens, tokenJson) };
    },
  }),
  route({
    name: 'mintUserToken',
    method: 'POST',
    path: '/api/v1/users/{login}/tokens',
    tag,
    summary: 'Make a token for a user',
    params: byLogin,
    body: tokenRequest,
    responses: { 201: created },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params, body, services }) {
      const minted = await platform.admin.mintToken(principal, params.login, withDates(body));
      const headers = { Location: `${services.baseUrl}/api/v1/tokens/${minted.info.id}` };
      return { status: 201, headers, json: mintedTokenJson(minted) };
    },
  }),
  route({
    name: 'revokeUserTokens',
    method: 'DELETE',
    path: '/api/v1/users/{login}/tokens',
    tag,
    summary: "Revoke all of a user's tokens",
    description:
      'Ends them at once on every door; your own with the one in use, or, as administrator, those of anybody.',
    params: byLogin,
    responses: { 200: { description: 'They are revoked', json: revocation } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      return { status: 200, json: await platform.admin.revokeTokens(principal, params.login) };
    },
  }),
];

/** The body as the core takes it. */
export function withDates<Body extends { expiresAt?: string; notBefore?: string }>({
  expiresAt,
  notBefore,
  ...rest
}: Body) {
  return {
    ...rest,
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    ...(notBefore !== undefined && { notBefore: new Date(notBefore) }),
  };
}
