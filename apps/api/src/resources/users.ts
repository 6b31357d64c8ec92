import type { UserInfo } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, instantJson, login, pageJson, pageOf, pageQuery } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const tag = 'Users';
const byLogin = z.object({ login });
const password = z.string().min(1).max(1000).describe('For the console only; it opens no door');

const userKind = z
  .enum(['person', 'service'])
  .describe('A service account has no password and lives by tokens alone');

const user = named(
  'User',
  z.object({
    id: z.guid(),
    login,
    isAdmin: z.boolean(),
    createdAt: instant,
    disabledAt: instant.nullable().describe('null: not disabled'),
    quotaBytes: z
      .int()
      .nullable()
      .describe('What the files in the workspaces of this user may take; null: no limit'),
    kind: userKind,
    owner: login.nullable().describe('The administrator who answers for a service account'),
  }),
);
const userPage = pageOf('UserPage', user);
const userRequest = named(
  'UserRequest',
  z.strictObject({
    login,
    isAdmin: z.boolean().exactOptional(),
    password: password.exactOptional(),
    kind: userKind.exactOptional(),
    owner: login
      .exactOptional()
      .describe('The administrator who answers for a service account; not given: you'),
  }),
);
const userChanges = named(
  'UserChanges',
  z
    .strictObject({
      isAdmin: z.boolean().exactOptional(),
      disabled: z
        .boolean()
        .exactOptional()
        .describe('Ends all tokens and sessions at once; false gives the tokens back'),
      password: password.exactOptional(),
      quotaBytes: z.int().min(0).nullable().exactOptional().describe('null takes the limit away'),
      owner: login.exactOptional().describe('Hands a service account over to another administrator'),
    })
    .describe('Only what is given is changed'),
);

function userJson({ id, login, isAdmin, createdAt, disabledAt, quotaBytes, kind, owner }: UserInfo) {
  return {
    ...{ id, login, isAdmin },
    createdAt: createdAt.toISOString(),
    disabledAt: instantJson(disabledAt),
    quotaBytes: quotaBytes ?? null,
    kind,
    owner: owner ?? null,
  };
}

export const userRoutes = [
  route({
    name: 'listUsers',
    method: 'GET',
    path: '/api/v1/users',
    tag,
    summary: 'List users',
    query: pageQuery,
    responses: { 200: { description: 'One page of users', json: userPage } },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal, query }) {
      return { status: 200, json: pageJson(await platform.admin.listUsers(principal, query), userJson) };
    },
  }),
  route({
    name: 'createUser',
    method: 'POST',
    path: '/api/v1/users',
    tag,
    summary: 'Create a user with a personal workspace',
    body: userRequest,
    responses: {
      201: { description: 'The user', json: user, headers: { Location: 'Where the user is described' } },
    },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'already_exists'],
    async handle({ platform, principal, body, services }) {
      const created = await platform.admin.createUser(principal, body);
      const headers = { Location: `${services.baseUrl}/api/v1/users/${encodeURIComponent(created.login)}` };
      return { status: 201, headers, json: userJson(created) };
    },
  }),
  route({
    name: 'getUser',
    method: 'GET',
    path: '/api/v1/users/{login}',
    tag,
    summary: 'Show a user',
    description: 'Administrators see everybody, others themselves.',
    params: byLogin,
    responses: { 200: { description: 'The user', json: user } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      return { status: 200, json: userJson(await platform.admin.getUser(principal, params.login)) };
    },
  }),
  route({
    name: 'updateUser',
    method: 'PATCH',
    path: '/api/v1/users/{login}',
    tag,
    summary: 'Disable, enable or change a user',
    params: byLogin,
    body: userChanges,
    responses: { 200: { description: 'The user', json: user } },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params, body }) {
      const updated = await platform.admin.updateUser(principal, params.login, body);
      return { status: 200, json: userJson(updated) };
    },
  }),
  route({
    name: 'deleteUser',
    method: 'DELETE',
    path: '/api/v1/users/{login}',
    tag,
    summary: 'Delete a user with tokens, grants and personal workspace',
    params: byLogin,
    responses: { 204: { description: 'The user is gone' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params }) {
      await platform.admin.deleteUser(principal, params.login);
      return { status: 204 };
    },
  }),
  route({
    name: 'endUserSessions',
    method: 'DELETE',
    path: '/api/v1/users/{login}/sessions',
    tag,
    summary: 'Sign a user out of the console everywhere',
    description: 'Yourself, or, as administrator, anybody. Tokens stay.',
    params: byLogin,
    responses: { 204: { description: 'All sessions have ended' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      await platform.admin.endSessions(principal, params.login);
      return { status: 204 };
    },
  }),
];
