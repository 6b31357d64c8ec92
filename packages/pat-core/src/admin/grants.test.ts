import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import type { Permission } from '../scopes/index.js';
import { type NodeId, newId } from '../shared/ids.js';
import { type AdminFixture, openAdminFixture } from './test-fixture.js';

let fixture: AdminFixture;
let root: Principal;
let alice: Principal;
let bob: Principal;
let folder: NodeId;
let deep: NodeId;

beforeAll(async () => {
  fixture = await openAdminFixture();
  root = await fixture.signIn('root');
  alice = await fixture.newUser('alice');
  bob = await fixture.newUser('bob');
  folder = await fixture.createFolder(await fixture.workspaceOf('alice'), 'folder');
  deep = await fixture.createFolder(folder, 'deep');
});
afterAll(() => fixture.close());

describe('grants', () => {
  it('are set, replaced, listed with those above, and removed by the owner of the workspace', async () => {
    const { admin } = fixture;
    await admin.setGrant(alice, { path: '/alice/folder/deep' }, 'bob', 'r');
    expect(await admin.setGrant(alice, { id: deep }, 'bob', 'rw')).toMatchObject({
      nodeId: deep,
      path: '/alice/folder/deep',
      login: 'bob',
      permission: 'rw',
    });
    expect(await fixture.lastAudit()).toMatchObject({
      operation: 'grant.set',
      login: 'alice',
      nodeId: deep,
      path: '/alice/folder/deep',
      detail: { login: 'bob', permission: 'rw' },
    });
    expect(await admin.listGrants(alice, { id: deep })).toMatchObject([
      { path: '/alice', login: 'alice', permission: 'rw' },
      { path: '/alice/folder/deep', login: 'bob', permission: 'rw' },
    ]);
    await admin.removeGrant(alice, { id: deep }, 'bob');
    const removal = await fixture.lastAudit();
    expect(removal).toMatchObject({ operation: 'grant.remove', nodeId: deep });
    await admin.removeGrant(alice, { id: deep }, 'bob');
    expect(await fixture.lastAudit()).toEqual(removal);
  });

  it('are managed by administrators anywhere', async () => {
    await fixture.admin.setGrant(root, { path: '/alice/folder' }, 'bob', 'w');
    await fixture.admin.removeGrant('system', { path: '/alice/folder' }, 'bob');
  });

  it('are closed to others: hidden where they see nothing, forbidden where they see something', async () => {
    const { admin } = fixture;
    const deeds = [
      () => admin.listGrants(bob, { id: folder }),
      () => admin.setGrant(bob, { id: folder }, 'bob', 'rw'),
      () => admin.removeGrant(bob, { id: folder }, 'alice'),
    ];
    for (const deed of deeds) await expect(deed()).rejects.toMatchObject({ code: 'not_found' });
    await admin.setGrant(alice, { id: deep }, 'bob', 'rw');
    for (const deed of deeds) await expect(deed()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await fixture.lastAudit()).toMatchObject({ login: 'bob', nodeId: folder, result: 'forbidden' });
    await admin.removeGrant(alice, { id: deep }, 'bob');
  });

  it('refuse what is not there or not valid', async () => {
    const { admin } = fixture;
    await expect(admin.setGrant(root, { id: newId() }, 'bob', 'r')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(admin.setGrant(root, { path: '/' }, 'bob', 'r')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(admin.setGrant(root, { id: folder }, 'nobody', 'r')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(admin.setGrant(root, { id: folder }, 'bob', 'read' as Permission)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('workspaces', () => {
  it('are made by administrators, who then own them', async () => {
    const { admin } = fixture;
    await expect(admin.createWorkspace(alice, 'hers')).rejects.toMatchObject({ code: 'forbidden' });
    const made = await admin.createWorkspace(root, 'team');
    expect(made).toMatchObject({ name: 'team', owner: 'root' });
    expect(await admin.listGrants(root, { path: '/team' })).toMatchObject([
      { login: 'root', permission: 'rw' },
    ]);
    expect(await admin.createWorkspace('system', 'machine')).toMatchObject({ owner: undefined });
    await expect(admin.createWorkspace(root, 'team')).rejects.toMatchObject({ code: 'already_exists' });
    await expect(admin.createWorkspace(root, 'a/b')).rejects.toMatchObject({ code: 'invalid_name' });
  });

  it('are listed as far as the caller and its token reach', async () => {
    const { admin } = fixture;
    const names = async (actor: Principal | 'system') =>
      (await admin.listWorkspaces(actor)).items.map(({ name }) => name);
    expect(await names('system')).toEqual(['alice', 'bob', 'machine', 'root', 'team']);
    expect(await names(root)).toEqual(['alice', 'bob', 'machine', 'root', 'team']);
    expect(await names(bob)).toEqual(['bob']);
    await admin.setGrant(alice, { id: deep }, 'bob', 'r');
    expect(await names(bob)).toEqual(['alice', 'bob']);
    expect(await names(await fixture.signIn('bob', { scopes: [`node:${deep}:r`] }))).toEqual(['alice']);
    expect(await names(await fixture.signIn('bob', { scopes: ['profile'] }))).toEqual([]);
    expect(await names(await fixture.signIn('root', { scopes: ['profile'] }))).toEqual([]);
    await admin.removeGrant(alice, { id: deep }, 'bob');
  });

  it('are paged by name', async () => {
    const first = await fixture.admin.listWorkspaces(root, { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['alice', 'bob']);
    const second = await fixture.admin.listWorkspaces(root, { limit: 2, cursor: first.next ?? '' });
    expect(second.items.map(({ name }) => name)).toEqual(['machine', 'root']);
  });
});

describe('explain', () => {
  it('says which grants and scopes decide', async () => {
    const { admin } = fixture;
    await admin.setGrant(alice, { id: folder }, 'bob', 'r');
    const { info } = await admin.mintToken('system', 'bob', { name: 'x', scopes: [`node:${deep}:rw`] });
    expect(await admin.explain(root, info.id, { id: deep }, 'read')).toMatchObject({
      allowed: true,
      grants: [{ path: '/alice/folder', login: 'bob', permission: 'r' }],
      scopes: [`node:${deep}:rw`],
    });
    expect(await admin.explain(root, info.id, { id: deep }, 'replace')).toMatchObject({ allowed: false });
    await admin.revokeToken('system', info.id);
    expect(await admin.explain(root, info.id, { id: deep }, 'read')).toMatchObject({
      allowed: false,
      reason: 'The token is revoked.',
    });
    await admin.removeGrant(alice, { id: folder }, 'bob');
  });

  it('tells a user nothing of what is hidden from the user', async () => {
    const { admin } = fixture;
    const hidden = await admin.explain(bob, bob.tokenId, { id: folder }, 'read');
    const missing = await admin.explain(bob, bob.tokenId, { id: newId() }, 'read');
    expect(hidden).toEqual(missing);
    expect((await admin.explain(root, bob.tokenId, { id: folder }, 'read')).reason).not.toBe(hidden.reason);
    const scopedRoot = await fixture.signIn('root', { scopes: ['profile'] });
    expect(await admin.explain(scopedRoot, scopedRoot.tokenId, { id: folder }, 'read')).toEqual(missing);
    await expect(admin.explain(bob, alice.tokenId, { id: folder }, 'read')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('readAudit', () => {
  it('shows users their own entries, and administrators all', async () => {
    const { admin } = fixture;
    const own = (await admin.readAudit(bob)).items;
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ userId }) => userId === bob.userId)).toBe(true);
    const logins = new Set((await admin.readAudit(root)).items.map(({ login }) => login));
    expect(logins).toContain('alice');
  });

  it("refuses others' entries, and audits that", async () => {
    await expect(fixture.admin.readAudit(bob, { login: 'alice' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await fixture.lastAudit()).toMatchObject({
      operation: 'audit.read',
      login: 'bob',
      result: 'forbidden',
    });
  });

  it('goes through all, page by page', async () => {
    const { admin } = fixture;
    const all = (await admin.readAudit(bob)).items.map(({ id }) => id);
    const paged: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.readAudit(bob, {}, { limit: 3, ...(cursor !== undefined && { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });

  it('refuses filters and cursors that are not valid', async () => {
    const { admin } = fixture;
    const invalid = { code: 'invalid' };
    await expect(admin.readAudit(root, { nodeId: 'x' as NodeId })).rejects.toMatchObject(invalid);
    await expect(admin.readAudit(root, { since: new Date(Number.NaN) })).rejects.toMatchObject(invalid);
    await expect(admin.readAudit(root, {}, { cursor: '1; DROP' })).rejects.toMatchObject(invalid);
  });
});
