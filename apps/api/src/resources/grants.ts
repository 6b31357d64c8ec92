import type { GrantInfo } from '@patio/pat-core';
import { z } from 'zod';
import { Problem } from '../problem.js';
import { route } from '../route.js';
import { instant, login, nodeId, permission } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const tag = 'Grants';
const onNode = z.object({ id: nodeId });
const ofUser = z.object({ id: nodeId, login });

const grant = named(
  'Grant',
  z.object({
    nodeId: nodeId.describe('The node that carries the grant: the one asked about or a folder above it'),
    path: z.string(),
    login,
    permission,
    createdAt: instant,
  }),
);
const grantList = named('GrantList', z.object({ items: z.array(grant) }));
const grantRequest = named('GrantRequest', z.strictObject({ permission }));

function grantJson({ nodeId, path, login, permission, createdAt }: GrantInfo) {
  return { nodeId, path, login, permission, createdAt: createdAt.toISOString() };
}

export const grantRoutes = [
  route({
    name: 'listUserGrants',
    method: 'GET',
    path: '/api/v1/users/{login}/grants',
    tag,
    summary: 'Where a user has grants',
    description: 'Yours, or, as administrator, those of anybody; by path, at most 1000.',
    params: z.object({ login }),
    responses: { 200: { description: 'The grants', json: grantList } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      const grants = await platform.admin.listGrantsOf(principal, params.login);
      return { status: 200, json: { items: grants.map(grantJson) } };
    },
  }),
  route({
    name: 'listGrants',
    method: 'GET',
    path: '/api/v1/nodes/{id}/grants',
    tag,
    summary: 'List the grants on a node and on the folders above it',
    params: onNode,
    responses: { 200: { description: 'The grants that reach the node', json: grantList } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      const grants = await platform.admin.listGrants(principal, params);
      return { status: 200, json: { items: grants.map(grantJson) } };
    },
  }),
  route({
    name: 'getGrant',
    method: 'GET',
    path: '/api/v1/nodes/{id}/grants/{login}',
    tag,
    summary: "Show a user's grant on this very node",
    params: ofUser,
    responses: { 200: { description: 'The grant', json: grant } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      const grants = await platform.admin.listGrants(principal, { id: params.id });
      const id = params.id.toLowerCase();
      const found = grants.find(({ nodeId, login }) => nodeId === id && login === params.login);
      if (!found) throw new Problem('not_found', 'This user has no grant on this node itself.');
      return { status: 200, json: grantJson(found) };
    },
  }),
  route({
    name: 'setGrant',
    method: 'PUT',
    path: '/api/v1/nodes/{id}/grants/{login}',
    tag,
    summary: "Set a user's grant on a node and all below it",
    params: ofUser,
    body: grantRequest,
    responses: { 200: { description: 'The grant', json: grant } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params, body }) {
      const { id, login } = params;
      const set = await platform.admin.setGrant(principal, { id }, login, body.permission);
      return { status: 200, json: grantJson(set) };
    },
  }),
  route({
    name: 'removeGrant',
    method: 'DELETE',
    path: '/api/v1/nodes/{id}/grants/{login}',
    tag,
    summary: "Withdraw a user's grant on a node",
    params: ofUser,
    responses: { 204: { description: 'There is no such grant any more' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      await platform.admin.removeGrant(principal, { id: params.id }, params.login);
      return { status: 204 };
    },
  }),
];
