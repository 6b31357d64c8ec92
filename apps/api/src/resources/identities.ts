import type { LinkedIdentity } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, login } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const tag = 'Users';
const byLogin = z.object({ login });
const path = '/api/v1/users/{login}/identities';
const issuer = z.url().max(1000).describe('The provider, as it calls itself (`iss`)');
const subject = z.string().min(1).max(1000).describe('The person, as the provider calls it (`sub`)');

const identity = named(
  'Identity',
  z.strictObject({ issuer, subject }).describe('Somebody at an identity provider'),
);
const identities = named(
  'Identities',
  z.object({ items: z.array(z.object({ issuer: z.string(), subject: z.string(), createdAt: instant })) }),
);

function identityJson({ issuer, subject, createdAt }: LinkedIdentity) {
  return { issuer, subject, createdAt: createdAt.toISOString() };
}

export const identityRoutes = [
  route({
    name: 'listIdentities',
    method: 'GET',
    path,
    tag,
    summary: 'Who a user is at identity providers',
    params: byLogin,
    responses: { 200: { description: 'All of them', json: identities } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params }) {
      const items = await platform.admin.listIdentities(principal, params.login);
      return { status: 200, json: { items: items.map(identityJson) } };
    },
  }),
  route({
    name: 'linkIdentity',
    method: 'POST',
    path,
    tag,
    summary: 'Let somebody sign in as a user by an identity provider',
    params: byLogin,
    body: identity,
    responses: { 204: { description: 'It is linked' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'already_exists'],
    async handle({ platform, principal, params, body }) {
      await platform.admin.linkIdentity(principal, params.login, body);
      return { status: 204 };
    },
  }),
  route({
    name: 'unlinkIdentity',
    method: 'DELETE',
    path,
    tag,
    summary: 'Take an identity away from a user',
    description: 'Ends the sessions of the user too.',
    params: byLogin,
    query: z.object({ issuer, subject }),
    responses: { 204: { description: 'It is not linked any more' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, params, query }) {
      await platform.admin.unlinkIdentity(principal, params.login, query);
      return { status: 204 };
    },
  }),
];
