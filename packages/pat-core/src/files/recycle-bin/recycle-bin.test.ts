import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../auth/types.js';
import type { NodeId } from '../../shared/ids.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../../testing/index.js';
import type { RecycledItem } from './types.js';

const day = 24 * 60 * 60 * 1000;
let now = Date.now();
let platform: TestPlatform;
let alice: TestUser;
let full: Principal;
let home: string;
let round = 0;

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const write = (path: string, text: string, principal = full) =>
  platform.files.write(principal, { path }, bytes(text));
const mkdir = (path: string) => platform.files.createFolder(full, { path });
const stat = (path: string, principal = full) => platform.files.stat(principal, { path });
const idOf = async (path: string) => (await stat(path)).id as NodeId;
const remove = (path: string, principal = full) => platform.files.remove(principal, { path });
const restore = (id: NodeId, path?: string, principal = full) =>
  platform.recycleBin.restore(principal, id, path === undefined ? {} : { path });
const expectSound = async () =>
  expect((await platform.admin.checkConsistency('system')).problems).toEqual([]);

async function listed(principal = full, path = home): Promise<readonly RecycledItem[]> {
  return (await platform.recycleBin.list(principal, { path })).items;
}
const namesListed = async (principal = full, path = home) =>
  (await listed(principal, path)).map(({ name }) => name);

async function read(path: string): Promise<string> {
  const file = await platform.files.open(full, { path });
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
  await file.close();
  return Buffer.concat(chunks).toString();
}

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  alice = await platform.createUser('alice');
  full = await platform.signIn(alice);
});
afterAll(async () => {
  expect(platform.errors).toEqual([]);
  await expectSound();
  await platform.dispose();
});
beforeEach(async () => {
  home = `/alice/${++round}`;
  now += 1000;
  await mkdir(home);
});

