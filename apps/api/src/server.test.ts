import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApi, type TestApi } from './testing/api.js';
import { sendRaw } from './testing/raw.js';

let api: TestApi;
let token: string;
let tokenId: string;

beforeAll(async () => {
  api = await openTestApi();
  const alice = await api.platform.createUser('alice');
  ({ secret: token, id: tokenId } = await api.platform.mint(alice));
});
afterAll(() => api.dispose());

describe('authentication', () => {
  test('the same token as Bearer and as the password of Basic', async () => {
    const bearer = await api.send({ path: '/api/v1/me', token });
    const credentials = Buffer.from(`alice:${token}`).toString('base64');
    const basic = await api.send({ path: '/api/v1/me', headers: { Authorization: `Basic ${credentials}` } });
    expect(bearer.status).toBe(200);
    // When it was last used is noted behind the answers.
    for (const { json } of [bearer, basic]) {
      expect(json).toMatchObject({ login: 'alice', isAdmin: false, token: { id: tokenId, scopes: [] } });
    }
    expect(basic.status).toBe(200);
  });

  test('no credentials: both challenges, no error code', async () => {
    const { status, headers, json } = await api.send({ path: '/api/v1/me' });
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toBe(
      'Bearer realm="Patio", Basic realm="Patio", charset="UTF-8"',
    );
    expect(json).toMatchObject({ type: '/problems/unauthenticated', status: 401, code: 'unauthenticated' });
  });

  test.each([
    ['Bearer patio_wrong'],
    [`Basic ${Buffer.from('alice:wrong').toString('base64')}`],
    ['Basic !!!'],
  ])('%s: invalid_token', async (authorization) => {
    const { status, headers } = await api.send({
      path: '/api/v1/me',
      headers: { Authorization: authorization },
    });
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
  });

  test("another user's name with the token is refused", async () => {
    const credentials = Buffer.from(`bob:${token}`).toString('base64');
    const { status } = await api.send({
      path: '/api/v1/me',
      headers: { Authorization: `Basic ${credentials}` },
    });
    expect(status).toBe(401);
  });

  test('two Authorization headers are 400', async () => {
    const request = `GET /api/v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${`Authorization: Bearer ${token}\r\n`.repeat(2)}\r\n`;
    expect(await sendRaw(api.port, request)).toMatch(/^HTTP\/1\.1 400 .*error="invalid_request"/s);
  });

  test('a token in the query is 400, and its name is told', async () => {
    const { status, json } = await api.send({ path: `/api/v1/me?access_token=${token}` });
    expect(status).toBe(400);
    expect(json.detail).toMatch(/URL/);
  });
});

describe('routing', () => {
  test.each(['/', '/api/v1', '/api/v1/nothing', '/API/V1/ME', '/api/v1/me/', '/%zz'])(
    '%s is 404',
    async (path) => {
      const { status, headers, json } = await api.send({ path, token });
      expect(status).toBe(404);
      expect(headers.get('Content-Type')).toBe('application/problem+json');
      expect(json).toMatchObject({ code: 'not_found', status: 404 });
    },
  );

  test.each([
    ['DELETE', '/api/v1/me', 'GET, HEAD, OPTIONS'],
    ['POST', '/api/v1/files/alice/a', 'GET, HEAD, PUT, DELETE, OPTIONS'],
    ['PROPFIND', '/api/v1/tokens', 'GET, HEAD, POST, OPTIONS'],
  ])('%s %s is 405 with Allow', async (method, path, allow) => {
    const { status, headers, json } = await api.send({ method, path, token });
    expect(status).toBe(405);
    expect(headers.get('Allow')).toBe(allow);
    expect(json.code).toBe('method_not_allowed');
  });

  test('OPTIONS tells the methods', async () => {
    const { status, headers } = await api.send({ method: 'OPTIONS', path: '/api/v1/me' });
    expect(status).toBe(204);
    expect(headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });

  test('HEAD is GET without the body', async () => {
    const { status, bytes, headers } = await api.send({ method: 'HEAD', path: '/api/v1/me', token });
    expect(status).toBe(200);
    expect(Number(headers.get('Content-Length'))).toBeGreaterThan(0);
    expect(bytes).toHaveLength(0);
  });

  test('every answer forbids guessing, framing and keeping', async () => {
    for (const path of ['/api/v1/me', '/nothing', '/healthz', '/docs']) {
      const { headers } = await api.send({ path, token });
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.has('X-Powered-By')).toBe(false);
    }
  });
});

