import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Origin, Principal } from '../auth/types.js';
import { type AdminFixture, openAdminFixture } from './test-fixture.js';

let fixture: AdminFixture;
let alice: Principal;
let bob: Principal;

beforeAll(async () => {
  fixture = await openAdminFixture();
  alice = await fixture.newUser('alice');
  bob = await fixture.newUser('bob');
});
afterAll(() => fixture.close());

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOyJRWhJ/DUGA3hpqwCHw7WoE7KbZTD8MJ4T5W+mpSmm alice@laptop';
const fingerprint = 'SHA256:c3qMM3BeiXiUvHwnkJ8QgeHavHOwHD9g5SrddUHUPiw';
const sftp: Origin = { door: 'sftp', address: '192.0.2.1' };

const presented = (login: string) => ({ kind: 'ssh-key', login, fingerprint }) as const;
const outcome = (login: string, origin = sftp) =>
  fixture.auth.authenticate(presented(login), origin).then(
    ({ kind }) => kind,
    (error: { code: string }) => error.code,
  );

it('is a token: named, limited, listed, used and revoked like one', async () => {
  const { admin, auth } = fixture;
  const expiresAt = new Date(fixture.time.now + 60_000);
  const info = await admin.addSshKey(alice, 'alice', { name: 'laptop', publicKey, expiresAt });
  expect(info).toMatchObject({ kind: 'ssh_key', name: 'laptop', fingerprint, expiresAt, status: 'active' });
  expect(await admin.getToken(alice, info.id)).toEqual(info);
  expect((await admin.listTokens(alice, 'alice')).items).toContainEqual(info);

  expect(await auth.acceptsKey(presented('alice'), sftp)).toBe(true);
  expect(await outcome('alice')).toBe('ssh_key');
  await fixture.settle();
  const { lastUsedDoor } = await admin.getToken(alice, info.id);
  expect(lastUsedDoor).toBe('sftp');
  await expect(admin.rotateToken(alice, info.id)).rejects.toMatchObject({ code: 'conflict' });

  await admin.revokeToken(alice, info.id);
  expect(await auth.acceptsKey(presented('alice'), sftp)).toBe(false);
  expect(await outcome('alice')).toBe('unauthenticated');
});

it('can be added again when it has come to its end, and only then', async () => {
  const { admin, time } = fixture;
  const add = (owner: Principal, limits: object = {}) =>
    admin.addSshKey(owner, owner.login, { name: 'again', publicKey, ...limits });
  const first = await add(alice, { autoRefreshSeconds: 60 });
  await expect(add(bob)).rejects.toMatchObject({ code: 'conflict' });
  time.now += 61_000;
  expect(await outcome('alice')).toBe('unauthenticated');
  const second = await add(bob);
  expect(await outcome('bob')).toBe('ssh_key');
  expect(await outcome('alice')).toBe('unauthenticated');
  expect((await admin.getToken(alice, first.id)).status).toBe('expired');
  await admin.revokeToken(bob, second.id);
});

it('opens the SFTP door and no other, only to who proves to hold it', async () => {
  const { admin, auth } = fixture;
  const { id } = await admin.addSshKey(alice, 'alice', { name: 'door', publicKey });
  for (const door of ['rest', 'webdav'] as const)
    expect(await outcome('alice', { ...sftp, door })).toBe('unauthenticated');
  for (const secret of [fingerprint, publicKey]) {
    await expect(auth.authenticate({ kind: 'basic', login: 'alice', secret }, sftp)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  }
  for (const given of ['', 'SHA256:none', fingerprint.replace('c3', 'c4')]) {
    const credentials = { ...presented('alice'), fingerprint: given };
    expect(await auth.acceptsKey(credentials, sftp)).toBe(false);
    await expect(auth.authenticate(credentials, sftp)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  await admin.revokeToken(alice, id);
});

it('is allowed as long as the policy allows it', async () => {
  const { admin, auth } = fixture;
  await admin.addSshKey(alice, 'alice', { name: 'policy', publicKey });
  const session = await auth.authenticate(presented('alice'), sftp);
  await admin.updatePolicy('system', { sshKeysAllowed: false });
  expect(await auth.acceptsKey(presented('alice'), sftp)).toBe(false);
  await expect(auth.refresh(session)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(
    admin.addSshKey(bob, 'bob', { name: 'no', publicKey: `${publicKey.slice(0, -20)}AA` }),
  ).rejects.toMatchObject({ code: 'invalid' });
  await admin.updatePolicy('system', { sshKeysAllowed: true });
  expect(await outcome('alice')).toBe('ssh_key');
});

it('is not added by a token with scopes, nor by others', async () => {
  const { admin } = fixture;
  const scoped = await fixture.signIn('bob', { scopes: ['profile'] });
  const request = { name: 'x', publicKey };
  await expect(admin.addSshKey(scoped, 'bob', request)).rejects.toMatchObject({ code: 'insufficient_scope' });
  await expect(admin.addSshKey(bob, 'alice', request)).rejects.toMatchObject({ code: 'forbidden' });
});
