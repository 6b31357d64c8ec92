import { formatScopes } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { login, tokenId } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const me = named(
  'Me',
  z
    .object({
      id: z.guid(),
      login,
      isAdmin: z.boolean(),
      token: z.object({
        id: tokenId,
        scopes: z.array(z.string()).describe('Empty: all that the user may do'),
      }),
    })
    .describe('The caller'),
);

export const meRoutes = [
  route({
    name: 'getMe',
    method: 'GET',
    path: '/api/v1/me',
    tag: 'Me',
    summary: 'Who am I, through which token, with which scopes',
    responses: { 200: { description: 'The user and the token', json: me } },
    errors: [],
    async handle({ principal }) {
      const { userId, login, isAdmin, tokenId, scopes } = principal;
      const json = { id: userId, login, isAdmin, token: { id: tokenId, scopes: formatScopes(scopes) } };
      return { status: 200, json };
    },
  }),
];
