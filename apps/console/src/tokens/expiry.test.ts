import { describe, expect, it, test } from 'vitest';
import type { Policy } from '../api/client.js';
import { day, expiryFields, faultsOf, forbids, usualExpiry } from './expiry.js';

const free: Policy = {
  ...{ maxLifetimeSeconds: null, maxAutoRefreshSeconds: null, autoRefreshCapSeconds: null },
  ...{ neverExpiringAllowed: true, scopeRequired: false, minting: 'everybody', maxTokensPerUser: null },
  ...{ sshKeysAllowed: true, updatedAt: null },
};
const chosen = { unusedSeconds: 600, lifetimeSeconds: 2 * day };

test.each([
  ['auto', { autoRefreshSeconds: 600 }],
  ['hard', { expiresAt: '1970-01-03T00:00:00.000Z' }],
  ['capped', { autoRefreshSeconds: 600, expiresAt: '1970-01-03T00:00:00.000Z' }],
  ['never', {}],
] as const)('%s is asked for by %j', (model, fields) => {
  expect(expiryFields({ model, ...chosen }, 0)).toEqual(fields);
});

describe('what the policy forbids', () => {
  it('is nothing at first', () => {
    for (const model of ['auto', 'capped', 'hard', 'never'] as const)
      expect(forbids(free, model)).toBe(undefined);
  });

  it('is said of the model and of the lengths, and the form begins within it', () => {
    const policy: Policy = { ...free, maxLifetimeSeconds: 10 * day, maxAutoRefreshSeconds: day };
    expect(forbids(policy, 'never')).toBeDefined();
    expect(forbids(policy, 'auto')).toBeDefined();
    expect(usualExpiry(policy)).toEqual({ model: 'capped', unusedSeconds: day, lifetimeSeconds: 10 * day });
    expect(faultsOf({ model: 'capped', unusedSeconds: 2 * day, lifetimeSeconds: 11 * day }, policy)).toEqual({
      unused: 'The policy allows 1 day at most.',
      lifetime: 'The policy allows 10 days at most.',
    });
  });

  it('speaks only of the fields that a model has, and of empty ones', () => {
    expect(faultsOf({ model: 'never', unusedSeconds: undefined, lifetimeSeconds: undefined }, free)).toEqual(
      {},
    );
    expect(faultsOf({ model: 'hard', unusedSeconds: undefined, lifetimeSeconds: undefined }, free)).toEqual({
      lifetime: 'Enter a number greater than 0.',
    });
  });
});
