import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { basicHeader } from '../harness/endpoints.js';
import { openSftp } from '../harness/sftp-session.js';
import { expectOverWithinASecond } from '../revocation/within-a-second.js';
import { Browser } from './browser.js';
import { clientId, clientSecret, type IdentityProvider, openIdentityProvider } from './identity-provider.js';

const audience = 'https://files.example.org';
const password = 'correct horse';
const fromConsole = { 'Patio-Console': '1', 'Sec-Fetch-Site': 'same-origin' };
const hour = 3_600_000;

let provider: IdentityProvider;
let doors: TestDoors;
let alice: Awaited<ReturnType<TestDoors['platform']['createUser']>>;
let leapMs = 0;

beforeAll(async () => {
  provider = await openIdentityProvider();
  const { issuer } = provider;
  doors = await openTestDoors({
    clock: () => Date.now() + leapMs,
    oidc: { issuer, clientId, clientSecret, createUsers: true },
    trustedIssuers: [{ issuer, audience }],
    trustedScopeClaim: undefined,
  });
  provider.serve(`${doors.rest}/auth/oidc/callback`);
  alice = await doors.platform.createUser('alice');
  await doors.platform.admin.updateUser('system', 'alice', { password });
});
afterAll(async () => {
  await doors.close();
  await provider.close();
});

