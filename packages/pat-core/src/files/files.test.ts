import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { createWorkspace } from '../nodes/index.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import type { Files, ListEntry, NodeRef } from './types.js';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Reads as `as(principal).write('/alice/a', 'text')`. */
function as(files: Files, principal: Principal) {
  const refOf = (ref: string | NodeRef): NodeRef => (typeof ref === 'string' ? { path: ref } : ref);
  return {
    stat: (ref: string | NodeRef) => files.stat(principal, refOf(ref)),
    write: (path: string, text: string, options = {}) =>
      files.write(principal, { path }, bytes(text), options),
    mkdir: (path: string) => files.createFolder(principal, { path }),
    move: (from: string, path: string, options = {}) => files.move(principal, refOf(from), { path }, options),
    copy: (from: string, path: string, options = {}) => files.copy(principal, refOf(from), { path }, options),
    remove: (path: string, options = {}) => files.remove(principal, { path }, options),
    async read(ref: string | NodeRef): Promise<string> {
      const file = await files.open(principal, refOf(ref));
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
        return Buffer.concat(chunks).toString();
      } finally {
        await file.close();
      }
    },
    async names(path: string): Promise<string[]> {
      const entries: ListEntry[] = [];
      for await (const page of files.list(principal, { path })) entries.push(...page);
      return entries.map((entry) => entry.node.name);
    },
  };
}

