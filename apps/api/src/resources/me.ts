import { formatScopes } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { login } from '../schemas/common.js';
import { named } from '../schemas/named.js';
import { token, tokenJson } from '../schemas/token.js';

const me = named(
  'Me',
  z
    .object({
      id: z.guid(),
      login,
      isAdmin: z.boolean(),
      token: token.describe(
        'What this request came with, with its limits; scopes: those that are left of an exchanged one',
      ),
    })
    .describe('The caller'),
);

export const meRoutes = [
  route({
    name: 'getMe',
    method: 'GET',
    path: '/api/v1/me',
    tag: 'Me',
    summary: 'Who am I, through which token, with which scopes and limits',
    responses: { 200: { description: 'The user and the token', json: me } },
    errors: [],
    async handle({ platform, principal }) {
      const { userId, login, isAdmin, tokenId, scopes } = principal;
      const info = await platform.admin.getToken(principal, tokenId);
      const json = {
        ...{ id: userId, login, isAdmin },
        token: { ...tokenJson(info), scopes: formatScopes(scopes) },
      };
      return { status: 200, json };
    },
  }),
];
