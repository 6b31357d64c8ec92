import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Principal } from '../auth/types.js';
import type { Database } from '../db/index.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import { findProblems } from './consistency/store.js';
import type { ConsistencyProblem } from './types.js';

let now = Date.now();
let platform: TestPlatform;
let alice: TestUser;
let session: Principal;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  alice = await platform.createUser('alice');
  session = await platform.signIn(alice);
  await platform.files.createFolder(session, { path: '/alice/folder' });
  await write('/alice/folder/small', 10);
  await write('/alice/folder/large', 100_000);
});
afterAll(() => platform.dispose());

async function write(path: string, sizeBytes: number): Promise<void> {
  async function* source() {
    yield Buffer.alloc(sizeBytes, 'x');
  }
  await platform.files.write(session, { path }, source());
}

const idOf = async (path: string) => (await platform.files.stat(session, { path })).id as string;
const check = async () => (await platform.admin.checkConsistency('system')).problems;
const kinds = async () => [...new Set((await check()).map(({ kind }) => kind))].sort();

class Undone extends Error {}

/** What is found after damage that no statement of ours can do: without constraints and triggers. Undone at the end. */
async function problemsAfter(statement: string): Promise<ConsistencyProblem[]> {
  const problems: ConsistencyProblem[] = [];
  const damaged = platform.db.transaction(async (tx) => {
    await removeConstraints(tx);
    await tx.rows(statement, []);
    for await (const problem of findProblems(tx, 100)) problems.push(problem);
    throw new Undone();
  });
  await expect(damaged).rejects.toThrow(Undone);
  return problems;
}

async function removeConstraints(tx: Database): Promise<void> {
  const constraints = await tx.rows<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname) AS drop FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'c') OR conname = 'nodes_parent_name'`,
    [],
  );
  for (const { drop } of constraints) await tx.rows(drop, []);
  await tx.rows('ALTER TABLE nodes DISABLE TRIGGER ALL', []);
}

async function storedFiles(): Promise<string[]> {
  const root = join(platform.dataDir, 'blobs');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('only administrators may ask', async () => {
  await expect(platform.admin.checkConsistency(session)).rejects.toMatchObject({ code: 'forbidden' });
  const root = await platform.signIn(await platform.createUser('root', { isAdmin: true }));
  expect((await platform.admin.checkConsistency(root)).problems).toEqual([]);
});

test.each([
  [
    'parent_missing',
    `UPDATE nodes SET parent_id = gen_random_uuid() WHERE name = 'small'`,
    ['parent_missing'],
  ],
  ['parent_missing', `DELETE FROM nodes WHERE name = 'folder'`, ['parent_missing']],
  [
    'parent_not_folder',
    `UPDATE nodes SET parent_id = (SELECT id FROM nodes WHERE name = 'small') WHERE name = 'large'`,
  ],
  ['unreachable', `UPDATE nodes SET parent_id = id WHERE name = 'folder'`],
  ['name_taken_twice', `UPDATE nodes SET name = 'small' WHERE name = 'large'`],
  ['name_invalid', `UPDATE nodes SET name = U&'u\\0308' WHERE name = 'small'`],
  ['name_invalid', `UPDATE nodes SET name = '..' WHERE name = 'small'`],
  ['content_missing', `DELETE FROM blobs WHERE content IS NOT NULL`],
  ['content_missing', `UPDATE nodes SET blob_id = NULL WHERE name = 'small'`],
  ['folder_with_content', `UPDATE nodes SET blob_id = gen_random_uuid() WHERE name = 'folder'`],
  ['size_wrong', `UPDATE nodes SET size_bytes = 9 WHERE name = 'small'`, ['size_wrong', 'usage_wrong']],
  ['content_damaged', `UPDATE blobs SET content = '' WHERE content IS NOT NULL`],
  ['usage_wrong', `INSERT INTO usage SELECT id, 5 FROM users`],
  [
    'recycled_wrong',
    `UPDATE nodes SET parent_id = '00000000-0000-0000-0000-000000000001' WHERE name = 'small'`,
  ],
  [
    'recycled_wrong',
    `INSERT INTO recycled SELECT id, parent_id, name, parent_id, now(), NULL, 0 FROM nodes WHERE name = 'small'`,
  ],
  ['node_missing', `INSERT INTO properties VALUES (gen_random_uuid(), 'urn:x', 'p', '<p/>')`],
  ['node_missing', `INSERT INTO grants SELECT gen_random_uuid(), id, 'r', now() FROM users`],
  [
    'node_missing',
    `INSERT INTO locks SELECT id::text, gen_random_uuid(), id, false, false, '', 60, now(), now() FROM users`,
  ],
  [
    'node_missing',
    `INSERT INTO companions SELECT gen_random_uuid(), id, gen_random_uuid(), '._a', '', gen_random_uuid(), '[]', '[]', now(), now() FROM users`,
  ],
])('finds %s after %s', async (kind, statement, expected = [kind]) => {
  const found = await problemsAfter(statement);
  expect([...new Set(found.map((problem) => problem.kind))].sort()).toEqual(expected);
});

test('names what it is about', async () => {
  const id = await idOf('/alice/folder/small');
  expect(await problemsAfter(`UPDATE nodes SET size_bytes = 9 WHERE name = 'small'`)).toEqual([
    { kind: 'size_wrong', subject: id, detail: "'small' says 9 bytes, its content 10" },
    { kind: 'usage_wrong', subject: 'alice', detail: 'counted 100010 bytes, stored 100009' },
  ]);
});

test('a tree in use has no problems, also with things deleted, shared, locked and in the trash', async () => {
  const { files } = platform;
  await files.copy(session, { path: '/alice/folder' }, { path: '/alice/copy' });
  await files.remove(session, { path: '/alice/folder' });
  await files.lock(
    session,
    { path: '/alice/copy' },
    { shared: false, deep: true, ownerXml: '', timeoutSeconds: 60 },
  );
  await write('/alice/über', 3);
  const report = await platform.admin.checkConsistency('system');
  expect(report.problems).toEqual([]);
  expect(report.nodes).toBeGreaterThanOrEqual(4);
  expect(report.contents).toBe(3);
});

test('finds bytes that are gone, cut off, or of no content', async () => {
  const [file = ''] = await storedFiles();
  await truncate(file, 99_999);
  expect(await check()).toEqual([
    { kind: 'bytes_damaged', subject: expect.any(String), detail: '99999 bytes instead of 100000' },
  ]);
  const key = file.slice(file.lastIndexOf('/') + 1);
  const orphan = join(file, '..', `${key.slice(0, 2)}${'0'.repeat(32)}`);
  await writeFile(orphan, 'x');
  await rm(file);
  expect(await kinds()).toEqual(['bytes_missing']); // a new one may belong to an upload
  now += 2 * 60 * 60 * 1000;
  expect(await kinds()).toEqual(['bytes_missing', 'bytes_orphaned']);
});
