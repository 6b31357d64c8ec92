import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { origin } from '../auth/test-fixture.js';
import type { Principal } from '../auth/types.js';
import type { PolicyChanges } from '../policy/types.js';
import { newId, type TokenId } from '../shared/ids.js';
import type { TokenChanges, TokenRequest } from '../tokens/types.js';
import { type AdminFixture, openAdminFixture } from './test-fixture.js';

let fixture: AdminFixture;
let root: Principal;
let alice: Principal;

beforeAll(async () => {
  fixture = await openAdminFixture();
  root = await fixture.signIn('root');
  alice = await fixture.newUser('alice');
});
afterAll(() => fixture.close());

const day = 24 * 60 * 60 * 1000;
const later = (milliseconds: number) => new Date(fixture.time.now + milliseconds);

describe('limits', () => {
  const limited: TokenRequest = {
    name: 'backup',
    doors: ['sftp', 'webdav', 'sftp'],
    networks: ['2001:DB8::/32', '10.0.0.0/8'],
    restrictions: ['no-delete', 'no-overwrite'],
    maxUses: 5,
  };

  it('are stored in their canonical form, shown and audited', async () => {
    const notBefore = later(1000);
    const { info } = await fixture.admin.mintToken(alice, 'alice', { ...limited, notBefore });
    const stored = {
      doors: ['webdav', 'sftp'],
      networks: ['10.0.0.0/8', '2001:db8::/32'],
      restrictions: ['no-overwrite', 'no-delete'],
      maxUses: 5,
    };
    expect(info).toMatchObject({ ...stored, notBefore, status: 'pending', uses: 0 });
    expect(await fixture.admin.getToken(alice, info.id)).toEqual(info);
    const { detail } = (await fixture.lastAudit()) ?? {};
    expect(detail).toMatchObject({ ...stored, token: info.id });
  });

  it.each<[string, Partial<TokenRequest>, RegExp]>([
    ['no door', { doors: [] }, /at least one/],
    ['an unknown door', { doors: ['ftp' as 'sftp'] }, /"ftp" is not one of rest, webdav, sftp/],
    ['no network', { networks: [] }, /at least one/],
    ['a bad network', { networks: ['10.0.0.1/8'] }, /"10\.0\.0\.1\/8".*10\.0\.0\.0\/8/],
    ['too many networks', { networks: Array.from({ length: 51 }, (_, i) => `10.0.${i}.0/24`) }, /at most 50/],
    ['an unknown restriction', { restrictions: ['none' as 'read-only'] }, /"none"/],
    ['no uses', { maxUses: 0 }, /whole number from 1/],
    ['half a use', { maxUses: 1.5 }, /whole number/],
    ['no instant', { notBefore: new Date(Number.NaN) }, /not-before/],
    [
      'a beginning behind its end',
      { notBefore: new Date(5e12), expiresAt: new Date(4e12) },
      /before the expiry/,
    ],
  ])('refuse %s with the reason', async (_, request, reason) => {
    const minting = fixture.admin.mintToken(alice, 'alice', { name: 'x', ...request });
    await expect(minting).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(reason) });
  });

  it.each<[string, TokenChanges]>([
    ['fewer doors', { doors: ['sftp'] }],
    ['a network within', { networks: ['10.1.0.0/16'] }],
    ['one restriction more', { restrictions: ['read-only', 'no-delete', 'no-overwrite'] }],
    ['fewer uses', { maxUses: 4 }],
    ['a shorter window', { autoRefreshSeconds: 30 }],
    ['a name', { name: 'other' }],
  ])('can be narrowed: %s', async (_, changes) => {
    const { info } = await fixture.admin.mintToken(alice, 'alice', { ...limited, autoRefreshSeconds: 60 });
    expect(await fixture.admin.updateToken(alice, info.id, changes)).toMatchObject({
      ...changes,
      ...(changes.restrictions && { restrictions: expect.arrayContaining([...changes.restrictions]) }),
    });
  });

  it.each<[string, TokenChanges, RegExp]>([
    ['another door', { doors: ['webdav', 'rest'] }, /doors/],
    ['a wider network', { networks: ['10.0.0.0/7'] }, /valid|networks/],
    ['another network', { networks: ['11.0.0.0/8'] }, /networks/],
    ['a restriction less', { restrictions: ['no-delete'] }, /restrictions/],
    ['more uses', { maxUses: 6 }, /uses/],
    ['a longer window', { autoRefreshSeconds: 61 }, /window/],
  ])('cannot be widened: %s', async (_, changes, reason) => {
    const { info } = await fixture.admin.mintToken(root, 'alice', { ...limited, autoRefreshSeconds: 60 });
    for (const actor of [alice, root, 'system'] as const) {
      const widening = fixture.admin.updateToken(actor, info.id, changes);
      await expect(widening).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringMatching(reason),
      });
    }
    expect(await fixture.admin.getToken(alice, info.id)).toEqual(info);
  });
});

