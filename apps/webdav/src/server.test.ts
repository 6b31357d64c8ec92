import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { request as sendSecure } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebdavServer } from './index.js';
import { openTestDoor, serveTestDoor, type TestDoor } from './test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('PUT', '/dav/alice/a.txt', { body: 'a' });
});
afterAll(() => door.close());

const quiet = { log: () => undefined };

test('listen rejects when the port is taken', async () => {
  const second = createWebdavServer(door.platform, quiet);
  await expect(second.listen(door.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await second.close();
});

test('close ends idle connections at once and is idempotent', async () => {
  const other = await serveTestDoor(door);
  const agent = new Agent({ keepAlive: true });
  expect((await other.send('GET', '/dav/alice/a.txt', { agent })).status).toBe(200);
  await Promise.all([other.close(), other.close()]);
  await expect(other.send('GET', '/dav/alice/a.txt')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});

test('close lets a running upload finish', async () => {
  const other = await serveTestDoor(door);
  const authorization = await other.basicFor(other.alice);
  const received = await new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(other.port, '127.0.0.1');
    socket.write(
      `PUT /dav/alice/slow.txt HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
        'Expect: 100-continue\r\nContent-Length: 4\r\n\r\n',
    );
    socket.on('data', (chunk) => {
      if (answer === '') {
        void other.close();
        socket.write('slow');
      }
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
  expect(received).toMatch(/HTTP\/1\.1 201/);
  expect(await door.contentOf('/alice/slow.txt')).toBe('slow');
});

test('close cuts what does not finish in time', async () => {
  const other = await serveTestDoor(door, { limits: { closeGraceMs: 10 } });
  const authorization = await other.basicFor(other.alice);
  const stuck = new Promise((resolve) => {
    const socket = connect(other.port, '127.0.0.1');
    socket.write(
      `PUT /dav/alice/stuck.txt HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
        'Expect: 100-continue\r\nContent-Length: 4\r\n\r\n',
    );
    socket.once('data', () => void other.close());
    socket.on('error', () => undefined);
    socket.on('close', resolve);
  });
  await stuck;
  expect(await door.contentOf('/alice/stuck.txt')).toBeUndefined();
});

test('the public URL is a host of this server in Destination', async () => {
  const other = await serveTestDoor(door, { publicUrl: 'https://files.example.org/dav/' });
  const headers = { destination: 'https://files.example.org/dav/alice/b.txt' };
  expect((await other.send('COPY', '/dav/alice/a.txt', { headers })).status).toBe(201);
  expect((await door.send('COPY', '/dav/alice/a.txt', { headers })).status).toBe(502);
  await other.close();
});

test('a trusted proxy names client and host', async () => {
  const other = await serveTestDoor(door, { trustProxy: ['127.0.0.0/8'] });
  const headers = {
    'x-forwarded-host': 'proxied.example',
    'x-forwarded-for': '203.0.113.77',
    destination: 'https://proxied.example/dav/alice/proxied.txt',
  };
  expect((await other.send('COPY', '/dav/alice/a.txt', { headers })).status).toBe(201);
  const { items } = await door.platform.admin.readAudit('system', { operation: 'copy' });
  expect(items[0]).toMatchObject({ door: 'webdav', address: '203.0.113.77', result: 'ok' });
  await other.close();
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.skipIf(!hasOpenssl)('with a certificate it speaks HTTPS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patio-tls-'));
  const [keyFile, certFile] = [join(folder, 'key'), join(folder, 'cert')];
  const subject = ['-subj', '/CN=localhost', '-days', '1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...subject].concat([
      '-keyout',
      keyFile,
      '-out',
      certFile,
    ]),
    { stdio: 'ignore' },
  );
  const tls = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  rmSync(folder, { recursive: true });
  const server = createWebdavServer(door.platform, { ...quiet, tls });
  const { port } = await server.listen(0, '127.0.0.1');
  const authorization = await door.basicFor(door.alice);
  const body = await new Promise<string>((resolve, reject) => {
    const request = sendSecure(
      {
        port,
        host: '127.0.0.1',
        path: '/dav/alice/a.txt',
        ca: tls.cert,
        servername: 'localhost',
        agent: false,
      },
      (response) => text(response).then(resolve, reject),
    );
    request.setHeader('authorization', authorization);
    request.on('error', reject);
    request.end();
  });
  expect(body).toBe('a');
  await server.close();
});