describe('what is deleted', () => {
  it('is listed, newest first, with where it was, who deleted it and until when it is kept', async () => {
    await mkdir(`${home}/folder`);
    await write(`${home}/folder/a`, 'twelve bytes');
    await write(`${home}/file`, '123');
    const id = await idOf(`${home}/folder`);
    await remove(`${home}/folder`);
    now += 1000;
    await remove(`${home}/file`);
    await platform.collect();
    const [file, folder] = await listed();
    expect(file).toMatchObject({ name: 'file', path: `${home}/file`, kind: 'file', sizeBytes: 3 });
    expect(folder).toEqual({
      ...{ id, name: 'folder', path: `${home}/folder`, kind: 'folder', sizeBytes: 12 },
      ...{ deletedAt: new Date(now - 1000), deletedBy: 'alice', keptUntil: new Date(now - 1000 + 30 * day) },
      ...{ folderDeleted: false, permissions: { restore: true, purge: true } },
    });
    await expect(stat(`${home}/file`)).rejects.toMatchObject({ code: 'not_found' });
    await expect(platform.files.stat(full, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('comes back with its UUID, content, properties and all below it, but without its locks', async () => {
    await mkdir(`${home}/folder`);
    await write(`${home}/folder/a`, 'content');
    const id = await idOf(`${home}/folder`);
    const ref = { path: `${home}/folder/a` };
    const property = { namespace: 'urn:x', name: 'p', value: '<p xmlns="urn:x"/>' };
    await platform.files.setProperties(full, ref, { set: [property], remove: [] });
    const request = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 600 };
    await platform.files.lock(full, ref, request);
    const before = await platform.files.describe(full, ref);
    await remove(`${home}/folder`);
    expect(await restore(id)).toMatchObject({ id, path: `${home}/folder` });
    expect(await platform.files.describe(full, ref)).toEqual({ ...before, locks: [] });
    expect(await read(ref.path)).toBe('content');
    expect(await listed()).toEqual([]);
  });

  it('comes back to where its folder is now', async () => {
    await mkdir(`${home}/old`);
    await write(`${home}/old/a`, 'x');
    const id = await idOf(`${home}/old/a`);
    await remove(`${home}/old/a`);
    await platform.files.move(full, { path: `${home}/old` }, { path: `${home}/new` });
    expect(await listed()).toMatchObject([{ path: `${home}/new/a` }]);
    expect((await restore(id)).path).toBe(`${home}/new/a`);
  });

  it('needs another place when its own is taken, and keeps it as long as none is given', async () => {
    await write(`${home}/a`, 'old');
    const id = await idOf(`${home}/a`);
    await remove(`${home}/a`);
    await write(`${home}/a`, 'new');
    await expect(restore(id)).rejects.toMatchObject({ code: 'already_exists' });
    await expect(restore(id, `${home}/none/a`)).rejects.toMatchObject({ code: 'parent_missing' });
    expect((await restore(id, `${home}/b`)).name).toBe('b');
    expect(await read(`${home}/b`)).toBe('old');
    expect(await read(`${home}/a`)).toBe('new');
  });

  it('waits for its folder when that was deleted too, or goes elsewhere', async () => {
    await mkdir(`${home}/f`);
    for (const name of ['a', 'b']) await write(`${home}/f/${name}`, name);
    const [a, b, f] = [await idOf(`${home}/f/a`), await idOf(`${home}/f/b`), await idOf(`${home}/f`)];
    for (const name of ['f/a', 'f/b', 'f']) await remove(`${home}/${name}`);
    const found = await listed();
    expect(found.map(({ path, folderDeleted }) => [path, folderDeleted]).sort()).toEqual([
      [`${home}/f`, false],
      [`${home}/f/a`, true],
      [`${home}/f/b`, true],
    ]);
    await expect(restore(a)).rejects.toMatchObject({ code: 'conflict' });
    await restore(b, `${home}/b`);
    await restore(f);
    await restore(a);
    expect(await read(`${home}/f/a`)).toBe('a');
  });

  it('goes with its folder when that is deleted for good', async () => {
    await mkdir(`${home}/f`);
    await mkdir(`${home}/f/g`);
    await write(`${home}/f/g/a`, 'x');
    const inside = await idOf(`${home}/f/g/a`);
    await remove(`${home}/f/g/a`);
    const id = await idOf(`${home}/f`);
    await remove(`${home}/f`);
    await platform.recycleBin.purge(full, id);
    expect(await listed()).toEqual([]);
    await platform.collect();
    expect(await platform.db.rows('SELECT 1 FROM nodes WHERE id = $1', [inside])).toEqual([]);
    await expectSound();
  });

  it('is a folder that a move or copy replaces, but no file that is overwritten', async () => {
    for (const name of ['f', 'g', 'h']) await mkdir(`${home}/${name}`);
    await write(`${home}/g/inside`, 'x');
    for (const name of ['a', 'b', 'c']) await write(`${home}/${name}`, name);
    const at = (name: string) => ({ path: `${home}/${name}` });
    await platform.files.move(full, at('f'), at('g'), { overwrite: true });
    await platform.files.copy(full, at('a'), at('h'), { overwrite: true });
    expect((await namesListed()).sort()).toEqual(['g', 'h']);
    await platform.files.move(full, at('a'), at('b'), { overwrite: true });
    await platform.files.copy(full, at('b'), at('c'), { overwrite: true });
    await write(`${home}/c`, 'again');
    expect(await namesListed()).toHaveLength(2);
  });

  it('is audited when it is restored or purged', async () => {
    for (const name of ['a', 'b']) await write(`${home}/${name}`, name);
    const [a, b] = [await idOf(`${home}/a`), await idOf(`${home}/b`)];
    for (const name of ['a', 'b']) await remove(`${home}/${name}`);
    await restore(a, `${home}/c`);
    await platform.recycleBin.purge(full, b);
    const { items } = await platform.admin.readAudit('system', {}, { limit: 2 });
    expect(items).toMatchObject([
      { operation: 'purge', path: `${home}/b`, nodeId: b, result: 'ok', login: 'alice' },
      { operation: 'restore', path: `${home}/c`, nodeId: a, result: 'ok', detail: { from: `${home}/a` } },
    ]);
  });
});

describe('the list', () => {
  it('comes in pages, and refuses cursors of other lists', async () => {
    for (const name of ['a', 'b', 'c']) {
      await write(`${home}/${name}`, name);
      await remove(`${home}/${name}`);
    }
    const page = await platform.recycleBin.list(full, { path: home, limit: 2 });
    expect(page.items).toHaveLength(2);
    const cursor = page.next ?? '';
    const last = await platform.recycleBin.list(full, { path: home, limit: 2, cursor });
    expect(last.next).toBeUndefined();
    const ids = [...page.items, ...last.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    for (const wrong of ['x', '12.x', `1e9.${ids[0]}`]) {
      await expect(platform.recycleBin.list(full, { cursor: wrong })).rejects.toMatchObject({
        code: 'invalid',
      });
    }
  });

  it('is one statement however much it shows', async () => {
    const statements: string[] = [];
    const counted = await openTestPlatform({ onQuery: (text) => statements.push(text) });
    const principal = await counted.signIn(await counted.createUser('carol'));
    for (let index = 0; index < 30; index++) {
      await counted.files.createFolder(principal, { path: `/carol/${index}` });
      await counted.files.remove(principal, { path: `/carol/${index}` });
    }
    await counted.collect();
    statements.length = 0;
    expect((await counted.recycleBin.list(principal)).items).toHaveLength(30);
    expect(statements.filter((text) => text.includes('recycled'))).toHaveLength(1);
    expect(statements.length).toBeLessThan(20);
    await counted.dispose();
  });

  it('finds what is in a folder that was moved to another workspace', async () => {
    const shared = await platform.admin.createWorkspace('system', `shared-${round}`);
    await platform.grant(alice, shared.id, 'rw');
    await mkdir(`${home}/f`);
    await write(`${home}/f/a`, 'x');
    await remove(`${home}/f/a`);
    await platform.files.move(full, { path: `${home}/f` }, { path: `/${shared.name}/f` });
    await platform.collect();
    const dora = await platform.createUser(`dora-${round}`);
    await platform.grant(dora, shared.id, 'r');
    const principal = await platform.signIn(dora);
    const { items } = await platform.recycleBin.list(principal);
    expect(items).toMatchObject([{ path: `/${shared.name}/f/a`, permissions: { restore: false } }]);
    expect(await namesListed()).toEqual([]);
  });
});

describe('rights', () => {
  let bob: TestUser;
  let folder: NodeId;
  let inside: NodeId;

  beforeEach(async () => {
    bob = await platform.createUser(`bob-${round}`);
    await mkdir(`${home}/shared`);
    await mkdir(`${home}/shared/sub`);
    await write(`${home}/shared/sub/a`, 'a');
    await write(`${home}/private`, 'p');
    folder = await idOf(`${home}/shared/sub`);
    inside = await idOf(`${home}/shared/sub/a`);
    await remove(`${home}/private`);
  });

  const binOf = async (principal: Principal) =>
    (await platform.recycleBin.list(principal)).items.map(({ name, permissions }) => [
      name,
      permissions.restore,
      permissions.purge,
    ]);

  it.each([
    ['r', [['a', false, false]], 'forbidden'],
    ['rw', [['a', true, true]], undefined],
    ['w', [], 'not_found'],
  ] as const)('are those of the place where it was: %s', async (permission, shown, refused) => {
    await platform.grant(bob, await idOf(`${home}/shared`), permission);
    await remove(`${home}/shared/sub/a`);
    const principal = await platform.signIn(bob);
    expect(await binOf(principal)).toEqual(shown);
    const restored = restore(inside, undefined, principal);
    if (refused === undefined) return expect(await restored).toMatchObject({ name: 'a' });
    await expect(restored).rejects.toMatchObject({ code: refused });
    await expect(platform.recycleBin.purge(principal, inside)).rejects.toMatchObject({ code: refused });
    expect(await platform.recycleBin.empty(principal)).toBe(0);
    await expect(restore(inside, `/${bob.login}/stolen`, principal)).rejects.toMatchObject({ code: refused });
  });

  it('on the deleted thing alone let it be purged, or taken elsewhere, but not put back', async () => {
    await platform.grant(bob, folder, 'rw');
    await remove(`${home}/shared/sub`);
    const principal = await platform.signIn(bob);
    expect(await binOf(principal)).toEqual([['sub', false, true]]);
    await expect(restore(folder, undefined, principal)).rejects.toMatchObject({ code: 'parent_missing' });
    expect((await restore(folder, `/${bob.login}/mine`, principal)).id).toBe(folder);
  });

  it('end with a grant that is taken away after the deletion', async () => {
    const shared = await idOf(`${home}/shared`);
    await platform.grant(bob, shared, 'rw');
    const principal = await platform.signIn(bob);
    await platform.files.remove(principal, { id: inside });
    expect(await binOf(principal)).toEqual([['a', true, true]]);
    await platform.admin.removeGrant('system', { id: shared }, bob.login);
    expect(await binOf(principal)).toEqual([]);
    await expect(restore(inside, undefined, principal)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are narrowed by scopes, on the thing itself, above it and elsewhere', async () => {
    const shared = await idOf(`${home}/shared`);
    const other = await idOf(home.replace(/\d+$/, '1'));
    await remove(`${home}/shared/sub/a`);
    const signIn = (scope: string) => platform.signIn(alice, { scopes: [scope] });
    expect(await binOf(await signIn(`node:${other}:rw`))).not.toContainEqual(['a', true, true]);
    expect(await binOf(await signIn(`node:${shared}:r`))).toEqual([['a', false, false]]);
    expect(await binOf(await signIn(`node:${inside}:rw`))).toEqual([['a', false, true]]);
    const principal = await signIn(`node:${shared}:rw`);
    expect(await binOf(principal)).toEqual([['a', true, true]]);
    await expect(restore(inside, `${home}/out`, principal)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await restore(inside, undefined, principal)).id).toBe(inside);
  });

  it('of a token that may not delete let it restore, and purge nothing', async () => {
    const principal = await platform.signIn(alice, { restrictions: ['no-delete'] });
    await remove(`${home}/shared/sub/a`);
    await expect(platform.recycleBin.purge(principal, inside)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await restore(inside, undefined, principal)).id).toBe(inside);
    const readOnly = await platform.signIn(alice, { restrictions: ['read-only'] });
    await remove(`${home}/shared/sub/a`);
    await expect(restore(inside, undefined, readOnly)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leave nobody but those who hold a lock there to restore into it', async () => {
    await platform.grant(bob, await idOf(`${home}/shared`), 'rw');
    await remove(`${home}/shared/sub/a`);
    const request = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 600 };
    await platform.files.lock(full, { path: `${home}/shared` }, request);
    const principal = await platform.signIn(bob);
    await expect(restore(inside, undefined, principal)).rejects.toMatchObject({ code: 'locked' });
    expect((await restore(inside)).id).toBe(inside);
  });

  it('empty only what the caller may delete, below a folder if one is given', async () => {
    await platform.grant(bob, await idOf(`${home}/shared`), 'rw');
    await remove(`${home}/shared/sub/a`);
    expect(await platform.recycleBin.empty(await platform.signIn(bob))).toBe(1);
    expect(await namesListed()).toEqual(['private']);
    expect(await platform.recycleBin.empty(full, { path: `${home}/shared` })).toBe(0);
    expect(await platform.recycleBin.empty(full, { path: home })).toBe(1);
    expect(await listed()).toEqual([]);
  });
});

describe('time', () => {
  it('ends what was kept as long as it is to be', async () => {
    await write(`${home}/old`, 'x'.repeat(20_000));
    const id = await idOf(`${home}/old`);
    await remove(`${home}/old`);
    now += 30 * day - 1;
    await platform.collect();
    expect(await namesListed(await platform.signIn(alice))).toEqual(['old']);
    now += 1;
    await platform.collect();
    full = await platform.signIn(alice);
    expect(await namesListed()).toEqual([]);
    await expect(restore(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await platform.db.rows('SELECT 1 FROM nodes WHERE id = $1', [id])).toEqual([]);
  });

  it('leaves the workspace of a deleted user no entries', async () => {
    const gone = await platform.createUser(`gone-${round}`);
    const principal = await platform.signIn(gone);
    await write(`/${gone.login}/a`, 'a', principal);
    await remove(`/${gone.login}/a`, principal);
    await platform.admin.deleteUser('system', gone.login);
    await platform.collect();
    expect(
      await platform.db.rows('SELECT 1 FROM recycled WHERE workspace_id = $1', [gone.workspaceId]),
    ).toEqual([]);
    await expectSound();
  });
});

it('a name is given once, to what is restored or to what is created, whoever comes first', async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const path = `${home}/${attempt}`;
    await write(path, 'old');
    const id = await idOf(path);
    await remove(path);
    const created = platform.files.write(full, { path }, bytes('new'), { mode: 'create' });
    const results = await Promise.allSettled([restore(id), created]);
    const [lost] = results.filter((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(lost).toMatchObject({ reason: { code: 'already_exists' } });
  }
  await expectSound();
});

it('something is restored or purged, never both', async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    await mkdir(`${home}/${attempt}`);
    const id = await idOf(`${home}/${attempt}`);
    await remove(`${home}/${attempt}`);
    const results = await Promise.allSettled([restore(id), platform.recycleBin.purge(full, id)]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  }
  await expectSound();
});