describe('files', () => {
  let platform: TestPlatform;
  let alice: TestUser;
  let bob: TestUser;
  let full: Principal;
  let a: ReturnType<typeof as>;
  let round = 0;
  let home: string;

  beforeAll(async () => {
    platform = await openTestPlatform();
    alice = await platform.createUser('alice');
    bob = await platform.createUser('bob');
    full = await platform.signIn(alice);
    a = as(platform.files, full);
  });
  afterAll(async () => {
    await platform.dispose();
    expect(platform.errors).toEqual([]);
  });
  beforeEach(async () => {
    round += 1;
    home = `/alice/${round}`;
    await a.mkdir(home);
  });

  it('writes, reads, replaces and lists', async () => {
    expect(await a.write(`${home}/a.txt`, 'one')).toMatchObject({ created: true, node: { sizeBytes: 3 } });
    const first = await a.stat(`${home}/a.txt`);
    expect(await a.write(`${home}/a.txt`, 'three')).toMatchObject({ created: false, node: { id: first.id } });
    const second = await a.stat(`${home}/a.txt`);
    expect(second.etag).not.toBe(first.etag);
    expect(await a.read(`${home}/a.txt`)).toBe('three');
    await a.mkdir(`${home}/folder`);
    expect(await a.names(home)).toEqual(['a.txt', 'folder']);
    expect(await a.names('/')).toEqual(['alice']);
  });

  it('keeps large contents in the blob store and reads their ranges', async () => {
    const text = 'x'.repeat(100_000) + 'y'.repeat(100_000);
    await a.write(`${home}/big`, text);
    const file = await platform.files.open(full, { path: `${home}/big` });
    expect(file.content).toBeUndefined();
    const target = Buffer.alloc(10);
    expect(await file.read(target, 0, 10, 99_995)).toBe(10);
    expect(target.toString()).toBe('xxxxxyyyyy');
    await file.close();
  });

  it('keeps the old content when the source breaks off', async () => {
    await a.write(`${home}/a`, 'old');
    async function* broken() {
      yield Buffer.from('new');
      throw new Error('connection reset');
    }
    await expect(platform.files.write(full, { path: `${home}/a` }, broken())).rejects.toMatchObject({
      code: 'incomplete',
    });
    await expect(platform.files.write(full, { path: `${home}/b` }, broken())).rejects.toBeDefined();
    expect(await a.read(`${home}/a`)).toBe('old');
    expect(await a.names(home)).toEqual(['a']);
  });

  it('refuses what contradicts the tree', async () => {
    await a.write(`${home}/file`, '');
    await a.mkdir(`${home}/folder`);
    await expect(a.write(`${home}/none/x`, '')).rejects.toMatchObject({ code: 'parent_missing' });
    await expect(a.write(`${home}/file/x`, '')).rejects.toMatchObject({ code: 'parent_missing' });
    await expect(a.write(`${home}/folder`, '')).rejects.toMatchObject({ code: 'is_a_folder' });
    await expect(a.mkdir(`${home}/file`)).rejects.toMatchObject({ code: 'already_exists' });
    await expect(a.mkdir('/team')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(a.remove('/alice')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(a.move(`${home}/folder`, `${home}/folder/in`)).rejects.toMatchObject({ code: 'conflict' });
    await expect(a.stat('/alice/../bob')).rejects.toMatchObject({ code: 'invalid_name' });
    await a.mkdir(`${home}/folder/in`);
    const above = [`${home}/folder/in`, `${home}/folder`] as const;
    for (const shallow of [true, false]) {
      await expect(a.copy(...above, { overwrite: true, shallow })).rejects.toMatchObject({
        code: 'conflict',
      });
    }
    await expect(a.move(...above, { overwrite: true })).rejects.toMatchObject({ code: 'conflict' });
    expect(await a.names(`${home}/folder`)).toEqual(['in']);
  });

  it('moves a folder with all below it and keeps every identity', async () => {
    await a.mkdir(`${home}/from`);
    await a.write(`${home}/from/x`, 'x');
    const { id } = await a.stat(`${home}/from/x`);
    await a.move(`${home}/from`, `${home}/to`);
    expect(await a.stat(`${home}/to/x`)).toMatchObject({ id, path: `${home}/to/x` });
    await expect(a.stat(`${home}/from`)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('copies rows, not bytes, and the copies live their own lives', async () => {
    await a.mkdir(`${home}/from`);
    await a.write(`${home}/from/x`, 'x'.repeat(50_000));
    await a.copy(`${home}/from`, `${home}/to`);
    await a.write(`${home}/from/x`, 'changed');
    await platform.collect();
    expect(await a.read(`${home}/to/x`)).toBe('x'.repeat(50_000));
    await a.remove(`${home}/to`);
    await platform.collect();
    expect(await a.read(`${home}/from/x`)).toBe('changed');
  });

  it('replaces the target of a move or copy only when asked to', async () => {
    await a.write(`${home}/a`, 'a');
    await a.write(`${home}/b`, 'b');
    await expect(a.move(`${home}/a`, `${home}/b`)).rejects.toMatchObject({ code: 'already_exists' });
    await expect(a.copy(`${home}/a`, `${home}/b`)).rejects.toMatchObject({ code: 'already_exists' });
    expect(await a.copy(`${home}/a`, `${home}/b`, { overwrite: true })).toMatchObject({ created: false });
    expect(await a.read(`${home}/b`)).toBe('a');
    await a.move(`${home}/a`, `${home}/b`, { overwrite: true });
    expect(await a.names(home)).toEqual(['b']);
  });

  it('replaces as rename(2) does when asked to', async () => {
    for (const folder of ['from', 'empty', 'full']) await a.mkdir(`${home}/${folder}`);
    for (const file of ['full/x', 'a', 'b']) await a.write(`${home}/${file}`, file);
    const rename = (from: string, to: string) =>
      a.move(`${home}/${from}`, `${home}/${to}`, { overwrite: true, posix: true });
    await expect(rename('from', 'full')).rejects.toMatchObject({ code: 'not_empty' });
    await expect(rename('from', 'a')).rejects.toMatchObject({ code: 'not_a_folder' });
    await expect(rename('a', 'empty')).rejects.toMatchObject({ code: 'is_a_folder' });
    expect((await rename('a', 'b')).created).toBe(false);
    expect((await rename('from', 'empty')).created).toBe(false);
    expect((await a.names(home)).sort()).toEqual(['b', 'empty', 'full']);
    expect(await a.read(`${home}/b`)).toBe('a');
  });

  it('loses no file that comes into a folder while that is replaced', async () => {
    for (let time = 0; time < 8; time++) {
      await a.mkdir(`${home}/from${time}`);
      await a.mkdir(`${home}/to${time}`);
      const [renamed, written] = await Promise.allSettled([
        a.move(`${home}/from${time}`, `${home}/to${time}`, { overwrite: true, posix: true }),
        a.write(`${home}/to${time}/x`, 'x'),
      ]);
      if (written.status === 'fulfilled') expect(await a.read(`${home}/to${time}/x`)).toBe('x');
      else expect(renamed.status).toBe('fulfilled');
    }
  });

  it('leaves nothing on disk of what was deleted', async () => {
    await a.write(`${home}/big`, 'z'.repeat(100_000));
    const rows = () => platform.db.rows('SELECT 1 FROM blobs WHERE size_bytes = 100000', []);
    expect(await rows()).toHaveLength(1);
    await a.remove(home);
    await platform.recycleBin.empty(full);
    await platform.collect();
    expect(await rows()).toHaveLength(0);
    home = '/alice';
  });

  it('refuses to remove a folder that is not empty when asked for empty ones only', async () => {
    await a.write(`${home}/x`, '');
    await expect(a.remove(home, { emptyOnly: true })).rejects.toMatchObject({ code: 'not_empty' });
    await expect(a.remove(`${home}/x`, { kind: 'folder' })).rejects.toMatchObject({ code: 'not_a_folder' });
  });

  describe('permissions', () => {
    it('shows only the branch that leads to a granted node', async () => {
      await a.mkdir(`${home}/shared`);
      await a.write(`${home}/shared/x`, 'x');
      await a.write(`${home}/secret`, 's');
      const { id } = await a.stat(`${home}/shared`);
      await platform.grant(bob, id as never, 'r');
      const b = as(platform.files, await platform.signIn(bob));
      expect(await b.names('/')).toEqual(['alice', 'bob']);
      expect(await b.names(home)).toEqual(['shared']);
      expect(await b.read(`${home}/shared/x`)).toBe('x');
      await expect(b.stat(`${home}/secret`)).rejects.toMatchObject({ code: 'not_found' });
      await expect(b.write(`${home}/shared/x`, 'y')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(b.write(`${home}/secret`, 'y')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(b.write(`${home}/new`, 'y')).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('narrows a user by the scopes of the token, on the node, above and elsewhere', async () => {
      await a.mkdir(`${home}/in`);
      await a.write(`${home}/in/x`, 'x');
      await a.write(`${home}/out`, 'o');
      const folder = await a.stat(`${home}/in`);
      const reader = as(platform.files, await platform.signIn(alice, { scopes: [`node:${folder.id}:r`] }));
      expect(await reader.names('/')).toEqual(['alice']);
      expect(await reader.names(home)).toEqual(['in']);
      expect(await reader.read(`${home}/in/x`)).toBe('x');
      await expect(reader.write(`${home}/in/x`, '')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reader.read(`${home}/out`)).rejects.toMatchObject({ code: 'not_found' });
      const nothing = as(platform.files, await platform.signIn(alice, { scopes: ['profile'] }));
      expect(await nothing.names('/')).toEqual([]);
      await expect(nothing.read(`${home}/out`)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('makes a write-only folder a drop box', async () => {
      await a.mkdir(`${home}/box`);
      const { id } = await a.stat(`${home}/box`);
      const dropper = as(platform.files, await platform.signIn(alice, { scopes: [`node:${id}:w`] }));
      expect(await dropper.write(`${home}/box/x`, 'x')).toMatchObject({ created: true });
      expect(await dropper.write(`${home}/box/x`, 'y')).toMatchObject({ created: true });
      expect(await dropper.names(`${home}/box`)).toEqual([]);
      await expect(dropper.read(`${home}/box/x`)).rejects.toMatchObject({ code: 'not_found' });
      await expect(dropper.remove(`${home}/box/x`)).rejects.toMatchObject({ code: 'not_found' });
      expect(await a.read(`${home}/box/x`)).toBe('y');
    });

    it('needs the right on both ends of a move', async () => {
      await a.mkdir(`${home}/mine`);
      await a.write(`${home}/x`, 'x');
      const { id } = await a.stat(`${home}/mine`);
      const scoped = as(platform.files, await platform.signIn(alice, { scopes: [`node:${id}:rw`] }));
      await scoped.write(`${home}/mine/y`, 'y');
      await expect(scoped.move(`${home}/mine/y`, `${home}/y`)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(scoped.move(`${home}/x`, `${home}/mine/x`)).rejects.toMatchObject({ code: 'not_found' });
      expect((await a.names(home)).sort()).toEqual(['mine', 'x']);
    });
  });

  describe('drafts', () => {
    it('are seen by nobody before they are committed, and can be committed again', async () => {
      const draft = await platform.files.draft(full, { path: `${home}/d` }, { keepContent: false });
      await draft.write(Buffer.from('world'), 6);
      await draft.write(Buffer.from('hello '), 0);
      await expect(a.stat(`${home}/d`)).rejects.toMatchObject({ code: 'not_found' });
      await draft.commit();
      expect(await a.read(`${home}/d`)).toBe('hello world');
      await draft.write(Buffer.from('HELLO'), 0);
      await draft.commit();
      await draft.discard();
      expect(await a.read(`${home}/d`)).toBe('HELLO world');
    });

    it('set time and mode with the content', async () => {
      const attributes = { modifiedAt: new Date(1_000_000_000_000), mode: 0o600 };
      for (const keepContent of [false, true]) {
        const draft = await platform.files.draft(full, { path: `${home}/d` }, { keepContent });
        await draft.write(Buffer.from('x'), 0);
        expect((await draft.commit(attributes)).node).toMatchObject(attributes);
        await draft.discard();
        expect(await a.stat(`${home}/d`)).toMatchObject(attributes);
      }
      const draft = await platform.files.draft(full, { path: `${home}/d` }, { keepContent: false });
      expect((await draft.commit()).node.mode).toBe(0o600);
      await draft.discard();
    });

    it('start from the present content when asked to', async () => {
      await a.write(`${home}/d`, 'x'.repeat(100_000));
      const draft = await platform.files.draft(full, { path: `${home}/d` }, { keepContent: true });
      await draft.write(Buffer.from('y'), 0);
      await draft.truncate(2);
      await draft.commit();
      await draft.discard();
      expect(await a.read(`${home}/d`)).toBe('yx');
    });
  });

  describe('locks', () => {
    const request = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 60 };

    it('refuse others on every door, and the holder on WebDAV without the token', async () => {
      await a.mkdir(`${home}/l`);
      const dav = await platform.signIn(alice, { door: 'webdav' });
      const { lock } = await platform.files.lock(dav, { path: `${home}/l` }, request);
      await platform.grant(bob, (await a.stat(home)).id as never, 'rw');
      const b = as(platform.files, await platform.signIn(bob, { door: 'sftp' }));
      await expect(b.write(`${home}/l/x`, '')).rejects.toMatchObject({ code: 'locked' });
      await expect(b.remove(home)).rejects.toMatchObject({ code: 'locked' });
      await expect(as(platform.files, dav).write(`${home}/l/x`, '')).rejects.toMatchObject({
        code: 'locked',
      });
      await as(platform.files, dav).write(`${home}/l/x`, '', { lockTokens: new Set([lock.token]) });
      await a.write(`${home}/l/y`, '');
      await platform.files.unlock(dav, { path: `${home}/l` }, lock.token);
      await b.write(`${home}/l/x`, '');
    });

    it('create an empty file where there is none', async () => {
      const dav = await platform.signIn(alice, { door: 'webdav' });
      const { created, lock } = await platform.files.lock(dav, { path: `${home}/new` }, request);
      expect(created).toBe(true);
      expect(lock).toMatchObject({ rootPath: `${home}/new`, holder: 'alice' });
      expect((await a.stat(`${home}/new`)).sizeBytes).toBe(0);
      await expect(platform.files.lock(dav, { path: `${home}/new` }, request)).rejects.toMatchObject({
        code: 'locked',
      });
    });
  });

  describe('quota', () => {
    it('counts what an owner stores, through writing, copying, replacing and deleting, and refuses more', async () => {
      const carol = await platform.createUser('carol');
      const principal = await platform.signIn(carol);
      const c = as(platform.files, principal);
      const quota = () => platform.files.quota(principal, { path: '/carol' });
      const limitTo = (bytes: number | null) =>
        platform.admin.updateUser('system', 'carol', { quotaBytes: bytes });
      expect(await quota()).toEqual({ usedBytes: 0, availableBytes: undefined });
      await limitTo(100_000);
      await c.mkdir('/carol/f');
      await c.write('/carol/f/a', 'x'.repeat(40_000));
      await c.copy('/carol/f', '/carol/g');
      expect(await quota()).toEqual({ usedBytes: 80_000, availableBytes: 20_000 });
      expect(await platform.files.quota(principal, { path: '/' })).toEqual(await quota());
      const refused = { code: 'insufficient_storage' };
      await expect(c.copy('/carol/f', '/carol/h')).rejects.toMatchObject(refused);
      await expect(c.write('/carol/b', 'x'.repeat(20_001))).rejects.toMatchObject(refused);
      await expect(c.write('/carol/b', 'x', { sizeBytes: 20_001 })).rejects.toMatchObject(refused);
      await c.write('/carol/f/a', 'x'.repeat(60_000));
      await expect(c.write('/carol/b', 'x')).rejects.toMatchObject(refused);
      const draft = await platform.files.draft(principal, { path: '/carol/d' }, { keepContent: false });
      await expect(draft.write(Buffer.from('x'), 0)).rejects.toMatchObject(refused);
      await draft.discard();
      await limitTo(10);
      await c.write('/carol/f/a', 'smaller');
      await c.remove('/carol/g');
      await platform.collect();
      expect(await quota()).toEqual({ usedBytes: 7, availableBytes: 3 });
      await limitTo(null);
      expect((await quota()).availableBytes).toBeUndefined();
    });

    it('counts what others put into a workspace to its owner', async () => {
      await a.mkdir(`${home}/in`);
      const { id } = await a.stat(`${home}/in`);
      await platform.grant(bob, id as never, 'rw');
      const before = await platform.files.quota(full, { path: '/alice' });
      await as(platform.files, await platform.signIn(bob)).write(`${home}/in/x`, '12345');
      const after = await platform.files.quota(full, { path: '/alice' });
      expect(after.usedBytes - before.usedBytes).toBe(5);
      expect((await a.stat(`${home}/in/x`)).owner).toBe('alice');
    });
  });

  it("are nobody's once their owner is deleted", async () => {
    const carol = await platform.createUser('former');
    const team = await createWorkspace(platform.db, { name: 'team', ownerId: carol.id, now: Date.now() });
    await platform.grant(alice, team, 'rw');
    await a.write('/team/f', '12345');
    expect(await platform.files.quota(full, { path: '/team/f' })).toMatchObject({ usedBytes: 5 });
    await platform.admin.deleteUser('system', 'former');
    expect((await a.stat('/team/f')).owner).toBeUndefined();
    expect(await platform.files.quota(full, { path: '/team/f' })).toMatchObject({ usedBytes: 0 });
    await platform.files.copy(full, { path: '/team/f' }, { path: '/team/g' });
    const owners = "SELECT owner_id FROM nodes WHERE parent_id = $1 AND name = 'g'";
    expect(await platform.db.rows(owners, [team])).toEqual([{ owner_id: null }]);
    expect((await platform.admin.checkConsistency('system')).problems).toEqual([]);
  });

  it('survives many changes at the same place at once', async () => {
    await a.mkdir(`${home}/p`);
    await a.mkdir(`${home}/q`);
    const results = await Promise.allSettled([
      ...Array.from({ length: 10 }, (_, index) => a.write(`${home}/same`, String(index))),
      a.move(`${home}/p`, `${home}/q/p`),
      a.move(`${home}/q`, `${home}/p/q`),
    ]);
    expect(results.slice(0, 10).every((result) => result.status === 'fulfilled')).toBe(true);
    expect(results.slice(10).filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await a.names(home)).toContain('same');
  });
});