describe('what is not HTTP', () => {
  test.each([
    ['NONSENSE\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nBad Header\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
  ])('%j', async (bytes, status) => {
    const answer = await sendRaw(api.port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain(`"status":${status}`);
  });

  test('an expectation other than 100-continue is 417', async () => {
    const answer = await sendRaw(api.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 417 .*"code":"expectation_failed"/s);
  });
});

describe('JSON bodies', () => {
  const mint = { method: 'POST', path: '/api/v1/tokens' };

  test.each([
    ['text/plain', '{}', 415],
    ['application/json; charset=latin1', '{}', 415],
    ['application/jsonx', '{}', 415],
    ['application/json', '', 400],
    ['application/json', '{"name":"a"', 400],
    ['application/json; charset=utf-8', 'null', 400],
    ['application/json', Buffer.from([0x22, 0xff, 0x22]), 400],
    ['application/json', `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 400],
    ['application/json', `"${'a'.repeat(70_000)}"`, 413],
  ])('%s %.20s: %i', async (type, body, status) => {
    const answer = await api.send({ ...mint, token, body, headers: { 'Content-Type': type } });
    expect(answer.status).toBe(status);
    expect(answer.json.status).toBe(status);
  });

  test('what the body said is not repeated', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await api.send({ ...mint, token, headers, body: '{"password": hunter2}' });
    expect(answer.text).not.toContain('hunter2');
  });

  test('a compressed body is 415', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    expect((await api.send({ ...mint, token, headers, body: 'x' })).status).toBe(415);
  });

  test('a chunked body is counted too', async () => {
    const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`;
    const head = `POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await sendRaw(api.port, `${head}${chunk.repeat(3)}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body that breaks off is 400', async () => {
    const head = `POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
    expect(await sendRaw(api.port, `${head}{"name":`, { end: true })).toMatch(
      /^HTTP\/1\.1 400 .*"code":"incomplete"/s,
    );
  });
});

describe('operations', () => {
  test('health, readiness', async () => {
    expect((await api.send({ path: '/healthz' })).json).toEqual({ status: 'ok' });
    expect((await api.send({ path: '/readyz' })).json).toEqual({ status: 'ok' });
  });

  test('metrics count by route template and status, never by path', async () => {
    await api.send({ path: '/api/v1/files/alice/no-such-name', token });
    await api.send({ path: '/no-such-route' });
    const { text, headers } = await api.send({ path: '/metrics' });
    expect(headers.get('Content-Type')).toContain('text/plain');
    expect(text).toMatch(
      /patio_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/files\/\{path\}",status="404"\} 1/,
    );
    expect(text).toContain('route="unknown",status="404"');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('no-such');
  });

  test('a break is logged with its cause under the name that the caller got', async () => {
    api.faults.failNext('auth', new Error('the cause'));
    const { status, json } = await api.send({ path: '/api/v1/me', token });
    expect(status).toBe(500);
    expect(json).not.toHaveProperty('cause');
    const entry = api.log.find(({ fields }) => fields.instance === json.instance);
    expect(entry).toMatchObject({ level: 'error', fields: { route: '/api/v1/me', status: 500 } });
    expect(entry?.fields.cause).toMatchObject({ message: 'the cause' });
  });

  test('each request is logged with who asked, and without secrets or queries', async () => {
    await api.send({ path: '/api/v1/nodes?path=/alice/private', token });
    expect(api.log.at(-1)).toMatchObject({
      level: 'info',
      message: 'request',
      fields: {
        method: 'GET',
        route: '/api/v1/nodes',
        status: 404,
        login: 'alice',
        tokenId,
        address: '127.0.0.1',
      },
    });
    const everything = JSON.stringify(api.log);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain('private');
  });
});
