import type { PolicyInfo } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, instantJson } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const tag = 'Policy';
const path = '/api/v1/policy';
const maxSeconds = 315_360_000;
const seconds = z.int().min(1).max(maxSeconds).nullable();
const count = z.int().min(1).max(1_000_000).nullable();

const fields = {
  maxLifetimeSeconds: seconds.describe('From creation to the hard limit, which every token then must have'),
  maxAutoRefreshSeconds: seconds.describe('Longest auto-refresh window'),
  autoRefreshCapSeconds: seconds.describe(
    'From creation to the hard limit, which every token with auto-refresh then must have',
  ),
  neverExpiringAllowed: z.boolean().describe('Whether a token may have neither hard limit nor auto-refresh'),
  scopeRequired: z.boolean().describe('Whether every token must name scopes'),
  minting: z.enum(['everybody', 'administrators']).describe('Who makes tokens'),
  maxTokensPerUser: count.describe('How many tokens that have not come to their end a user may have'),
  sshKeysAllowed: z.boolean().describe('Whether SSH keys open the SFTP door'),
};

const policy = named(
  'Policy',
  z
    .object({ ...fields, updatedAt: instant.nullable() })
    .describe(
      'What tokens may be; null: no limit. Existing tokens beyond it are blocked until it allows them.',
    ),
);

const policyChanges = named(
  'PolicyChanges',
  z
    .strictObject({
      maxLifetimeSeconds: fields.maxLifetimeSeconds.exactOptional(),
      maxAutoRefreshSeconds: fields.maxAutoRefreshSeconds.exactOptional(),
      autoRefreshCapSeconds: fields.autoRefreshCapSeconds.exactOptional(),
      neverExpiringAllowed: fields.neverExpiringAllowed.exactOptional(),
      scopeRequired: fields.scopeRequired.exactOptional(),
      minting: fields.minting.exactOptional(),
      maxTokensPerUser: fields.maxTokensPerUser.exactOptional(),
      sshKeysAllowed: fields.sshKeysAllowed.exactOptional(),
    })
    .describe('Only what is given is changed; null takes a limit away'),
);

function policyJson(info: PolicyInfo) {
  return {
    maxLifetimeSeconds: info.maxLifetimeSeconds ?? null,
    maxAutoRefreshSeconds: info.maxAutoRefreshSeconds ?? null,
    autoRefreshCapSeconds: info.autoRefreshCapSeconds ?? null,
    neverExpiringAllowed: info.neverExpiringAllowed,
    scopeRequired: info.scopeRequired,
    minting: info.minting,
    maxTokensPerUser: info.maxTokensPerUser ?? null,
    sshKeysAllowed: info.sshKeysAllowed,
    updatedAt: instantJson(info.updatedAt),
  };
}

export const policyRoutes = [
  route({
    name: 'getPolicy',
    method: 'GET',
    path,
    tag,
    summary: 'Show what tokens may be',
    responses: { 200: { description: 'The policy', json: policy } },
    errors: [],
    async handle({ platform, principal }) {
      return { status: 200, json: policyJson(await platform.admin.getPolicy(principal)) };
    },
  }),
  route({
    name: 'updatePolicy',
    method: 'PATCH',
    path,
    tag,
    summary: 'Change what tokens may be',
    description:
      'For administrators. Tokens beyond the policy are blocked at once, and good again when it allows them.',
    body: policyChanges,
    responses: { 200: { description: 'The policy', json: policy } },
    errors: ['forbidden', 'insufficient_scope', 'conflict'],
    async handle({ platform, principal, body }) {
      return { status: 200, json: policyJson(await platform.admin.updatePolicy(principal, body)) };
    },
  }),
];
