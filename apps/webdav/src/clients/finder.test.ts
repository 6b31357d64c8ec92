import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { namesIn, type Replay, replay } from './replay.js';

let door: TestDoor;
let finder: Replay;
let authorization: string;
const userAgent = 'WebDAVFS/3.0.0 (03008000) Darwin/22.6.0 (arm64)';

beforeAll(async () => {
  door = await openTestDoor();
  finder = replay(door, userAgent);
  authorization = await door.basicFor(door.alice);
});
afterAll(() => door.close());

/** Chunked, announced beside the chunks, and held back until the server says to go on. */
function putChunked(path: string, lengthBytes: number, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const head = [
      `PUT ${path} HTTP/1.1`,
      `Host: ${door.host}`,
      `User-Agent: ${userAgent}`,
      `Authorization: ${authorization}`,
      `If: (${token})`,
      'Transfer-Encoding: chunked',
      `X-Expected-Entity-Length: ${lengthBytes}`,
      'Expect: 100-continue',
      'Connection: close',
    ];
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    // The helper sends at once; a client that does not wait may do so, too.
    door.sendRaw(`${head.join('\r\n')}\r\n\r\n${chunks}`).then(resolve, reject);
  });
}

test('it mounts: OPTIONS, root, quota, and is told that it may write (class 2)', async () => {
  await door.platform.admin.updateUser('system', 'alice', { quotaBytes: 1_000_000 });
  const { headers } = await finder.request(200, 'OPTIONS', '/dav/alice/');
  expect(String(headers.dav).split(', ')).toContain('2');
  const asked =
    '<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:"><D:prop><D:quota-available-bytes/>' +
    '<D:quota-used-bytes/><D:quota/><D:quotaused/></D:prop></D:propfind>';
  const { text } = await finder.request(207, 'PROPFIND', '/dav/alice/', {
    headers: { depth: '0' },
    body: asked,
  });
  expect(text).toContain('<D:quota-available-bytes>1000000</D:quota-available-bytes>');
  expect(text).toContain('<D:quota-used-bytes>0</D:quota-used-bytes>');
  expect(text).toMatch(/<D:quota\/><D:quotaused\/><\/D:prop><D:status>HTTP\/1.1 404/);
});

test('it copies a file with its double: probe, empty PUT, LOCK, chunked PUT, UNLOCK', async () => {
  for (const [name, body] of [
    ['picture.png', 'picture bytes'],
    ['._picture.png', 'finder info'],
  ] as const) {
    const path = `/dav/alice/${name}`;
    await finder.request(404, 'PROPFIND', path, { headers: { depth: '0' } });
    await finder.request(201, 'PUT', path, { body: '', headers: { 'content-length': '0' } });
    const token = await finder.lock(200, path, { headers: { depth: '0', timeout: 'Second-600' } });
    const received = await putChunked(path, body.length, token, body);
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 204/);
    await finder.request(207, 'PROPFIND', path, { headers: { depth: '0' } });
    await finder.unlock(path, token);
    expect((await finder.request(200, 'GET', path)).text).toBe(body);
  }
  expect(await door.contentOf('/alice/picture.png')).toBe('picture bytes');
  expect(await door.contentOf('/alice/._picture.png')).toBeUndefined();
});

test('content that is not as long as announced does not replace what is there', async () => {
  const path = '/dav/alice/picture.png';
  const token = await finder.lock(200, path);
  const received = await putChunked(path, 1000, token, 'cut off');
  expect(received).toMatch(/HTTP\/1\.1 400/);
  await finder.unlock(path, token);
  expect(await door.contentOf('/alice/picture.png')).toBe('picture bytes');
});

test('it keeps .DS_Store, finds it again, and empties the folder', async () => {
  await finder.request(201, 'MKCOL', '/dav/alice/untitled%20folder/');
  const store = '/dav/alice/untitled%20folder/.DS_Store';
  await finder.request(201, 'PUT', store, { body: 'Bud1' });
  expect((await finder.request(200, 'GET', store)).text).toBe('Bud1');
  const listed = await finder.request(207, 'PROPFIND', '/dav/alice/untitled%20folder/', {
    headers: { depth: '1' },
  });
  expect(namesIn(listed.text)).toEqual(['.DS_Store']);
  await finder.request(201, 'MOVE', '/dav/alice/untitled%20folder/', {
    headers: { destination: `http://${door.host}/dav/alice/Bilder%20%C3%BC/` },
  });
  await finder.request(204, 'DELETE', '/dav/alice/Bilder%20u%CC%88/');
});
