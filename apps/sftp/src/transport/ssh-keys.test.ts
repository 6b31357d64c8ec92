import type { TokenInfo } from '@patio/pat-core';
import { attendedDelay } from '@patio/pat-core/testing';
import ssh2, { type ConnectConfig } from 'ssh2';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TestClient } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';

const { generateKeyPairSync } = ssh2.utils;

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ limits: { loginAttempts: 3 } });
});
afterAll(() => door.dispose());

const add = (publicKey: string, limits: object = {}): Promise<TokenInfo> =>
  door.platform.admin.addSshKey('system', 'alice', { name: 'key', publicKey, ...limits });

const logIn = (config: ConnectConfig) =>
  TestClient.logIn(door.port, { username: 'alice', ident: 'test_1.0', ...config });

/** The library's types lack the key. */
const withKey = (key: unknown) => ({ type: 'publickey', username: 'alice', key }) as never;

const refused = /authentication methods failed/;

test.each([
  ['ed25519', () => generateKeyPairSync('ed25519')],
  ['ecdsa', () => generateKeyPairSync('ecdsa', { bits: 384 })],
  ['rsa', () => generateKeyPairSync('rsa', { bits: 2048 })],
])('an %s key opens the door for its user, until it is revoked', async (_type, generate) => {
  const keys = generate();
  await expect(logIn({ privateKey: keys.private })).rejects.toThrow(refused);
  const { id, fingerprint } = await add(keys.public);
  const client = await logIn({ privateKey: keys.private });
  expect(await (await client.openSession()).realpath('.')).toBe('/alice');
  // A use is noted behind the answer.
  await vi.waitFor(async () => {
    const info = await door.platform.admin.getToken('system', id);
    expect(info).toMatchObject({ lastUsedDoor: 'sftp', lastUsedClient: 'test_1.0', fingerprint });
  }, 10_000);
  await expect(logIn({ username: 'admin', privateKey: keys.private })).rejects.toThrow(refused);

  await door.platform.admin.revokeToken('system', id);
  const late = attendedDelay(1000).then(() => 'late');
  expect(await Promise.race([client.closed.then(() => 'closed'), late])).toBe('closed');
  await expect(logIn({ privateKey: keys.private })).rejects.toThrow(refused);
});

test('a key has the scopes and the end of its token', async () => {
  const keys = generateKeyPairSync('ed25519');
  const folder = await door.platform.admin.findNode('system', { path: '/alice' });
  await add(keys.public, { scopes: [`node:${folder.id}:r`], expiresAt: new Date(Date.now() + 3_600_000) });
  const session = await (await logIn({ privateKey: keys.private })).openSession();
  expect(await session.names('.')).toEqual([]);
  await expect(session.put('file', 'x')).rejects.toThrow();
});

test('who does not hold the private key is refused, whatever is said about it', async () => {
  const [known, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  await add(known.public);
  const wrong = ssh2.utils.parseKey(other.private);
  const right = ssh2.utils.parseKey(known.private);
  if (wrong instanceof Error || right instanceof Error) throw new Error('The keys cannot be read.');
  let signatures = 0;
  const sign = (data: Buffer) => {
    signatures++;
    return wrong.sign(data);
  };
  const forged = Object.assign(Object.create(right), { sign });
  await expect(logIn({ authHandler: [withKey(forged)] })).rejects.toThrow(refused);
  expect(signatures).toBe(1);
});

test('an agent may offer many keys before the right one, or before the token, but not without end', async () => {
  const right = generateKeyPairSync('ed25519');
  await add(right.public);
  const offering = (count: number, last: string) => {
    const keys = Array.from({ length: count }, () => generateKeyPairSync('ed25519').private);
    return logIn({ authHandler: [...keys, last].map(withKey) });
  };
  (await offering(10, right.private)).end();
  await expect(offering(40, right.private)).rejects.toThrow();
});
