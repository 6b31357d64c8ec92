import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { basicHeader } from '../harness/endpoints.js';
import { openSftp } from '../harness/sftp-session.js';
import { expectOverWithinASecond } from '../revocation/within-a-second.js';
import { grantType, type TokenAnswer, types } from './names.js';

let doors: TestDoors;
let server: oauth.AuthorizationServer;
let alice: Awaited<ReturnType<TestDoors['platform']['createUser']>>;
let leapMs = 0;
const http = { [oauth.allowInsecureRequests]: true };

beforeAll(async () => {
  doors = await openTestDoors({ clock: () => Date.now() + leapMs });
  alice = await doors.platform.createUser('alice');
  const issuer = new URL(doors.rest);
  const response = await oauth.discoveryRequest(issuer, { ...http, algorithm: 'oauth2' });
  server = await oauth.processDiscoveryResponse(issuer, response);
});
afterAll(() => doors.close());

const mint = (scopes: string[] = [], more = {}) => doors.platform.mint(alice, { scopes, ...more });

/** As the independent client does it: `client_secret_basic` with login and PAT, which is the subject token too. */
async function exchange(pat: string, more: Record<string, string> = {}): Promise<TokenAnswer> {
  const client = { client_id: 'alice' };
  const parameters = { subject_token: pat, subject_token_type: types.pat, ...more };
  const authentication = oauth.ClientSecretBasic(pat);
  const response = await oauth.genericTokenEndpointRequest(
    server,
    client,
    authentication,
    grantType,
    parameters,
    http,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  const answer: unknown = await oauth.processGenericTokenEndpointResponse(server, client, response);
  return answer as TokenAnswer;
}

/** The error code of an exchange that is refused. */
async function refusal(pat: string, more: Record<string, string>): Promise<string> {
  const error = await exchange(pat, more).catch((error: unknown) => error);
  if (error instanceof oauth.ResponseBodyError) return `${error.status} ${error.error}`;
  if (error instanceof oauth.WWWAuthenticateChallengeError) return `${error.status} challenge`;
  throw new Error('It was not refused.', { cause: error });
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const statusAt = async (url: string, token: string, method = 'GET') =>
  (await fetch(url, { method, headers: { ...bearer(token), Depth: '0' } })).status;
const me = (token: string) => statusAt(`${doors.rest}/api/v1/me`, token);
const propfind = (token: string) => statusAt(`${doors.webdav}/alice/`, token, 'PROPFIND');

describe('token exchange', () => {
  it('gives a JWT as RFC 9068 says, which the published keys verify', async () => {
    const { id, secret } = await mint();
    const answer = await exchange(secret);
    expect(answer).toMatchObject({ token_type: 'bearer', issued_token_type: types.access, expires_in: 900 });
    const keys = createRemoteJWKSet(new URL(server.jwks_uri ?? ''));
    const { payload } = await jwtVerify(answer.access_token, keys, {
      ...{ typ: 'at+jwt', issuer: doors.rest, audience: doors.rest, algorithms: ['ES256'] },
    });
    expect(payload).toEqual({
      ...{ iss: doors.rest, aud: doors.rest, sub: alice.id, client_id: 'alice' },
      ...{ iat: expect.any(Number), exp: (payload.iat ?? 0) + 900, jti: expect.any(String) },
    });
    expect(payload.jti).not.toBe(id);
    expect([await me(answer.access_token), await propfind(answer.access_token)]).toEqual([200, 207]);
  });

  it.each([
    ['as Bearer', (secret: string) => bearer(secret), {}],
    ['as Basic', (secret: string) => ({ Authorization: basicHeader({ login: 'alice', token: secret }) }), {}],
    ['in the form', () => ({}), { client_id: 'alice' }],
  ])('takes the PAT %s', async (_, headers, fields) => {
    const { secret } = await mint();
    const body = {
      grant_type: grantType,
      ...fields,
      ...('client_id' in fields && { client_secret: secret }),
    };
    const response = await fetch(`${doors.rest}/oauth/token`, {
      method: 'POST',
      headers: headers(secret),
      body: new URLSearchParams(body),
    });
    expect(response.status).toBe(200);
    expect(await me(((await response.json()) as TokenAnswer).access_token)).toBe(200);
  });

  it('only ever narrows the scope', async () => {
    const { secret } = await mint([`node:${alice.workspaceId}:r`, 'openid']);
    const all = await exchange(secret);
    expect(all.scope).toBe(`node:${alice.workspaceId}:r openid`);
    expect((await exchange(secret, { scope: 'openid' })).scope).toBe('openid');
    const wider = [`node:${alice.workspaceId}:rw`, 'credentials', 'openid profile', 'node:x:r', 'files'];
    for (const scope of wider) expect(await refusal(secret, { scope })).toBe('400 invalid_scope');
    const narrow = { subject_token: all.access_token, subject_token_type: types.access };
    expect(await refusal(secret, { ...narrow, scope: 'profile' })).toBe('400 invalid_scope');
    const [entry] = await audit('token.exchange');
    expect(entry).toMatchObject({ result: 'insufficient_scope', detail: { error: 'invalid_scope' } });
    const again = await exchange(secret, { ...narrow, scope: 'openid' });
    expect(await propfind(again.access_token)).toBe(404);
  });

  it('never outlives the PAT, and lasts an hour at most', async () => {
    expect((await exchange((await mint()).secret, { expires_in: '9999999' })).expires_in).toBe(3600);
    const end = Date.now() + leapMs + 90_500;
    const limited = await exchange((await mint([], { expiresAt: new Date(end) })).secret);
    const { exp = 0 } = decodeJwt(limited.access_token);
    expect(exp * 1000).toBeLessThanOrEqual(end);
    expect(exp * 1000).toBeGreaterThan(end - 1000);
    const sliding = await mint([], { autoRefreshSeconds: 60 });
    expect((await exchange(sliding.secret)).expires_in).toBeLessThanOrEqual(60);
  });

  it('is for this Patio or its WebDAV door, and for nobody else', async () => {
    const { secret } = await mint();
    const { access_token } = await exchange(secret, { resource: `${doors.webdav}/` });
    expect([await me(access_token), await propfind(access_token)]).toEqual([401, 207]);
    for (const name of ['resource', 'audience']) {
      expect(await refusal(secret, { [name]: 'https://other.example' })).toBe('400 invalid_target');
    }
  });

  it('says who acts for whom', async () => {
    const bob = await doors.platform.createUser('bob');
    const actor = await doors.platform.mint(bob);
    const { secret } = await mint();
    const { access_token } = await exchange(secret, {
      ...{ actor_token: actor.secret, actor_token_type: types.access },
    });
    const { payload } = await jwtVerify(access_token, createRemoteJWKSet(new URL(server.jwks_uri ?? '')));
    expect(payload).toMatchObject({ sub: alice.id, act: { sub: bob.id, client_id: actor.id } });
    expect(await refusal(secret, { actor_token: 'x', actor_token_type: types.access })).toBe(
      '400 invalid_request',
    );
  });

  it('adds an ID token, which opens nothing', async () => {
    const { secret } = await mint(['openid', 'profile']);
    const { id_token = '' } = await exchange(secret);
    const keys = createRemoteJWKSet(new URL(server.jwks_uri ?? ''));
    const { payload } = await jwtVerify(id_token, keys, { typ: 'JWT', audience: 'alice' });
    expect(payload).toMatchObject({ sub: alice.id, preferred_username: 'alice' });
    expect(decodeProtectedHeader(id_token).typ).toBe('JWT');
    expect(await me(id_token)).toBe(401);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no subject_token_type', { subject_token_type: '' }, '400 invalid_request'],
    ['a subject that is no token', { subject_token: 'patio_wrong' }, '400 invalid_request'],
    ['another type asked for', { requested_token_type: types.pat }, '400 invalid_request'],
    ['a lifetime that is none', { expires_in: '-1' }, '400 invalid_request'],
    ['an actor type alone', { actor_token_type: types.access }, '400 invalid_request'],
    ['somebody else as client', { client_id: 'bob' }, '401 challenge'],
  ])('refuses %s', async (_, fields, error) => {
    const { secret } = await mint();
    expect(await refusal(secret, fields)).toBe(error);
  });

  it('refuses two client credentials, other grants, and what never mints', async () => {
    const { secret } = await mint();
    const post = (fields: Record<string, string>) =>
      fetch(`${doors.rest}/oauth/token`, {
        method: 'POST',
        headers: bearer(secret),
        body: new URLSearchParams(fields),
      });
    const two = await post({ grant_type: grantType, client_id: 'alice', client_secret: secret });
    expect([two.status, ((await two.json()) as { error: string }).error]).toEqual([400, 'invalid_request']);
    const other = await post({ grant_type: 'client_credentials' });
    expect([other.status, ((await other.json()) as { error: string }).error]).toEqual([
      400,
      'unsupported_grant_type',
    ]);
    const { access_token } = await exchange(secret);
    const minting = await fetch(`${doors.rest}/api/v1/tokens`, {
      method: 'POST',
      headers: { ...bearer(access_token), 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'more' }),
    });
    expect(minting.status).toBe(403);
  });
});

describe('associated credentials', () => {
  it('open WebDAV and SFTP with what the PAT reaches, each its own door', async () => {
    const { secret } = await mint(['credentials', `node:${alice.workspaceId}:rw`]);
    const { credentials, scope } = await exchange(secret, { scope: 'credentials' });
    expect(scope).toBe('credentials');
    const { webdav, sftp } = credentials ?? {};
    expect(webdav?.url).toBe(`${doors.webdav}/`);
    expect(webdav?.password).toMatch(/^patio_\w{49}$/);
    expect(sftp?.host_key_fingerprints[0]).toMatch(/^SHA256:/);
    const dav = { login: webdav?.username ?? '', token: webdav?.password ?? '' };
    const put = (url: string) =>
      fetch(url, { method: 'PUT', body: 'x', headers: { Authorization: basicHeader(dav) } });
    expect((await put(`${webdav?.url}alice/a.txt`)).status).toBe(201);
    expect((await put(`${doors.rest}/api/v1/files/alice/b.txt`)).status).toBe(401);
    const session = await openSftp(
      { ...doors, sftp: { host: sftp?.host ?? '', port: sftp?.port ?? 0 } },
      { login: sftp?.username ?? '', token: sftp?.password ?? '' },
    );
    expect(await session.names('/alice')).toContain('a.txt');
    await session.end();
    await expect(openSftp(doors, dav)).rejects.toMatchObject({ level: 'client-authentication' });
  });

  it('end with the PAT on all doors within a second', async () => {
    const { id, secret } = await mint(['credentials', `node:${alice.workspaceId}:rw`]);
    const { credentials, access_token } = await exchange(secret);
    const dav = { login: 'alice', token: credentials?.webdav?.password ?? '' };
    const session = await openSftp(doors, { login: 'alice', token: credentials?.sftp?.password ?? '' });
    const davStatus = async () =>
      (
        await fetch(`${doors.webdav}/alice/`, {
          method: 'PROPFIND',
          headers: { Authorization: basicHeader(dav), Depth: '0' },
        })
      ).status;
    expect([await me(access_token), await davStatus()]).toEqual([200, 207]);
    await doors.platform.admin.revokeToken('system', id);
    await expectOverWithinASecond(async () => (await me(access_token)) === 401);
    await expectOverWithinASecond(async () => (await davStatus()) === 401);
    await session.closed;
  });

  it('end with their time, to the second', async () => {
    const { secret } = await mint();
    const { access_token } = await exchange(secret, { expires_in: '60' });
    expect(await me(access_token)).toBe(200);
    leapMs += 60_000;
    expect([await me(access_token), await propfind(access_token)]).toEqual([401, 401]);
  });
});

describe('introspection and revocation', () => {
  const client = { client_id: 'alice' };
  const introspect = async (caller: string, token: string) => {
    const response = await oauth.introspectionRequest(
      ...([server, client, oauth.ClientSecretBasic(caller), token, http] as const),
    );
    return oauth.processIntrospectionResponse(server, client, response);
  };

  it('tells of good tokens, and of no others', async () => {
    const caller = (await mint()).secret;
    const pat = await mint([`node:${alice.workspaceId}:r`]);
    const { access_token } = await exchange(pat.secret);
    expect(await introspect(caller, pat.secret)).toMatchObject({
      ...{ active: true, username: 'alice', sub: alice.id, jti: pat.id, iss: doors.rest },
      scope: `node:${alice.workspaceId}:r`,
    });
    expect(await introspect(caller, access_token)).toMatchObject({ active: true, aud: doors.rest });
    await doors.platform.admin.revokeToken('system', pat.id);
    for (const token of [pat.secret, access_token, 'patio_nothing', `${access_token}x`]) {
      expect(await introspect(caller, token)).toEqual({ active: false });
    }
  });

  it('needs a caller', async () => {
    const body = new URLSearchParams({ token: (await mint()).secret });
    const response = await fetch(`${doors.rest}/oauth/introspect`, { method: 'POST', body });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('ends a token with all that was exchanged from it, and says nothing about others', async () => {
    const { secret } = await mint();
    const first = await exchange(secret);
    const second = await exchange(secret, {
      ...{ subject_token: first.access_token, subject_token_type: types.access },
    });
    expect(await me(second.access_token)).toBe(200);
    const revoke = (token: string) =>
      oauth.revocationRequest(server, client, oauth.ClientSecretBasic(secret), token, http);
    await oauth.processRevocationResponse(await revoke(first.access_token));
    expect([await me(first.access_token), await me(second.access_token), await me(secret)]).toEqual([
      401, 401, 200,
    ]);
    await oauth.processRevocationResponse(await revoke('patio_unknown'));
  });
});

async function audit(operation: string) {
  return (await doors.platform.admin.readAudit('system', { operation }, { limit: 1 })).items;
}
