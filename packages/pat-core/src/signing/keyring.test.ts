import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.js';
import { openKeyring } from './index.js';
import { loadSealingKey } from './sealing-key.js';

let database: TestDatabase;
let dataDir: string;
let now: number;
const clock = () => now;
const hour = 60 * 60_000;
const day = 24 * hour;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  now = Date.UTC(2030, 0, 1);
  dataDir = await mkdtemp(join(tmpdir(), 'patio-keys-'));
  await database.db.rows('DELETE FROM signing_keys', []);
  return () => rm(dataDir, { recursive: true, force: true });
});
afterAll(() => database.dispose());

const open = (folder = dataDir) => openKeyring({ db: database.db, dataDir: folder, clock });
const rotate = async (keyring: ReturnType<typeof open>) => {
  const id = await database.db.transaction((tx) => keyring.rotate(tx));
  keyring.rotated();
  return id;
};
const published = async (keyring: ReturnType<typeof open>) =>
  (await keyring.published()).keys.map(({ kid }) => kid);

test('processes that begin together on one database agree on one key', async () => {
  const signers = await Promise.all([open(), open(), open()].map((keyring) => keyring.signer()));
  expect(new Set(signers.map(({ id }) => id)).size).toBe(1);
  expect(await open().published()).toEqual({
    keys: [
      {
        ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: signers[0]?.id },
        ...{ x: expect.any(String), y: expect.any(String) },
      },
    ],
  });
});

test('what the database holds of a private key cannot be read without the key file', async () => {
  await open().signer();
  const [row] = await database.db.rows<{ sealed: Uint8Array }>(
    'SELECT sealed_private_key AS sealed FROM signing_keys',
    [],
  );
  const sealed = Buffer.from(row?.sealed ?? []);
  expect(sealed.toString('latin1')).not.toContain('PRIVATE KEY');
  expect((await loadSealingKey(dataDir)).unseal(sealed)?.toString()).toContain('PRIVATE KEY');
  const folder = join(dataDir, 'keys');
  expect(await readdir(folder)).toEqual(['signing.key']);
  expect((await stat(join(folder, 'signing.key'))).mode & 0o077).toBe(0);
  expect(await readFile(join(folder, 'signing.key'))).toHaveLength(32);
});

test('a changed seal is not opened', async () => {
  const key = await loadSealingKey(dataDir);
  const sealed = key.seal(randomBytes(40));
  for (const at of [0, 12, 28, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(key.unseal(changed), `at ${at}`).toBeUndefined();
  }
  expect(key.unseal(Buffer.alloc(3))).toBeUndefined();
});

test('a rotated key signs no more and stays published for two hours', async () => {
  const keyring = open();
  const old = (await keyring.signer()).id;
  const other = open();
  await other.signer();
  now += 1;
  const fresh = await rotate(keyring);
  expect((await keyring.signer()).id).toBe(fresh);
  expect(await published(keyring)).toEqual([old, fresh]);
  // A process that has not heard of the rotation knows the new key as soon as it meets it, and signs with it soon.
  expect(await other.publicKey(fresh)).toBeDefined();
  now += 31_000;
  expect((await other.signer()).id).toBe(fresh);
  now += 2 * hour - 32_000;
  expect(await keyring.publicKey(old)).toBeDefined();
  now += 31_000;
  expect(await published(keyring)).toEqual([fresh]);
  expect(await keyring.publicKey(old)).toBeUndefined();
});

test('a key is replaced by itself when it is 90 days old', async () => {
  const keyring = open();
  const old = (await keyring.signer()).id;
  now += 90 * day - 1;
  expect((await keyring.signer()).id).toBe(old);
  now += 1;
  const fresh = (await keyring.signer()).id;
  expect(fresh).not.toBe(old);
  expect(await published(keyring)).toEqual([old, fresh]);
});

test('a process with another key file signs with a key of its own, and all are published', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'patio-keys-'));
  const [here, there] = [open(), open(elsewhere)];
  const ids = [(await here.signer()).id, (await there.signer()).id];
  expect(new Set(ids).size).toBe(2);
  expect(await here.publicKey(ids[1] ?? '')).toBeDefined();
  expect((await here.signer()).id).toBe(ids[0]);
  await rm(elsewhere, { recursive: true });
});

test('a key that nobody knows is none', async () => {
  expect(await open().publicKey('00000000-0000-4000-8000-000000000000')).toBeUndefined();
});
