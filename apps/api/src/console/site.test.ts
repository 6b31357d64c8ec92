import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../testing/api.js';

const html = { Accept: 'text/html' };
let folder: string;
let api: TestApi;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patio-site-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta name="style-nonce" content="__NONCE__">');
  await writeFile(join(folder, 'assets/app-1.js'), 'plain');
  await writeFile(join(folder, 'assets/app-1.js.br'), 'small');
  api = await openTestApi({ consoleFolder: folder });
});
afterAll(async () => {
  await api.dispose();
  await rm(folder, { recursive: true });
});

test.each(['/', '/tokens', '/files/alice/a%20b?x=1'])('a browser gets the page at %s', async (path) => {
  const { status, headers, text } = await api.send({ path, headers: html });
  const policy = headers.get('Content-Security-Policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(status).toBe(200);
  expect(text).toBe(`<meta name="style-nonce" content="${nonce}">`);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain('frame-src blob:;');
  expect(policy).not.toContain('unsafe');
  expect(headers.get('Cache-Control')).toBe('no-store');
});

test('each answer has a nonce of its own', async () => {
  const [first, second] = await Promise.all([api.send({ path: '/' }), api.send({ path: '/' })]);
  expect(first.text).not.toBe(second.text);
});

test.each([
  '/api/nothing',
  '/oauth/nothing',
  '/auth/nothing',
  '/docs/nothing',
  '/healthz/x',
  '/metrics/x',
  '/.well-known/x',
])('%s stays what it is: not there', async (path) => {
  const { status, headers } = await api.send({ path, headers: html });
  expect([status, headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
});

test('programs get no page where there is no route', async () => {
  expect((await api.send({ path: '/nothing' })).status).toBe(404);
  expect((await api.send({ path: '/tokens', method: 'POST', headers: html })).status).toBe(404);
});

test('files are kept for a year, and sent compressed to those who can read it', async () => {
  const plain = await api.send({ path: '/assets/app-1.js', headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.text).toBe('plain');
  expect(plain.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('X-Content-Type-Options')).toBe('nosniff');
  const refusing = await api.send({
    path: '/assets/app-1.js',
    headers: { 'Accept-Encoding': 'gzip, br;q=0' },
  });
  expect(refusing.text).toBe('plain');
  const head = await api.send({
    method: 'HEAD',
    path: '/assets/app-1.js',
    headers: { 'Accept-Encoding': 'br' },
  });
  expect(head.headers.get('Content-Encoding')).toBe('br');
  expect(head.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  '/assets/none.js',
  '/assets/..%2findex.html',
  '/assets/%2e%2e/index.html',
  '/assets/%00',
  '/assets/%zz',
])('nothing else is served: %s', async (path) => {
  const { status, text } = await api.send({ path });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toContain('NONCE');
});

test('without a build the door says so', async () => {
  const without = await openTestApi({ consoleFolder: join(folder, 'none') });
  const { status, json } = await without.send({ path: '/' });
  await without.dispose();
  expect([status, json.detail]).toEqual([404, 'The web console is not built.']);
});