describe('a token that is not all of its user', () => {
  const narrowed: [string, Partial<TokenRequest>][] = [
    ['read-only', { restrictions: ['read-only'] }],
    ['no-delete', { restrictions: ['no-delete'] }],
    ['at one door', { doors: ['webdav'] }],
    ['from one network', { networks: [`${origin.address}/32`] }],
    ['with a number of uses', { maxUses: 100 }],
    ['with scopes', { scopes: ['profile'] }],
  ];

  it.each(narrowed)('makes no token and rotates no other: %s', async (_, request) => {
    const narrow = await fixture.signIn('root', request);
    const { info } = await fixture.admin.mintToken(root, 'root', { name: 'other' });
    const attempts: [string, () => Promise<unknown>][] = [
      ['token.mint', () => fixture.admin.mintToken(narrow, 'root', { name: 'wide' })],
      ['token.rotate', () => fixture.admin.rotateToken(narrow, info.id)],
    ];
    for (const [operation, attempt] of attempts) {
      await expect(attempt()).rejects.toMatchObject({ code: 'insufficient_scope' });
      expect(await fixture.lastAudit()).toMatchObject({
        operation,
        result: 'insufficient_scope',
        tokenId: narrow.tokenId,
      });
    }
  });

  it.each([...narrowed.slice(0, 2), ...narrowed.slice(-1)])('changes no settings: %s', async (_, request) => {
    const narrow = await fixture.signIn('root', request);
    const path = '/alice';
    const attempts = [
      () => fixture.admin.createUser(narrow, { login: 'mallory' }),
      () => fixture.admin.updateUser(narrow, 'alice', { isAdmin: true }),
      () => fixture.admin.setGrant(narrow, { path }, 'root', 'rw'),
      () => fixture.admin.removeGrant(narrow, { path }, 'alice'),
      () => fixture.admin.updateToken(narrow, alice.tokenId, { name: 'mine now' }),
      () => fixture.admin.updatePolicy(narrow, { scopeRequired: false }),
      () => fixture.admin.revokeToken(narrow, alice.tokenId),
      () => fixture.admin.revokeTokens(narrow, 'alice'),
      () => fixture.admin.createWorkspace(narrow, 'mine'),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'insufficient_scope' });
  });

  it.each(narrowed)('rotates and revokes itself: %s', async (_, request) => {
    const narrow = await fixture.signIn('alice', request);
    const { secret } = await fixture.admin.rotateToken(narrow, narrow.tokenId);
    const again = await fixture.auth.authenticate({ kind: 'bearer', secret }, origin);
    await fixture.admin.revokeToken(again, again.tokenId);
    await expect(fixture.auth.refresh(again)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the policy', () => {
  const loose: PolicyChanges = {
    maxLifetimeSeconds: null,
    maxAutoRefreshSeconds: null,
    autoRefreshCapSeconds: null,
    neverExpiringAllowed: true,
    scopeRequired: false,
    minting: 'everybody',
    maxTokensPerUser: null,
    sshKeysAllowed: true,
  };

  async function under(policy: PolicyChanges, work: () => Promise<void>): Promise<void> {
    await fixture.admin.updatePolicy('system', policy);
    try {
      await work();
    } finally {
      await fixture.admin.updatePolicy('system', loose);
    }
  }

  it('is for everybody to see, and for administrators to change, with what was before in the audit', async () => {
    expect(await fixture.admin.getPolicy(alice)).toMatchObject({
      neverExpiringAllowed: true,
      updatedAt: undefined,
    });
    await expect(fixture.admin.updatePolicy(alice, { scopeRequired: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const changed = await fixture.admin.updatePolicy(root, { maxAutoRefreshSeconds: 864_000 });
    expect(changed).toMatchObject({
      maxAutoRefreshSeconds: 864_000,
      scopeRequired: false,
      updatedAt: later(0),
    });
    expect(await fixture.lastAudit()).toMatchObject({
      operation: 'policy.update',
      login: 'root',
      detail: { maxAutoRefreshSeconds: { from: null, to: 864_000 } },
    });
    await fixture.admin.updatePolicy('system', loose);
  });

  it.each<[PolicyChanges, string]>([
    [{ maxLifetimeSeconds: 0 }, 'maxLifetimeSeconds'],
    [{ maxAutoRefreshSeconds: 1.5 }, 'maxAutoRefreshSeconds'],
    [{ autoRefreshCapSeconds: 1e10 }, 'autoRefreshCapSeconds'],
    [{ maxTokensPerUser: -1 }, 'maxTokensPerUser'],
    [{ minting: 'nobody' as 'everybody' }, 'minting'],
    [{ scopeRequired: 'yes' as unknown as boolean }, 'scopeRequired'],
  ])('refuses %j and names the field', async (changes, field) => {
    const changing = fixture.admin.updatePolicy(root, changes);
    await expect(changing).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(field),
    });
  });

  it('refuses new tokens beyond it, of administrators too', async () => {
    await under({ autoRefreshCapSeconds: 3600 }, async () => {
      const sliding = { name: 'x', autoRefreshSeconds: 60 };
      await expect(fixture.admin.mintToken('system', 'alice', sliding)).rejects.toMatchObject({
        code: 'invalid',
      });
      await fixture.admin.mintToken('system', 'alice', { ...sliding, expiresAt: later(3_600_000) });
    });
  });

  it('lets only administrators make tokens, when it says so', async () => {
    await under({ minting: 'administrators' }, async () => {
      await expect(fixture.admin.mintToken(alice, 'alice', { name: 'x' })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await fixture.admin.mintToken(root, 'alice', { name: 'x' });
      await fixture.auth.refresh(alice);
    });
  });

  it('counts the tokens of a user that have not come to their end, however many are asked for at once', async () => {
    const carol = await fixture.newUser('carol');
    const ended = await fixture.admin.mintToken(carol, 'carol', { name: 'ended', expiresAt: later(1) });
    fixture.time.pass(1);
    await under({ maxTokensPerUser: 3 }, async () => {
      const mints = Array.from({ length: 5 }, () => fixture.admin.mintToken(carol, 'carol', { name: 'x' }));
      const results = await Promise.allSettled(mints);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'conflict' },
      });
      await fixture.auth.refresh(carol);
    });
    expect((await fixture.admin.getToken(carol, ended.info.id)).status).toBe('expired');
  });

  it('cannot be set to block the very token that sets it', async () => {
    const setting = fixture.admin.updatePolicy(root, { neverExpiringAllowed: false });
    await expect(setting).rejects.toMatchObject({ code: 'conflict' });
    expect(await fixture.admin.getPolicy(root)).toMatchObject({ neverExpiringAllowed: true });
  });

  it('lists what it blocks with the reason, until it fits', async () => {
    const dave = await fixture.newUser('dave');
    const { info } = await fixture.admin.mintToken(dave, 'dave', { name: 'old' });
    await under({ maxLifetimeSeconds: 864_000 }, async () => {
      const { items } = await fixture.admin.listTokens('system', 'dave');
      expect(items).toHaveLength(2);
      for (const token of items) {
        expect(token).toMatchObject({
          status: 'blocked',
          blockedReason: expect.stringMatching(/at most 10 days/),
        });
      }
      await expect(fixture.admin.getToken(dave, info.id)).rejects.toMatchObject({ code: 'unauthenticated' });
      const fitted = await fixture.admin.updateToken('system', info.id, { expiresAt: later(9 * day) });
      expect(fitted).toMatchObject({ status: 'active', blockedReason: undefined });
    });
    expect(await fixture.admin.getToken(dave, dave.tokenId)).toMatchObject({ status: 'active' });
  });
});

describe('the life of a token', () => {
  it('is rotated with an overlap in its bounds', async () => {
    const { info } = await fixture.admin.mintToken(alice, 'alice', { name: 'x' });
    for (const overlapSeconds of [-1, 0.5, 30 * 86_400 + 1]) {
      const rotating = fixture.admin.rotateToken(alice, info.id, { overlapSeconds });
      await expect(rotating).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('30 days'),
      });
    }
    await fixture.admin.rotateToken(alice, info.id, { overlapSeconds: 60 });
    expect(await fixture.lastAudit()).toMatchObject({
      operation: 'token.rotate',
      detail: { overlapSeconds: 60 },
    });
  });

  it('ends for all tokens of a user at once', async () => {
    const erin = await fixture.newUser('erin');
    await fixture.admin.mintToken(erin, 'erin', { name: 'x' });
    await expect(fixture.admin.revokeTokens(alice, 'erin')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await fixture.admin.revokeTokens(root, 'erin')).toEqual({ revoked: 2 });
    expect(await fixture.lastAudit()).toMatchObject({
      operation: 'token.revoke-all',
      detail: { login: 'erin', count: 2 },
    });
    await expect(fixture.auth.refresh(erin)).rejects.toMatchObject({ code: 'unauthenticated' });
    const { items } = await fixture.admin.listTokens(root, 'erin');
    expect(items.map(({ status }) => status)).toEqual(['revoked', 'revoked']);
  });

  it('is reported when nobody uses it', async () => {
    const frank = await fixture.newUser('frank');
    const { info: idle } = await fixture.admin.mintToken(frank, 'frank', { name: 'idle' });
    const { info: gone } = await fixture.admin.mintToken(frank, 'frank', { name: 'gone' });
    await fixture.admin.revokeToken(frank, gone.id);
    fixture.time.pass(30 * day);
    await fixture.auth.refresh(frank);
    await fixture.settle();
    fixture.time.pass(30 * day);
    const unused = async (actor: Principal, login: string | undefined, unusedDays: number) =>
      (await fixture.admin.listTokens(actor, login, { limit: 1000 }, { unusedDays })).items.map(
        ({ id }) => id,
      );
    expect(await unused(root, 'frank', 60)).toEqual([idle.id]);
    expect(await unused(root, 'frank', 61)).toEqual([]);
    expect(new Set(await unused(root, 'frank', 30))).toEqual(new Set([frank.tokenId, idle.id]));
    expect(await unused(root, undefined, 60)).toContain(idle.id);
    await expect(unused(frank, undefined, 60)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unused(root, 'frank', 0)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lists neither what was exchanged nor what belongs to others', async () => {
    const { items } = await fixture.admin.listTokens(alice, 'alice', { limit: 1000 });
    expect(items.every(({ kind, login }) => kind === 'pat' && login === 'alice')).toBe(true);
  });

  it('knows its tokens by id alone: a secret in its place is not found, and repeated nowhere', async () => {
    const { secret } = await fixture.admin.mintToken(alice, 'alice', { name: 'x' });
    const asId = secret as TokenId;
    const attempts = [
      () => fixture.admin.getToken(alice, asId),
      () => fixture.admin.updateToken(alice, asId, { name: 'y' }),
      () => fixture.admin.rotateToken(alice, asId),
      () => fixture.admin.revokeToken(alice, asId),
      () => fixture.admin.getToken(alice, newId<TokenId>()),
    ];
    for (const attempt of attempts) {
      const error = await attempt().catch((cause) => cause);
      expect(error).toMatchObject({ code: 'not_found' });
      expect(`${error.message}${JSON.stringify(await fixture.lastAudit())}`).not.toContain('patio_');
    }
  });
});

