import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from './test-fixture.js';

let door: TestDoor;
let secret: string;

beforeAll(async () => {
  door = await openTestDoor();
  secret = (await door.platform.mint(door.alice)).secret;
  await door.send('PUT', '/dav/alice/a.txt', { body: 'a' });
});
afterAll(() => door.close());

const basicOf = (login: string, password: string) =>
  `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;

const bothChallenges = 'Basic realm="Patio", charset="UTF-8", Bearer realm="Patio"';

describe('401, with both challenges', () => {
  const wrong: [what: string, authorization: () => string | null][] = [
    ['no credentials', () => null],
    ['another scheme', () => 'Digest username="alice"'],
    ['rubbish', () => 'Basic !!!'],
    ['a wrong password', () => basicOf('alice', 'wrong')],
    ['the token of another user', () => basicOf('bob', secret)],
    ['a login that is nobody', () => basicOf('nobody', secret)],
    ['a password with colon, + and /', () => basicOf('alice', 'a:b\u00fb\u00ff>?')],
    ['half a token', () => basicOf('alice', secret.slice(0, 30))],
  ];
  // A wrong password is never 404, whatever is asked for.
  const places = ['/dav/alice/a.txt', '/dav/alice/none', '/dav/nobody/', '/dav/', '/', '/elsewhere'];

  test.each(wrong)('for %s, everywhere and with every method', async (_what, authorization) => {
    for (const path of places) {
      for (const method of ['GET', 'PROPFIND', 'PUT', 'DELETE', 'LOCK', 'REPORT']) {
        const answer = await door.send(method, path, { authorization: authorization() });
        expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, bothChallenges]);
      }
    }
  });

  test('says invalid_token to a wrong Bearer', async () => {
    const { status, headers } = await door.send('GET', '/dav/alice/a.txt', { authorization: 'Bearer wrong' });
    expect([status, headers['www-authenticate']]).toEqual([401, `${bothChallenges}, error="invalid_token"`]);
  });

  test('sends each challenge in a line of its own', async () => {
    const answer = await door.sendRaw('GET /dav/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer.match(/^WWW-Authenticate: .*$/gm)).toHaveLength(2);
  });
});

describe('a token opens the door', () => {
  test.each([
    ['as Basic password', () => basicOf('alice', secret)],
    ['as Bearer', () => `Bearer ${secret}`],
    ['as bearer in lower case', () => `bearer ${secret}`],
  ])('%s', async (_how, authorization) => {
    const answer = await door.send('GET', '/dav/alice/a.txt', { authorization: authorization() });
    expect(answer).toMatchObject({ status: 200, text: 'a' });
  });

  test('also with a login that is not ASCII', async () => {
    const zoe = await door.platform.createUser('zoë');
    const token = await door.platform.mint(zoe);
    for (const login of ['zoë', 'zoe\u0308']) {
      const authorization = basicOf(login, token.secret);
      expect((await door.send('GET', '/dav/zo%C3%AB/', { authorization })).status).toBe(200);
    }
  });
});

describe('OPTIONS', () => {
  test.each(['*', '/', '/dav/', '/dav/alice/', '/dav/alice/a.txt', '/dav/nobody/none', '/elsewhere'])(
    'needs no credentials and is the same on %s',
    async (path) => {
      const answer = await door.send('OPTIONS', path, { authorization: null });
      expect(answer.status).toBe(200);
      const { date, connection, ...headers } = answer.headers;
      expect(headers).toEqual({
        dav: '1, 2, 3, sabredav-partialupdate',
        'accept-patch': 'application/x-sabredav-partialupdate',
        allow: 'OPTIONS, GET, HEAD, PUT, PATCH, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK',
        'ms-author-via': 'DAV',
        'accept-ranges': 'bytes',
        'content-length': '0',
      });
    },
  );
});

test('a denial is 403, so that clients do not ask for the password again', async () => {
  const reader = await door.platform.createUser('reader');
  await door.platform.grant(reader, door.alice.workspaceId, 'r');
  const authorization = await door.basicFor(reader);
  expect((await door.send('GET', '/dav/alice/a.txt', { authorization })).status).toBe(200);
  for (const method of ['PUT', 'DELETE', 'PROPPATCH', 'LOCK']) {
    const body = bodies[method] ?? '';
    expect((await door.send(method, '/dav/alice/a.txt', { authorization, body })).status).toBe(403);
  }
  expect((await door.send('MKCOL', '/dav/alice/new', { authorization })).status).toBe(403);
});

const bodies: Record<string, string> = {
  PROPPATCH:
    '<propertyupdate xmlns="DAV:"><set><prop><getetag/><x xmlns="urn:x"/></prop></set></propertyupdate>',
  LOCK: '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
};

test('what the caller may not see is not there', async () => {
  for (const method of ['GET', 'PROPFIND', 'DELETE']) {
    const answer = await door.send(method, '/dav/bob/x', { headers: { depth: '0' } });
    expect(answer.status).toBe(404);
  }
});

test('a kept-alive connection ends with its token', async () => {
  const { id, secret: shortLived } = await door.platform.mint(door.alice);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const authorization = basicOf('alice', shortLived);
  const get = () => door.send('GET', '/dav/alice/a.txt', { authorization, agent });
  expect((await get()).status).toBe(200);
  expect((await get()).status).toBe(200);
  await door.platform.admin.revokeToken('system', id);
  await expect.poll(async () => (await get()).status, { interval: 10 }).toBe(401);
  agent.destroy();
});

test('another caller on the same connection is another caller', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (authorization: string | null) =>
    door.send('GET', '/dav/alice/a.txt', { agent, authorization });
  expect((await get(basicOf('alice', secret))).status).toBe(200);
  expect((await get(await door.basicFor(door.bob))).status).toBe(404);
  expect((await get(null)).status).toBe(401);
  expect((await get(basicOf('alice', `${secret}x`))).status).toBe(401);
  agent.destroy();
});

describe('a token about to expire', () => {
  const day = 24 * 60 * 60 * 1000;

  test.each([
    ['in 59 days', 59, true],
    ['in 61 days', 61, false],
  ])('%s', async (_when, days, told) => {
    // The thresholds are shorter than its life: it was made long ago.
    const expiresAt = new Date(Math.floor((Date.now() + days * day) / 1000) * 1000);
    const { id, secret } = await door.platform.mint(door.alice, { expiresAt });
    await door.platform.db.rows("UPDATE tokens SET created_at = now() - interval '90 days' WHERE id = $1", [
      id,
    ]);
    for (const method of ['GET', 'PROPFIND', 'DELETE']) {
      const { headers } = await door.send(method, '/dav/alice/none', { authorization: `Bearer ${secret}` });
      expect(headers['patio-token-expires']).toBe(told ? expiresAt.toUTCString() : undefined);
    }
  });
});

test('lists say which client used a token last', async () => {
  const { id, secret } = await door.platform.mint(door.alice);
  const headers = { 'User-Agent': 'davfs2/1.6 neon' };
  await door.send('GET', '/dav/alice/a.txt', { authorization: `Bearer ${secret}`, headers });
  const { admin } = door.platform;
  await expect.poll(async () => (await admin.getToken('system', id)).lastUsedClient).toBe('davfs2/1.6 neon');
});
