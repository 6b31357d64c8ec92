import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Principal } from '../../auth/types.js';
import type { NodeId } from '../../shared/ids.js';
import { openTestPlatform, type TestPlatform } from '../../testing/index.js';

const quotaBytes = 100_000;
const open = (options = {}) => openTestPlatform({ clock: () => now, ...options });
let users = 0;
let now = Date.now();
const platforms: TestPlatform[] = [];
let platform: TestPlatform;
let principal: Principal;
let home: string;

async function use(options = {}): Promise<void> {
  platform = await open(options);
  platforms.push(platform);
  await signIn();
}

async function signIn(): Promise<void> {
  const user = await platform.createUser(`alice-${++users}`);
  principal = await platform.signIn(user);
  home = `/${user.login}`;
  await limitTo(quotaBytes);
}

const limitTo = (bytes: number) =>
  platform.admin.updateUser('system', principal.login, { quotaBytes: bytes });

async function* source(sizeBytes: number) {
  yield Buffer.alloc(sizeBytes, 'x');
}
const write = (name: string, sizeBytes: number, options = {}) =>
  platform.files.write(principal, { path: `${home}/${name}` }, source(sizeBytes), options);
const remove = (name: string) => {
  now += 1000;
  return platform.files.remove(principal, { path: `${home}/${name}` });
};
const quota = () => platform.files.quota(principal, { path: home });
const kept = async () => (await platform.recycleBin.list(principal)).items.map(({ name }) => name).sort();
const idOf = async (name: string) =>
  (await platform.files.stat(principal, { path: `${home}/${name}` })).id as NodeId;
const refused = { code: 'insufficient_storage' };

beforeAll(() => use());
beforeEach(signIn);
afterAll(async () => {
  for (const each of platforms) {
    expect(each.errors).toEqual([]);
    expect((await each.admin.checkConsistency('system')).problems).toEqual([]);
    await each.dispose();
  }
});

it('deleting makes room at once, for files and for folders, and says so', async () => {
  await write('a', 60_000);
  await platform.files.createFolder(principal, { path: `${home}/f` });
  await write('f/b', 40_000);
  expect(await quota()).toEqual({ usedBytes: 100_000, availableBytes: 0 });
  await expect(write('c', 1)).rejects.toMatchObject(refused);
  await remove('f');
  expect(await quota()).toEqual({ usedBytes: 60_000, availableBytes: 40_000 });
  await expect(write('c', 40_001)).rejects.toMatchObject(refused);
  await expect(write('c', 40_001, { sizeBytes: 40_001 })).rejects.toMatchObject(refused);
  await write('c', 40_000);
  expect(await quota()).toEqual({ usedBytes: 100_000, availableBytes: 0 });
});

it('keeps what is deleted as long as there is room, then lets the oldest go first', async () => {
  for (const name of ['a', 'b', 'c']) await write(name, 30_000);
  for (const name of ['b', 'a', 'c']) await remove(name);
  await write('d', 10_000);
  await platform.collect();
  expect(await kept()).toEqual(['a', 'b', 'c']);
  await write('e', 20_000);
  await platform.collect();
  expect(await kept()).toEqual(['a', 'c']);
  const copy = { path: `${home}/copy` };
  await platform.files.copy(principal, { path: `${home}/e` }, copy);
  await platform.collect();
  expect(await kept()).toEqual(['c']);
  const draft = await platform.files.draft(principal, { path: `${home}/draft` }, { keepContent: false });
  await draft.write(Buffer.alloc(50_000), 0);
  await expect(draft.write(Buffer.alloc(1), 50_000)).rejects.toMatchObject(refused);
  await draft.commit();
  await draft.discard();
  await platform.collect();
  expect(await kept()).toEqual([]);
  expect(await quota()).toEqual({ usedBytes: 100_000, availableBytes: 0 });
});

it('lets no more be restored than there is room for', async () => {
  await write('a', 60_000);
  const id = await idOf('a');
  await remove('a');
  await platform.collect();
  await limitTo(50_000);
  await expect(platform.recycleBin.restore(principal, id)).rejects.toMatchObject(refused);
  await limitTo(60_000);
  await platform.recycleBin.restore(principal, id);
  expect(await quota()).toEqual({ usedBytes: 60_000, availableBytes: 0 });
});

it('counts files to their owners, also in folders of others', async () => {
  const bob = await platform.createUser('bob');
  const principalOfBob = await platform.signIn(bob);
  await platform.grant({ ...bob, id: principal.userId }, bob.workspaceId, 'rw');
  await platform.files.createFolder(principalOfBob, { path: '/bob/f' });
  await write('a', 70_000);
  await platform.files.move(principal, { path: `${home}/a` }, { path: '/bob/f/a' });
  expect((await quota()).usedBytes).toBe(70_000);
  await platform.files.remove(principalOfBob, { path: '/bob/f' });
  expect((await quota()).usedBytes).toBe(0);
  await platform.collect();
  expect((await quota()).usedBytes).toBe(0);
  await write('b', 40_000);
  await platform.collect();
  expect((await platform.recycleBin.list(principalOfBob)).items).toEqual([]);
});

it('takes no more of a quota than it is allowed', async () => {
  await use({ recycleQuotaPercent: 50 });
  for (const name of ['a', 'b', 'c']) await write(name, 25_000);
  for (const name of ['a', 'b', 'c']) await remove(name);
  await platform.collect();
  expect(await kept()).toEqual(['b', 'c']);
  platform = platforms[0] as TestPlatform;
});

it.each([
  ['no percent of a quota is for it', { recycleQuotaPercent: 0 }],
  ['nothing is kept', { recycleDays: 0 }],
])('deletes for good when %s', async (_, options) => {
  await use(options);
  await write('a', 60_000);
  await remove('a');
  expect(await quota()).toEqual({ usedBytes: 0, availableBytes: 100_000 });
  expect(await kept()).toEqual([]);
  await platform.collect();
  expect(await platform.db.rows("SELECT 1 FROM nodes WHERE kind = 'file'", [])).toEqual([]);
  platform = platforms[0] as TestPlatform;
});