describe('a service account', () => {
  it('has an administrator and no password, and lives by tokens', async () => {
    const robot = await fixture.admin.createUser(root, { login: 'robot', kind: 'service' });
    expect(robot).toMatchObject({ kind: 'service', owner: 'root' });
    const session = await fixture.signIn('robot');
    expect(await fixture.admin.getUser(session, 'robot')).toMatchObject({ kind: 'service', owner: 'root' });
    await expect(
      fixture.admin.updateUser(root, 'robot', { password: 'a long password' }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it.each<[string, Parameters<AdminFixture['admin']['createUser']>[1], string]>([
    ['a password', { login: 'r2', kind: 'service', owner: 'root', password: 'a long password' }, 'invalid'],
    ['an owner who is no administrator', { login: 'r2', kind: 'service', owner: 'alice' }, 'invalid'],
    ['an owner who does not exist', { login: 'r2', kind: 'service', owner: 'nobody' }, 'not_found'],
    ['no owner', { login: 'r2', kind: 'service' }, 'invalid'],
    ['an owner for a person', { login: 'r2', owner: 'root' }, 'invalid'],
  ])('is not made with %s', async (_, request, code) => {
    await expect(fixture.admin.createUser('system', request)).rejects.toMatchObject({ code });
    await expect(fixture.admin.getUser('system', 'r2')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps its owner from leaving until it is handed over', async () => {
    await fixture.admin.createUser('system', { login: 'boss', isAdmin: true });
    await fixture.admin.createUser('system', { login: 'r3', kind: 'service', owner: 'boss' });
    const conflict = { code: 'conflict', message: expect.stringContaining('r3') };
    await expect(fixture.admin.deleteUser(root, 'boss')).rejects.toMatchObject(conflict);
    await expect(fixture.admin.updateUser(root, 'boss', { isAdmin: false })).rejects.toMatchObject(conflict);
    await fixture.admin.updateUser(root, 'boss', { disabled: true });
    await fixture.signIn('r3');
    expect(await fixture.admin.updateUser(root, 'r3', { owner: 'root' })).toMatchObject({ owner: 'root' });
    await fixture.admin.deleteUser(root, 'boss');
  });

  it('is not the administrator that must remain', async () => {
    await fixture.admin.createUser('system', { login: 'r4', kind: 'service', owner: 'root', isAdmin: true });
    await expect(fixture.admin.updateUser('system', 'root', { disabled: true })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('last administrator'),
    });
  });
});
