import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { detach, findChain } from '../nodes/index.js';
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

describe('createUser', () => {
  it('makes a user with a personal workspace and all rights on it', async () => {
    const { admin } = fixture;
    const user = await admin.createUser(root, { login: 'zoe\u0308', password: 'long enough' });
    expect(user).toMatchObject({ login: 'zo\u00eb', isAdmin: false, disabledAt: undefined });
    expect(JSON.stringify(user)).not.toContain('argon2');
    const workspace = await admin.findNode(root, { path: '/zo\u00eb' });
    expect(workspace).toMatchObject({ kind: 'folder', owner: 'zo\u00eb' });
    expect(await admin.listGrants(root, { path: '/zo\u00eb' })).toMatchObject([
      { login: 'zo\u00eb', permission: 'rw', path: '/zo\u00eb' },
    ]);
    const entries = (await admin.readAudit(root, { operation: 'user.create', result: 'ok' })).items;
    expect(entries[0]).toMatchObject({ login: 'root', tokenId: root.tokenId, nodeId: workspace.id });
    expect(JSON.stringify(entries)).not.toMatch(/argon2|long enough/);
  });

  it('refuses a name that is taken, by a user or by a workspace, and leaves nothing behind', async () => {
    const { admin } = fixture;
    await expect(admin.createUser(root, { login: 'alice' })).rejects.toMatchObject({
      code: 'already_exists',
    });
    await admin.createWorkspace(root, 'projects');
    await expect(admin.createUser(root, { login: 'projects' })).rejects.toMatchObject({
      code: 'already_exists',
    });
    await expect(admin.getUser(root, 'projects')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('makes one of two users of the same name at the same time', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => fixture.admin.createUser('system', { login: 'twin' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([{ login: '../etc' }, { login: 'ok', password: 'short' }, { login: 'ok', password: '' }])(
    'refuses %j',
    async (request) => {
      await expect(fixture.admin.createUser(root, request)).rejects.toMatchObject({ code: 'invalid' });
    },
  );
});

describe('what only administrators may do with users', () => {
  const deeds: [string, (actor: Principal) => Promise<unknown>][] = [
    ['user.create', (actor) => fixture.admin.createUser(actor, { login: 'new' })],
    ['user.list', (actor) => fixture.admin.listUsers(actor)],
    ['user.get', (actor) => fixture.admin.getUser(actor, 'root')],
    ['user.update', (actor) => fixture.admin.updateUser(actor, 'alice', { isAdmin: true })],
    ['user.delete', (actor) => fixture.admin.deleteUser(actor, 'root')],
  ];

  it.each(deeds)('%s is forbidden to others, and audited', async (operation, deed) => {
    await expect(deed(alice)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await fixture.lastAudit()).toMatchObject({ operation, login: 'alice', result: 'forbidden' });
  });

  it.each(deeds)(
    '%s is refused to an administrator through a token with scopes, and audited',
    async (operation, deed) => {
      const scoped = await fixture.signIn('root', { scopes: ['profile'] });
      const deedOnOthers = operation === 'user.get' ? () => fixture.admin.getUser(scoped, 'alice') : deed;
      await expect(deedOnOthers(scoped)).rejects.toMatchObject({ code: 'insufficient_scope' });
      expect(await fixture.lastAudit()).toMatchObject({
        operation,
        login: 'root',
        result: 'insufficient_scope',
      });
    },
  );

  it('lets everybody see themselves', async () => {
    expect(await fixture.admin.getUser(alice, 'alice')).toMatchObject({ login: 'alice' });
  });

  it('asks again whether the administrator is still one', async () => {
    const { admin } = fixture;
    await admin.createUser('system', { login: 'former', isAdmin: true });
    const former = await fixture.signIn('former');
    await admin.updateUser(root, 'former', { isAdmin: false });
    await expect(admin.mintToken(former, 'alice', { name: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(admin.createUser(former, { login: 'sneaked-in' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('listUsers', () => {
  it('goes through all, page by page, by login', async () => {
    const all = (await fixture.admin.listUsers(root)).items.map(({ login }) => login);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.admin.listUsers(root, { limit: 2, ...(cursor !== undefined && { cursor }) });
      paged.push(...page.items.map(({ login }) => login));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect(all).toContain('alice');
  });

  it.each([0, 1001, 1.5, Number.NaN])('refuses a page of %s', async (limit) => {
    await expect(fixture.admin.listUsers(root, { limit })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('updateUser', () => {
  it('ends and gives back the tokens of a user', async () => {
    const { admin, auth } = fixture;
    const bob = await fixture.newUser('bob');
    expect(await admin.updateUser(root, 'bob', { disabled: true })).toMatchObject({
      disabledAt: expect.any(Date),
    });
    await expect(auth.verify(fixture.db, bob)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await admin.listTokens(root, 'bob')).items).toMatchObject([{ status: 'blocked' }]);
    await admin.updateUser(root, 'bob', { disabled: false });
    await expect(auth.verify(fixture.db, bob)).resolves.toMatchObject({ login: 'bob' });
  });

  it('does nothing, and writes nothing, when nothing is to be changed', async () => {
    const before = await fixture.lastAudit();
    expect(await fixture.admin.updateUser(root, 'alice', {})).toMatchObject({ login: 'alice' });
    expect(await fixture.lastAudit()).toEqual(before);
  });

  it('does not write the password to the audit', async () => {
    await fixture.admin.updateUser(root, 'alice', { password: 'something long' });
    const entry = await fixture.lastAudit();
    expect(entry).toMatchObject({
      operation: 'user.update',
      detail: { login: 'alice', password: 'changed' },
    });
    expect(JSON.stringify(entry)).not.toContain('something long');
  });

  it('says that there is no such user', async () => {
    for (const login of ['nobody', 'a\0b']) {
      await expect(fixture.admin.updateUser(root, login, { disabled: true })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});

describe('deleteUser', () => {
  it('deletes tokens and the personal workspace, and tells the collector', async () => {
    const { admin } = fixture;
    const carol = await fixture.newUser('carol');
    const before = fixture.trashed();
    await admin.deleteUser(root, 'carol');
    await expect(admin.findNode(root, { path: '/carol' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(fixture.auth.verify(fixture.db, carol)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(fixture.trashed()).toBe(before + 1);
    await admin.createUser(root, { login: 'carol' });
  });
});

describe('deleteUser, where another workspace has taken the name', () => {
  it('leaves that alone', async () => {
    const { admin } = fixture;
    await admin.createUser(root, { login: 'dave' });
    const [workspace] = (await findChain(fixture.db, { path: '/dave' })) ?? [];
    expect(workspace && (await detach(fixture.db, workspace))).toBe(true);
    const { id } = await admin.createWorkspace(root, 'dave');
    await admin.deleteUser(root, 'dave');
    expect(await admin.findNode(root, { path: '/dave' })).toMatchObject({ id });
  });
});

describe('the last administrator', () => {
  beforeEach(async () => {
    for (const { login, isAdmin } of (await fixture.admin.listUsers('system', { limit: 1000 })).items) {
      if (isAdmin && login !== 'root') await fixture.admin.deleteUser('system', login);
    }
  });

  it.each([
    ['disabled', () => fixture.admin.updateUser('system', 'root', { disabled: true })],
    ['demoted', () => fixture.admin.updateUser('system', 'root', { isAdmin: false })],
    ['deleted', () => fixture.admin.deleteUser('system', 'root')],
  ] as [string, () => Promise<unknown>][])('cannot be %s', async (_, deed) => {
    await expect(deed()).rejects.toMatchObject({ code: 'conflict' });
    expect(await fixture.admin.getUser('system', 'root')).toMatchObject({
      isAdmin: true,
      disabledAt: undefined,
    });
  });

  it('is not counted twice: a disabled one beside it does not help', async () => {
    const { admin } = fixture;
    await admin.createUser('system', { login: 'asleep', isAdmin: true });
    await admin.updateUser('system', 'asleep', { disabled: true });
    await expect(admin.deleteUser('system', 'root')).rejects.toMatchObject({ code: 'conflict' });
    await admin.deleteUser('system', 'asleep');
  });

  it('remains when all of them are taken away at the same time', async () => {
    const { admin } = fixture;
    const logins = ['root', 'a', 'b', 'c', 'd'];
    for (const login of logins.slice(1)) await admin.createUser('system', { login, isAdmin: true });
    const results = await Promise.allSettled([
      admin.updateUser('system', 'root', { isAdmin: false }),
      admin.updateUser('system', 'a', { disabled: true }),
      admin.deleteUser('system', 'b'),
      admin.updateUser('system', 'c', { isAdmin: false }),
      admin.deleteUser('system', 'd'),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'conflict' } }]);
    const enabled = (await admin.listUsers('system')).items.filter(
      (user) => user.isAdmin && !user.disabledAt,
    );
    expect(enabled).toHaveLength(1);
    await admin.updateUser('system', 'root', { isAdmin: true });
  });
});
