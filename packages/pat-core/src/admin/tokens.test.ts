import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { origin, until, warmUp } from '../auth/test-fixture.js';
import type { Principal } from '../auth/types.js';
import { newId, type TokenId } from '../shared/ids.js';
import { isWellFormed } from '../tokens/index.js';
import type { TokenRequest } from '../tokens/types.js';
import { type AdminFixture, openAdminFixture } from './test-fixture.js';

let fixture: AdminFixture;
let root: Principal;
let alice: Principal;
let bob: Principal;

beforeAll(async () => {
  fixture = await openAdminFixture();
  root = await fixture.signIn('root');
  alice = await fixture.newUser('alice');
  bob = await fixture.newUser('bob');
});
afterAll(() => fixture.close());

const day = 24 * 60 * 60 * 1000;

describe('mintToken', () => {
  it('makes a token that opens the doors, for oneself', async () => {
    const expiresAt = new Date(fixture.time.now + 20 * day);
    const { info, secret } = await fixture.admin.mintToken(alice, 'alice', { name: ' laptop ', expiresAt });
    expect(isWellFormed(secret)).toBe(true);
    expect(info).toEqual({
      kind: 'pat',
      parentId: undefined,
      fingerprint: undefined,
      doors: undefined,
      networks: undefined,
      notBefore: undefined,
      restrictions: [],
      maxUses: undefined,
      uses: 0,
      blockedReason: undefined,
      expiryWarningDays: undefined,
      lastUsedClient: undefined,
      id: expect.any(String),
      userId: alice.userId,
      login: 'alice',
      name: 'laptop',
      scopes: [],
      status: 'active',
      createdAt: new Date(fixture.time.now),
      expiresAt,
      endsAt: expiresAt,
      autoRefreshSeconds: undefined,
      lastUsedAt: undefined,
      lastUsedDoor: undefined,
      lastUsedAddress: undefined,
      revokedAt: undefined,
    });
    const entry = await fixture.lastAudit();
    expect(entry).toMatchObject({
      operation: 'token.mint',
      login: 'alice',
      tokenId: alice.tokenId,
      result: 'ok',
      detail: { login: 'alice', token: info.id, name: 'laptop', expiresAt: expiresAt.toISOString() },
    });
    expect(JSON.stringify(entry)).not.toContain(secret.slice(10, 30));
    await expect(fixture.auth.authenticate({ kind: 'bearer', secret }, origin)).resolves.toMatchObject({
      login: 'alice',
    });
  });

  it('is allowed to administrators for anybody, and to nobody else', async () => {
    const request = { name: 'for bob' };
    expect((await fixture.admin.mintToken(root, 'bob', request)).info).toMatchObject({ login: 'bob' });
    await expect(fixture.admin.mintToken(alice, 'bob', request)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(fixture.admin.mintToken(alice, 'nobody', request)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(fixture.admin.mintToken(root, 'nobody', request)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each<[string, Partial<TokenRequest>]>([
    ['an empty name', { name: '  ' }],
    ['a long name', { name: 'x'.repeat(101) }],
    ['a name with a control character', { name: 'a\0' }],
    ['an expiry that is now', { expiresAt: new Date(Date.UTC(2030, 0, 1)) }],
    ['an expiry that is no instant', { expiresAt: new Date(Number.NaN) }],
    ['an expiry in the year 10000', { expiresAt: new Date(Date.UTC(10_000, 0, 2)) }],
    ['a window of nothing', { autoRefreshSeconds: 0 }],
    ['a window of a part of a second', { autoRefreshSeconds: 1.5 }],
    ['a window over ten years', { autoRefreshSeconds: 315_360_001 }],
    ['a window that is no number', { autoRefreshSeconds: Number.NaN }],
  ])('refuses %s', async (_, request) => {
    const before = (await fixture.admin.listTokens(alice, 'alice', { limit: 1000 })).items.length;
    await expect(fixture.admin.mintToken(alice, 'alice', { name: 'x', ...request })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect((await fixture.admin.listTokens(alice, 'alice', { limit: 1000 })).items).toHaveLength(before);
  });

  it('takes scopes on what the user reaches: own, granted, above and below a grant', async () => {
    const { admin } = fixture;
    const home = await fixture.workspaceOf('bob');
    const folder = await fixture.createFolder(home, 'shared');
    const below = await fixture.createFolder(folder, 'below');
    const beside = await fixture.createFolder(home, 'beside');
    await admin.setGrant(bob, { id: folder }, 'alice', 'r');
    const reachable = [await fixture.workspaceOf('alice'), folder, below, home];
    const { info } = await admin.mintToken(alice, 'alice', {
      name: 'scoped',
      scopes: [...reachable.map((id) => `node:${id}:r`), `node:${folder.toUpperCase()}:w`, 'profile'],
    });
    expect([...info.scopes].sort()).toEqual(
      [...reachable.map((id) => `node:${id}:${id === folder ? 'rw' : 'r'}`), 'profile'].sort(),
    );
    const refused = { code: 'invalid', message: expect.stringContaining(`node:${beside}:r`) };
    await expect(
      admin.mintToken(alice, 'alice', { name: 'x', scopes: [`node:${folder}:r`, `node:${beside}:r`] }),
    ).rejects.toMatchObject(refused);
  });

  it.each([
    [`node:${newId()}:r`, 'no file or folder with this UUID that alice can reach'],
    ['node:123:r', 'not a UUID'],
    [`node:${newId()}:read`, 'not r, w or rw'],
    [`node:${newId()}:`, 'not r, w or rw'],
    ['everything', 'neither'],
    ['', 'neither'],
  ])('refuses the scope "%s" with the reason', async (scope, reason) => {
    const minting = fixture.admin.mintToken(alice, 'alice', { name: 'x', scopes: [scope] });
    await expect(minting).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(reason),
    });
    await expect(minting).rejects.toThrow(`"${scope}"`);
  });

  it('makes as many as are asked for at the same time', async () => {
    const minted = await Promise.all(
      Array.from({ length: 20 }, (_, i) => fixture.admin.mintToken(bob, 'bob', { name: `at once ${i}` })),
    );
    expect(new Set(minted.map(({ secret }) => secret)).size).toBe(20);
    const names = (await fixture.admin.listTokens(bob, 'bob', { limit: 1000 })).items.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('at once'))).toHaveLength(20);
  });
});

describe('a token with scopes', () => {
  let scoped: Principal;
  let other: TokenId;

  beforeAll(async () => {
    scoped = await fixture.signIn('alice', { scopes: [`node:${await fixture.workspaceOf('alice')}:rw`] });
    other = (await fixture.admin.mintToken(alice, 'alice', { name: 'other' })).info.id;
  });

  it.each<[string, () => Promise<unknown>]>([
    ['token.mint', () => fixture.admin.mintToken(scoped, 'alice', { name: 'wider' })],
    ['token.mint', () => fixture.admin.mintToken(scoped, 'alice', { name: 'same', scopes: ['profile'] })],
    ['token.get', () => fixture.admin.getToken(scoped, other)],
    ['token.update', () => fixture.admin.updateToken(scoped, scoped.tokenId, { name: 'renamed' })],
    ['token.rotate', () => fixture.admin.rotateToken(scoped, other)],
    ['token.revoke', () => fixture.admin.revokeToken(scoped, other)],
    ['grant.set', () => fixture.admin.setGrant(scoped, { path: '/alice' }, 'bob', 'r')],
    ['grant.remove', () => fixture.admin.removeGrant(scoped, { path: '/alice' }, 'alice')],
    ['grant.list', () => fixture.admin.listGrants(scoped, { path: '/alice' })],
    ['audit.read', () => fixture.admin.readAudit(scoped)],
  ])('is refused %s, which is audited', async (operation, deed) => {
    await expect(deed()).rejects.toMatchObject({ code: 'insufficient_scope' });
    expect(await fixture.lastAudit()).toMatchObject({
      operation,
      tokenId: scoped.tokenId,
      result: 'insufficient_scope',
    });
  });

  it('is refused the same when its scopes name no node', async () => {
    const named = await fixture.signIn('alice', { scopes: ['openid', 'credentials'] });
    await expect(fixture.admin.mintToken(named, 'alice', { name: 'x' })).rejects.toMatchObject({
      code: 'insufficient_scope',
    });
  });

  it('sees itself alone, and can end itself', async () => {
    const { admin } = fixture;
    expect((await admin.listTokens(scoped, 'alice')).items.map(({ id }) => id)).toEqual([scoped.tokenId]);
    expect(await admin.getToken(scoped, scoped.tokenId)).toMatchObject({ id: scoped.tokenId });
    await admin.revokeToken(scoped, scoped.tokenId);
    await expect(admin.getToken(scoped, scoped.tokenId)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await fixture.lastAudit()).toMatchObject({ operation: 'token.get', result: 'unauthenticated' });
  });
});

describe('tokens of others', () => {
  const deeds: [string, (actor: Principal, id: TokenId) => Promise<unknown>][] = [
    ['getToken', (actor, id) => fixture.admin.getToken(actor, id)],
    ['updateToken', (actor, id) => fixture.admin.updateToken(actor, id, { name: 'mine now' })],
    ['revokeToken', (actor, id) => fixture.admin.revokeToken(actor, id)],
    ['rotateToken', (actor, id) => fixture.admin.rotateToken(actor, id)],
  ];

  it.each(deeds)('do not exist for %s, which is audited', async (_, deed) => {
    await expect(deed(alice, bob.tokenId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await fixture.lastAudit()).toMatchObject({
      login: 'alice',
      result: 'not_found',
      detail: { token: bob.tokenId },
    });
    for (const id of [newId<TokenId>(), 'nonsense' as TokenId]) {
      await expect(deed(alice, id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('cannot be listed but by administrators', async () => {
    for (const login of ['bob', undefined]) {
      await expect(fixture.admin.listTokens(alice, login)).rejects.toMatchObject({ code: 'forbidden' });
      expect((await fixture.admin.listTokens(root, login)).items.length).toBeGreaterThan(0);
    }
  });
});

describe('listTokens', () => {
  it('goes through all, newest first, page by page, also when many were made at one instant', async () => {
    await fixture.newUser('lister');
    const lister = await fixture.signIn('lister');
    for (let i = 0; i < 3; i++)
      await fixture.admin.mintToken(lister, 'lister', { name: `same instant ${i}` });
    fixture.time.now += 1;
    for (let i = 0; i < 3; i++) await fixture.admin.mintToken(lister, 'lister', { name: `later ${i}` });
    const all = (await fixture.admin.listTokens(lister, 'lister')).items;
    expect(all.slice(0, 3).every(({ name }) => name.startsWith('later'))).toBe(true);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.admin.listTokens(lister, 'lister', {
        limit: 2,
        ...(cursor !== undefined && { cursor }),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it.each(['', 'x', '1.2', `-1.${newId()}`, `${'9'.repeat(16)}.${newId()}`])(
    'refuses the cursor "%s"',
    async (cursor) => {
      await expect(fixture.admin.listTokens(alice, 'alice', { cursor })).rejects.toMatchObject({
        code: 'invalid',
      });
    },
  );

  it('shows the last use and what became of each', async () => {
    const { admin, time } = fixture;
    const { info } = await admin.mintToken('system', 'lister', { name: 'short', autoRefreshSeconds: 60 });
    time.now += 60_000;
    const { items } = await admin.listTokens('system', 'lister');
    expect(items.find(({ id }) => id === info.id)).toMatchObject({ status: 'expired' });
    const session = items.find(({ name }) => name === 'session');
    expect(session).toMatchObject({ lastUsedDoor: origin.door, lastUsedAddress: origin.address });
  });
});

describe('revokeToken', () => {
  it('ends a token once, and can be repeated', async () => {
    const { admin } = fixture;
    const { info } = await admin.mintToken(alice, 'alice', { name: 'to end' });
    await admin.revokeToken(alice, info.id);
    const { items } = await admin.readAudit(root, { operation: 'token.revoke', result: 'ok' });
    const revoked = await admin.getToken(alice, info.id);
    expect(revoked).toMatchObject({ status: 'revoked', revokedAt: new Date(fixture.time.now) });
    fixture.time.now += 1000;
    await admin.revokeToken(alice, info.id.toUpperCase() as TokenId);
    expect((await admin.getToken(alice, info.id)).revokedAt).toEqual(revoked.revokedAt);
    expect((await admin.readAudit(root, { operation: 'token.revoke', result: 'ok' })).items).toHaveLength(
      items.length,
    );
  });
});

describe('this very process', () => {
  it.each<[string, (id: TokenId) => Promise<unknown>]>([
    ['revoked', (id) => fixture.admin.revokeToken(root, id)],
    ['rotated', (id) => fixture.admin.rotateToken(root, id)],
    ['of a user it disabled', () => fixture.admin.updateUser(root, 'brief', { disabled: true })],
    ['of a user it deleted', () => fixture.admin.deleteUser(root, 'brief')],
  ])('does not accept a cached token %s for one moment longer', async (_, end) => {
    const { admin, auth, process } = fixture;
    await admin
      .createUser(root, { login: 'brief' })
      .catch(() => admin.updateUser(root, 'brief', { disabled: false }));
    const { info, secret } = await admin.mintToken(root, 'brief', { name: 'x' });
    await warmUp(process, secret);
    process.db.deaf = true;
    await end(info.id);
    await expect(auth.authenticate({ kind: 'bearer', secret }, origin)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    process.db.deaf = false;
  });
});

describe('rotateToken', () => {
  it('gives a new secret; the old one and its sessions end', async () => {
    const { admin, auth } = fixture;
    const old = await admin.mintToken(alice, 'alice', { name: 'to turn' });
    const session = await auth.authenticate({ kind: 'bearer', secret: old.secret }, origin);
    await until(async () => (await admin.getToken(alice, old.info.id)).lastUsedAt !== undefined);
    const usedAt = new Date(fixture.time.now);
    fixture.time.now += 1000;
    const rotated = await admin.rotateToken(alice, old.info.id);
    expect(rotated.info.lastUsedAt).toEqual(usedAt);
    expect(rotated.info).toMatchObject({ id: old.info.id, name: 'to turn', status: 'active' });
    await expect(auth.verify(fixture.db, session)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(
      auth.authenticate({ kind: 'bearer', secret: rotated.secret }, origin),
    ).resolves.toMatchObject({
      tokenId: old.info.id,
    });
  });

  it('begins a sliding window again, and never moves a hard limit', async () => {
    const { admin, time } = fixture;
    const expiresAt = new Date(time.now + 1000_000);
    const { info } = await admin.mintToken(alice, 'alice', {
      name: 'both',
      autoRefreshSeconds: 600,
      expiresAt,
    });
    time.now += 599_000;
    const { info: rotated } = await admin.rotateToken(alice, info.id);
    expect(rotated).toMatchObject({ endsAt: expiresAt, expiresAt });
    const { info: slidingOnly } = await admin.mintToken(alice, 'alice', {
      name: 'one',
      autoRefreshSeconds: 600,
    });
    time.now += 400_000;
    expect((await admin.rotateToken(alice, slidingOnly.id)).info.endsAt).toEqual(
      new Date(time.now + 600_000),
    );
  });

  it('revives neither a revoked nor an expired token', async () => {
    const { admin, time } = fixture;
    const revoked = await admin.mintToken(alice, 'alice', { name: 'revoked' });
    await admin.revokeToken(alice, revoked.info.id);
    const expired = await admin.mintToken(alice, 'alice', { name: 'expired', autoRefreshSeconds: 1 });
    time.now += 1000;
    for (const { info } of [revoked, expired]) {
      await expect(admin.rotateToken(alice, info.id)).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  it('leaves one good secret when it is asked for several times at once', async () => {
    const { admin, auth } = fixture;
    const { info } = await admin.mintToken(alice, 'alice', { name: 'turned by many' });
    const rotated = await Promise.all(Array.from({ length: 5 }, () => admin.rotateToken(alice, info.id)));
    const tries = await Promise.allSettled(
      rotated.map(({ secret }) => auth.authenticate({ kind: 'bearer', secret }, origin)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('updateToken', () => {
  it('narrows scopes and hard limit at once, for principals in use too, and never widens them', async () => {
    const workspace = await fixture.workspaceOf('alice');
    const { info, secret } = await fixture.admin.mintToken(alice, 'alice', { name: 'wide' });
    const inUse = await fixture.auth.authenticate({ kind: 'bearer', secret }, origin);
    const narrow = [`node:${workspace}:r`];
    const expiresAt = new Date(fixture.time.now + day);
    const narrowed = await fixture.admin.updateToken(alice, info.id, { scopes: narrow, expiresAt });
    expect(narrowed).toMatchObject({ scopes: narrow, expiresAt, name: 'wide' });
    expect((await fixture.auth.refresh(inUse)).scopes?.nodes.get(workspace)).toBe(1);
    const wider = [
      { scopes: [`node:${workspace}:rw`] },
      { scopes: [] },
      { scopes: [...narrow, 'profile'] },
      { expiresAt: new Date(fixture.time.now + 2 * day) },
    ];
    for (const changes of wider) {
      await expect(fixture.admin.updateToken(alice, info.id, changes)).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    expect(await fixture.admin.getToken(alice, info.id)).toMatchObject({ scopes: narrow, expiresAt });
  });
});
