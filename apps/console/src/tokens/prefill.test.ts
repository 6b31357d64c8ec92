import { expect, test } from 'vitest';
import type { Policy } from '../api/client.js';
import { faultsOfDraft, newDraft, requestOf, type TokenDraft } from './draft.js';
import { noLimits } from './limits.js';
import { prefillLink, readPrefill } from './prefill.js';

const id = '0189d0e4-6e0f-7000-8000-000000000001';
const policy: Policy = {
  ...{ maxLifetimeSeconds: null, maxAutoRefreshSeconds: null, autoRefreshCapSeconds: null },
  ...{ neverExpiringAllowed: true, scopeRequired: false, minting: 'everybody', maxTokensPerUser: null },
  ...{ sshKeysAllowed: true, updatedAt: null },
};

const full: TokenDraft = {
  name: 'backup & more',
  isScoped: true,
  scopes: [
    { kind: 'node', id, permission: 'r' },
    { kind: 'named', name: 'profile' },
  ],
  expiry: { model: 'capped', unusedSeconds: 600, lifetimeSeconds: 7200 },
  limits: {
    doors: ['webdav', 'sftp'],
    networks: ['10.0.0.0/8', '::1'],
    restrictions: ['no-overwrite', 'no-delete'],
    notBefore: '2030-01-02T03:04',
    maxUses: 3,
  },
};

test('a link fills the form in with all that it was made from', () => {
  const link = new URL(prefillLink(full, 'https://patio.example.org'));
  expect(link.pathname).toBe('/tokens');
  expect(newDraft(policy, readPrefill(link.search))).toEqual(full);
});

test('a link asks for what it names; what makes no sense in it is as usual', () => {
  expect(readPrefill('?sign-in=failed')).toBe(undefined);
  const draft = newDraft(
    policy,
    readPrefill(`?scopes=node:${id}:r&doors=fax&maxUses=-1&notBefore=soon&ends=x`),
  );
  expect(draft).toEqual({ ...newDraft(policy), isScoped: true, scopes: full.scopes.slice(0, 1) });
  expect(newDraft(policy, readPrefill('?name=a&lifetimeSeconds=60')).expiry).toMatchObject({
    model: 'hard',
    lifetimeSeconds: 60,
  });
});

test('a draft is asked for with the limits that are set, and with no others', () => {
  expect(requestOf(newDraft(policy, { name: ' a ' }), 0)).toEqual({
    name: 'a',
    autoRefreshSeconds: 2_592_000,
  });
  expect(requestOf(full, 0)).toEqual({
    name: 'backup & more',
    scopes: [`node:${id}:r`, 'profile'],
    autoRefreshSeconds: 600,
    expiresAt: '1970-01-01T02:00:00.000Z',
    ...full.limits,
    notBefore: new Date('2030-01-02T03:04').toISOString(),
  });
});

test('says of each field what is wrong with it', () => {
  const draft = { ...newDraft(policy), isScoped: true, limits: { ...noLimits, doors: [], maxUses: 0 } };
  expect(Object.keys(faultsOfDraft(draft, policy))).toEqual(
    expect.arrayContaining(['name', 'scopes', 'doors', 'maxUses']),
  );
});
