import { describe, expect, it } from 'vitest';
import { breachOf, type PolicySubject } from './breach.js';
import type { Policy } from './types.js';

const day = 86_400;
const created = Date.UTC(2030, 0, 1);
const in_ = (days: number) => new Date(created + days * day * 1000);
const open: Policy = {
  maxLifetimeSeconds: undefined,
  maxAutoRefreshSeconds: undefined,
  autoRefreshCapSeconds: undefined,
  neverExpiringAllowed: true,
  scopeRequired: false,
  minting: 'everybody',
  maxTokensPerUser: undefined,
  sshKeysAllowed: true,
};

function token(subject: Partial<PolicySubject> = {}): PolicySubject {
  return {
    kind: 'pat',
    scopes: [],
    createdAt: new Date(created),
    expiresAt: undefined,
    autoRefreshSeconds: undefined,
    ...subject,
  };
}

describe('breachOf', () => {
  const scope = ['node:00000000-0000-4000-8000-000000000000:r'];

  it.each<[string, Partial<Policy>, Partial<PolicySubject>]>([
    ['anything under no policy', {}, {}],
    ['a hard limit just at the longest', { maxLifetimeSeconds: 30 * day }, { expiresAt: in_(30) }],
    [
      'a window where nothing may last for ever',
      { neverExpiringAllowed: false },
      { autoRefreshSeconds: 600 },
    ],
    [
      'a hard limit where nothing may last for ever',
      { neverExpiringAllowed: false },
      { expiresAt: in_(9999) },
    ],
    ['a window just at the longest', { maxAutoRefreshSeconds: day }, { autoRefreshSeconds: day }],
    ['no window under a cap for windows', { autoRefreshCapSeconds: day }, {}],
    [
      'a window up to its cap',
      { autoRefreshCapSeconds: 30 * day },
      { autoRefreshSeconds: 600, expiresAt: in_(30) },
    ],
    ['a scope where one must be', { scopeRequired: true }, { scopes: scope }],
    ['what is there when only administrators mint', { minting: 'administrators', maxTokensPerUser: 1 }, {}],
    ['an SSH key', {}, { kind: 'ssh_key' }],
    [
      'what was exchanged, judged by its parent',
      { maxLifetimeSeconds: 1, scopeRequired: true },
      { kind: 'access_token' },
    ],
  ])('allows %s', (_, policy, subject) => {
    expect(breachOf(token(subject), { ...open, ...policy })).toBeUndefined();
  });

  it.each<[string, Partial<Policy>, Partial<PolicySubject>, RegExp]>([
    [
      'a hard limit too late',
      { maxLifetimeSeconds: 30 * day },
      { expiresAt: in_(30.001) },
      /at most 30 days/,
    ],
    ['no hard limit', { maxLifetimeSeconds: 30 * day }, {}, /hard limit/],
    ['no hard limit with a window', { maxLifetimeSeconds: 90 }, { autoRefreshSeconds: 60 }, /90 seconds/],
    ['no end at all', { neverExpiringAllowed: false }, {}, /never expire/],
    ['too long a window', { maxAutoRefreshSeconds: 3600 }, { autoRefreshSeconds: 3601 }, /at most 1 hour/],
    [
      'a window without its cap',
      { autoRefreshCapSeconds: day },
      { autoRefreshSeconds: 60 },
      /1 day after creation/,
    ],
    ['no scope', { scopeRequired: true }, {}, /scope/],
    ['an SSH key', { sshKeysAllowed: false }, { kind: 'ssh_key' }, /SSH keys/],
  ])('explains %s', (_, policy, subject, reason) => {
    expect(breachOf(token(subject), { ...open, ...policy })?.reason).toMatch(reason);
  });
});
