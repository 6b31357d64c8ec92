import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { type IdentityProvider, openIdentityProvider } from './identity-provider.js';

const audience = 'patio';
let provider: IdentityProvider;
let doors: TestDoors;
let workspaceId: string;

beforeAll(async () => {
  provider = await openIdentityProvider();
  const { issuer } = provider;
  doors = await openTestDoors({
    trustedIssuers: [{ issuer, audience }],
    trustedScopeClaim: 'patio_scopes',
    passwordLogin: false,
  });
  provider.serve(`${doors.rest}/auth/oidc/callback`);
  ({ workspaceId } = await doors.platform.createUser('alice'));
  const identity = { issuer, subject: provider.account };
  await doors.platform.admin.linkIdentity('system', 'alice', identity);
  await doors.platform.admin.updateUser('system', 'alice', { password: 'correct horse' });
});
afterAll(async () => {
  await doors.close();
  await provider.close();
});

async function put(token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${doors.webdav}/alice/a.txt`, { method: 'PUT', headers, body: 'x' })).status;
}

it("narrows a provider's token to the scopes of the claim that the settings name", async () => {
  const token = (scopes: unknown) => provider.accessToken(audience, { patio_scopes: scopes });
  expect(await put(await token(`node:${workspaceId}:rw`))).toBe(201);
  expect(await put(await token([`node:${workspaceId}:r`, 'profile']))).toBe(403);
});

it.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['no scope of ours', 'files.write'],
  ['a number', 7],
])('refuses a token whose claim is %s', async (_, scopes) => {
  const token = await provider.accessToken(audience, scopes === undefined ? {} : { patio_scopes: scopes });
  expect(await put(token)).toBe(401);
});

it('lets nobody in by a password when passwords are off', async () => {
  const response = await fetch(`${doors.rest}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Patio-Console': '1' },
    body: JSON.stringify({ login: 'alice', password: 'correct horse' }),
  });
  expect(response.status).toBe(403);
  const session = await fetch(`${doors.rest}/auth/session`);
  expect(await session.json()).toEqual({ ways: { password: false, oidc: false }, session: null });
});

it('goes back to the console, saying so, when no provider is set up', async () => {
  const response = await fetch(`${doors.rest}/auth/oidc/start`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/?sign-in=off']);
});
