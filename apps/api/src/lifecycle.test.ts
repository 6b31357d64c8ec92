import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestPlatform, type TestPlatform } from '@patio/pat-core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiOptions, createApiServer } from './index.js';
import { openTestApi, type TestApi } from './testing/api.js';

let platform: TestPlatform;
let token: string;

beforeAll(async () => {
  platform = await openTestPlatform();
  ({ secret: token } = await platform.mint(await platform.createUser('alice')));
});
afterAll(() => platform.dispose());

async function withApi(options: Partial<ApiOptions>, work: (api: TestApi) => Promise<void>) {
  const api = await openTestApi(options, platform);
  try {
    await work(api);
  } finally {
    await api.dispose();
  }
}

test('a port that is taken is a rejection', () =>
  withApi({}, async (api) => {
    const second = createApiServer(platform, { log: () => {} });
    await expect(second.listen(api.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.close();
  }));

test('closing lets a running upload finish, takes no new one, and ends idle connections', () =>
  withApi({ closeGraceMs: 30_000 }, async (api) => {
    const idle = connect(api.port, '127.0.0.1');
    await once(idle, 'connect');
    idle.resume();
    const upload = httpRequest({
      port: api.port,
      path: '/api/v1/files/alice/2',
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, Expect: '100-continue', 'Content-Length': 5 },
    });
    upload.flushHeaders();
    await once(upload, 'continue');
    let closed = false;
    const closing = api.server.close().then(() => {
      closed = true;
    });
    expect(api.server.close()).toBe(api.server.close());
    await once(idle, 'close');
    await expect(api.send({ path: '/healthz' })).rejects.toThrow();
    expect(closed).toBe(false);
    upload.end('hello');
    const [response] = (await once(upload, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(201);
    await closing;
  }));

test('closing cuts what does not finish in time', () =>
  withApi({ closeGraceMs: 20 }, async (api) => {
    const upload = httpRequest({
      port: api.port,
      path: '/api/v1/files/alice/3',
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, Expect: '100-continue', 'Content-Length': 5 },
    });
    const cut = once(upload, 'error');
    upload.flushHeaders();
    await once(upload, 'continue');
    await api.server.close();
    expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
  }));

test('an upload on which nothing moves is cut, and nothing of it stays', () =>
  withApi({ idleTimeoutMs: 50 }, async (api) => {
    const upload = httpRequest({
      port: api.port,
      path: '/api/v1/files/alice/4',
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Length': 5 },
    });
    upload.write('hel');
    expect(await once(upload, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
    expect((await api.send({ path: '/api/v1/files/alice/4', token })).status).toBe(404);
  }));

test('a client that waits while we work is not cut', () =>
  withApi({ idleTimeoutMs: 50 }, async (api) => {
    let finish = (_ready: boolean) => {};
    const working = new Promise<boolean>((resolve) => {
      finish = resolve;
    });
    Object.assign(api.faults, { ready: () => working });
    const answer = api.send({ path: '/readyz' });
    // Silence that begins later is cut first, if both are.
    for (let count = 0; count < 3; count += 1) {
      const silent = connect(api.port, '127.0.0.1');
      await new Promise((resolve) => silent.resume().on('close', resolve));
    }
    finish(true);
    expect((await answer).status).toBe(200);
  }));

test('a client that stops reading its download is cut', () =>
  withApi({ idleTimeoutMs: 50 }, async (api) => {
    const principal = await platform.auth.authenticate(
      { kind: 'bearer', secret: token },
      { door: 'rest', address: '' },
    );
    await platform.files.write(principal, { path: '/alice/6' }, manyZeros());
    const socket = connect(api.port, '127.0.0.1').pause();
    socket.on('error', () => {});
    socket.write(`GET /api/v1/files/alice/6 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    await expect.poll(() => api.log.at(-1)?.fields.aborted, { timeout: 20_000 }).toBe(true);
    socket.destroy();
  }));

test('speaks HTTPS with a certificate', () =>
  withCertificate((tls) =>
    withApi({ tls }, async (api) => {
      const options = { port: api.port, path: '/healthz', ca: tls.cert, servername: 'localhost' };
      const [response] = (await once(httpsRequest(options).end(), 'response')) as [IncomingMessage];
      response.resume();
      expect(response.statusCode).toBe(200);
    }),
  ));

test.each<[string, readonly string[], string]>([
  ['is the connection’s without trusted proxies', [], '127.0.0.1'],
  ['is what a trusted proxy says', ['127.0.0.1'], '203.0.113.7'],
  ['is the last that is no trusted proxy', ['127.0.0.0/8', '203.0.113.0/24'], '192.0.2.1'],
  ['is the connection’s when the proxy is another', ['10.0.0.0/8'], '127.0.0.1'],
])('the client’s address %s', (_, trustProxy, address) =>
  withApi({ trustProxy }, async (api) => {
    const headers = { 'X-Forwarded-For': '192.0.2.1, 203.0.113.7' };
    await api.send({ path: '/api/v1/me', token, headers });
    expect(api.log.at(-1)?.fields.address).toBe(address);
    await api.send({ path: '/api/v1/me', token, headers: { 'X-Forwarded-For': 'not an address' } });
    expect(api.log.at(-1)?.fields.address).toBe('127.0.0.1');
  }),
);

test('links and the OpenAPI document use the public address', () =>
  withApi({ publicUrl: 'https://files.example/patio/' }, async (api) => {
    const folder = { method: 'POST', path: '/api/v1/nodes', token, json: { path: '/alice/new' } };
    const { headers, json } = await api.send(folder);
    expect(headers.get('Location')).toBe(`https://files.example/patio/api/v1/nodes/${json.id}`);
    expect((await api.send({ path: '/openapi.json' })).json.servers).toEqual([
      { url: 'https://files.example/patio' },
    ]);
  }));

async function* manyZeros() {
  for (let count = 0; count < 500; count += 1) yield Buffer.alloc(65_536);
}

async function withCertificate(work: (tls: { cert: string; key: string }) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'patio-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
    await work({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