const at = (path: string) => doors.rest + path;
const post = (
  browser: Browser,
  path: string,
  json?: unknown,
  headers: Record<string, string> = fromConsole,
) =>
  browser.request(at(path), {
    method: 'POST',
    headers: { ...headers, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
    body: json === undefined ? null : JSON.stringify(json),
  });
const signIn = async (login = 'alice', secret = password) => {
  const browser = new Browser();
  const response = await post(browser, '/auth/login', { login, password: secret });
  return { browser, response };
};
const status = async (browser: Browser, path: string, init?: RequestInit) =>
  (await browser.request(at(path), init)).status;
const me = (browser: Browser) => status(browser, '/api/v1/me');

describe('a session of the console', () => {
  it('begins with a password, acts as the user, and is told from tokens', async () => {
    const { browser, response } = await signIn();
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^patio_session=patio_\w{49}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const { session, ways } = (await (await browser.request(at('/auth/session'))).json()) as never as {
      session: { id: string; login: string; idleUntil: string; expiresAt: string };
      ways: object;
    };
    expect(session).toMatchObject({ login: 'alice' });
    expect(ways).toEqual({ password: true, oidc: true });
    expect(await me(browser)).toBe(200);
    const minted = await post(browser, '/api/v1/tokens', { name: 'from the console' });
    expect(minted.status).toBe(201);
    const tokens = (await (await browser.request(at('/api/v1/tokens'))).json()) as {
      items: { id: string }[];
    };
    expect(tokens.items.map(({ id }) => id)).not.toContain(session.id);
    const { items } = await doors.platform.admin.readAudit('system', { tokenId: session.id as never });
    expect(items.map(({ operation, door }) => `${operation} ${door}`)).toEqual([
      'token.mint rest',
      'login rest',
    ]);
  });

  it('opens no door by its secret, and no password does', async () => {
    const { browser } = await signIn();
    const secret = browser.cookie(doors.rest, 'patio_session') ?? '';
    for (const token of [secret, password]) {
      const account = { login: 'alice', token };
      for (const Authorization of [`Bearer ${encodeURIComponent(token)}`, basicHeader(account)]) {
        const headers = { Authorization, Depth: '0' };
        expect((await fetch(at('/api/v1/me'), { headers })).status).toBe(401);
        expect((await fetch(`${doors.webdav}/`, { method: 'PROPFIND', headers })).status).toBe(401);
      }
      await expect(openSftp(doors, account)).rejects.toMatchObject({ level: 'client-authentication' });
    }
    const dav = await fetch(`${doors.webdav}/`, {
      method: 'PROPFIND',
      headers: { Cookie: `patio_session=${secret}` },
    });
    expect(dav.status).toBe(401);
    expect(await status(browser, '/api/v1/me', { headers: { Authorization: `Bearer ${secret}` } })).toBe(400);
  });

  it('takes changes from our own pages only', async () => {
    const { browser } = await signIn();
    const change = (headers: Record<string, string>) =>
      post(browser, '/api/v1/tokens', { name: 'x' }, headers).then((response) => response.status);
    expect(await change({})).toBe(403);
    expect(await change({ ...fromConsole, Origin: 'https://evil.example' })).toBe(403);
    expect(await change({ ...fromConsole, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await change({ ...fromConsole, 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect(await change({ ...fromConsole, Origin: doors.rest })).toBe(201);
    expect(await status(browser, '/api/v1/me', { headers: { Origin: 'null' } })).toBe(403);
    const login = await post(new Browser(), '/auth/login', { login: 'alice', password }, {});
    expect(login.status).toBe(403);
  });

  it('is refused in the same words whoever asks', async () => {
    const bodies = new Set<string>();
    for (const [login, secret] of [
      ['alice', 'wrong'],
      ['nobody', password],
      ['', password],
    ]) {
      const { response } = await signIn(login, secret);
      if (login !== '') bodies.add(`${response.status} ${await response.text()}`);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('www-authenticate') ?? '').not.toContain('Basic');
    }
    expect(bodies.size).toBe(1);
  });

  it('ends at sign-out, everywhere at once, with a new password, idle, and in the end', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect((await post(first.browser, '/auth/logout')).status).toBe(204);
    expect([await me(first.browser), await me(second.browser)]).toEqual([401, 200]);
    const third = await signIn();
    expect((await post(third.browser, '/auth/logout-everywhere')).status).toBe(204);
    expect(await me(second.browser)).toBe(401);
    const fourth = await signIn();
    await doors.platform.admin.updateUser('system', 'alice', { password: `${password}!` });
    await expectOverWithinASecond(async () => (await me(fourth.browser)) === 401);
    await doors.platform.admin.updateUser('system', 'alice', { password });
    const idle = await signIn();
    leapMs += 8 * hour;
    expect(await me(idle.browser)).toBe(401);
    const busy = await signIn();
    for (let used = 0; used < 7 * 24; used += 7) {
      expect(await me(busy.browser)).toBe(200);
      leapMs += 7 * hour;
    }
    expect(await me(busy.browser)).toBe(401);
  });

  it('is not for service accounts and disabled users', async () => {
    await doors.platform.createUser('root', { isAdmin: true });
    await doors.platform.admin.createUser('system', { login: 'robot', kind: 'service', owner: 'root' });
    expect((await signIn('robot')).response.status).toBe(401);
    await doors.platform.admin.createUser('system', { login: 'gone', password });
    await doors.platform.admin.updateUser('system', 'gone', { disabled: true });
    expect((await signIn('gone')).response.status).toBe(401);
  });
});

describe('sign-in by an identity provider', () => {
  const begin = (browser: Browser) => browser.navigate(at('/auth/oidc/start?return=/files'), isCallback);
  const isCallback = (url: URL) => url.origin === doors.rest && url.pathname === '/auth/oidc/callback';

  it('makes a user of whoever comes for the first time, and knows them again', async () => {
    const browser = new Browser();
    const end = await browser.navigate(at('/auth/oidc/start?return=/files'));
    expect(`${end.pathname}${end.search}`).toBe('/files');
    const who = (await (await browser.request(at('/api/v1/me'))).json()) as { login: string; id: string };
    expect(who.login).toBe('zoe');
    const again = new Browser();
    await again.navigate(at('/auth/oidc/start'));
    expect(((await (await again.request(at('/api/v1/me'))).json()) as { id: string }).id).toBe(who.id);
  });

  it('never makes somebody another by the name alone', async () => {
    provider.account = 'alice-of-another-house';
    const browser = new Browser();
    const end = await browser.navigate(at('/auth/oidc/start'));
    expect(end.search).toBe('?sign-in=refused');
    expect(await me(browser)).toBe(401);
    await doors.platform.admin.linkIdentity('system', 'alice', {
      issuer: provider.issuer,
      subject: provider.account,
    });
    await browser.navigate(at('/auth/oidc/start'));
    expect(((await (await browser.request(at('/api/v1/me'))).json()) as { id: string }).id).toBe(alice.id);
  });

  it('belongs to the browser that began it, once, with its state', async () => {
    const browser = new Browser();
    const callback = await begin(browser);
    const stranger = await new Browser().request(callback);
    expect(stranger.headers.get('location')).toBe('/?sign-in=failed');
    const forged = new URL(callback);
    forged.searchParams.set('state', 'forged');
    expect((await browser.request(forged)).headers.get('location')).toBe('/?sign-in=failed');
    const second = new Browser();
    const good = await begin(second);
    expect((await second.request(good)).headers.get('location')).toBe('/files');
    expect((await second.request(good)).headers.get('location')).toBe('/?sign-in=failed');
  });
});

describe("a trusted provider's access token", () => {
  const headers = (token: string) => ({ Authorization: `Bearer ${token}`, Depth: '0' });
  const statuses = async (token: string) => [
    (await fetch(at('/api/v1/me'), { headers: headers(token) })).status,
    (await fetch(`${doors.webdav}/alice/`, { method: 'PROPFIND', headers: headers(token) })).status,
  ];

  it('opens REST and WebDAV to the user that its subject is, and nothing else', async () => {
    leapMs = 0;
    const token = await provider.accessToken(audience);
    expect(await statuses(token)).toEqual([200, 207]);
    expect(await statuses(await provider.accessToken('https://other.example'))).toEqual([401, 401]);
    await expect(openSftp(doors, { login: 'alice', token })).rejects.toMatchObject({
      level: 'client-authentication',
    });
    const minting = await fetch(at('/api/v1/tokens'), {
      method: 'POST',
      headers: { ...headers(token), 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'x' }),
    });
    expect(minting.status).toBe(403);
    leapMs += 600_000;
    expect(await statuses(token)).toEqual([401, 401]);
    leapMs = 0;
  });

  it('of somebody unknown opens nothing, and makes nobody', async () => {
    const known = provider.account;
    provider.account = 'yves-at-the-provider';
    expect(await statuses(await provider.accessToken(audience))).toEqual([401, 401]);
    provider.account = known;
    await expect(doors.platform.admin.getUser('system', 'yves')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('ends within a second when the user is disabled or the identity taken away', async () => {
    const token = await provider.accessToken(audience);
    expect(await statuses(token)).toEqual([200, 207]);
    const identity = { issuer: provider.issuer, subject: provider.account };
    await doors.platform.admin.unlinkIdentity('system', 'alice', identity);
    await expectOverWithinASecond(async () => (await statuses(token)).join() === '401,401');
  });
});
