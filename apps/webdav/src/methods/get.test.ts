import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;
const large = Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff));

beforeAll(async () => {
  door = await openTestDoor();
  const headers = { 'x-oc-mtime': '1700000000' };
  await door.send('PUT', '/dav/alice/small.txt', { body: '0123456789', headers });
  await door.send('PUT', '/dav/alice/large.bin', { body: large });
  await door.send('PUT', '/dav/alice/empty', { body: '' });
});
afterAll(() => door.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  door.send('GET', `/dav/alice/${path}`, { headers });

describe('GET of a file', () => {
  test('gives content and validators, and no way for scripts in it', async () => {
    const answer = await get('small.txt');
    expect(answer).toMatchObject({ status: 200, text: '0123456789' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '10',
      'last-modified': 'Tue, 14 Nov 2023 22:13:20 GMT',
      'accept-ranges': 'bytes',
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.etag).toMatch(/^"[^"]+"$/);
  });

  test.each([
    ['large.bin', large],
    ['empty', Buffer.alloc(0)],
  ])('%s arrives whole', async (name, content) => {
    const answer = await get(name);
    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(content)).toBe(true);
  });

  test('HEAD has the same headers and no body', async () => {
    for (const name of ['small.txt', 'large.bin', 'empty']) {
      const [whole, head] = [await get(name), await door.send('HEAD', `/dav/alice/${name}`)];
      expect(head.bytes).toHaveLength(0);
      expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
    }
  });

  test('what is not there is 404, for HEAD without a body', async () => {
    expect((await get('none')).status).toBe(404);
    expect(await door.send('HEAD', '/dav/alice/none')).toMatchObject({ status: 404, text: '' });
  });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-', 100, 699_999],
    ['bytes=-7', 699_993, 699_999],
    ['bytes=262143-262144', 262_143, 262_144],
    ['bytes=10-600000', 10, 600_000],
  ])('%s of a large file', async (range, start, end) => {
    const answer = await get('large.bin', { range });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/700000`);
    expect(answer.bytes.equals(large.subarray(start, end + 1))).toBe(true);
  });

  test('of a small file', async () => {
    const answer = await get('small.txt', { range: 'bytes=2-4' });
    expect(answer).toMatchObject({ status: 206, text: '234' });
    expect(answer.headers).toMatchObject({ 'content-range': 'bytes 2-4/10', 'content-length': '3' });
  });

  test.each(['small.txt', 'large.bin'])('several of %s in parts', async (name) => {
    const answer = await get(name, { range: 'bytes=7-9,0-1' });
    expect(answer.status).toBe(206);
    const boundary = /^multipart\/byteranges; boundary=(.+)$/.exec(answer.headers['content-type'] ?? '')?.[1];
    const content = name === 'small.txt' ? Buffer.from('0123456789') : large;
    const parts = answer.bytes.toString('latin1').split(`\r\n--${boundary}`);
    expect(parts).toHaveLength(4);
    expect(parts[1]).toContain(`Content-Range: bytes 7-9/${content.length}\r\n\r\n`);
    expect(parts[1]?.endsWith(`\r\n\r\n${content.subarray(7, 10).toString('latin1')}`)).toBe(true);
    expect(parts[2]?.endsWith(`\r\n\r\n${content.subarray(0, 2).toString('latin1')}`)).toBe(true);
    expect(parts[3]).toBe('--\r\n');
    expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
  });

  test('past the end is 416 and says the size', async () => {
    for (const [name, size] of [
      ['small.txt', 10],
      ['empty', 0],
    ]) {
      const answer = await get(String(name), { range: 'bytes=10-' });
      expect(answer.status).toBe(416);
      expect(answer.headers['content-range']).toBe(`bytes */${size}`);
    }
  });

  test('If-Range decides between part and whole', async () => {
    const { headers } = await get('small.txt');
    const etag = headers.etag ?? '';
    const modified = headers['last-modified'] ?? '';
    const statusFor = async (ifRange: string) =>
      (await get('small.txt', { range: 'bytes=0-1', 'if-range': ifRange })).status;
    expect(await statusFor(etag)).toBe(206);
    // Another content may have the same time, so the whole is what cannot be wrong.
    expect(await statusFor(modified)).toBe(200);
    expect(await statusFor('"other"')).toBe(200);
  });
});

describe('conditions', () => {
  test('304 carries the validators and no body', async () => {
    const { headers } = await get('small.txt');
    for (const condition of [
      { 'if-none-match': headers.etag ?? '' },
      { 'if-modified-since': headers['last-modified'] ?? '' },
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await door.send(method, '/dav/alice/small.txt', { headers: condition });
        expect(answer).toMatchObject({ status: 304, text: '' });
        expect(answer.headers.etag).toBe(headers.etag);
      }
    }
  });

  test('412 when the content is another', async () => {
    expect((await get('small.txt', { 'if-match': '"other"' })).status).toBe(412);
    expect((await get('small.txt', { 'if-unmodified-since': 'Tue, 14 Nov 2023 22:13:19 GMT' })).status).toBe(
      412,
    );
  });

  test('the entity tag changes with the content, even back to the same', async () => {
    const put = (body: string) => door.send('PUT', '/dav/alice/changing', { body });
    const tags = [
      (await put('1')).headers.etag,
      (await put('2')).headers.etag,
      (await put('1')).headers.etag,
    ];
    expect(new Set(tags).size).toBe(3);
    expect((await get('changing')).headers.etag).toBe(tags[2]);
  });
});

describe('a folder for people', () => {
  test('is a page without scripts, with every name escaped and linked', async () => {
    await door.send('MKCOL', '/dav/alice/pages');
    const names = ['a & b <i>.txt', '"quoted".txt', "it's.txt", '#hash?.txt', '100%.txt', 'résumé.txt'];
    for (const name of names) {
      await door.send('PUT', `/dav/alice/pages/${encodeURIComponent(name)}`, { body: 'x' });
    }
    const page = await get('pages/', { accept: 'text/html' });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/<script|<i>/);
    const links = [...page.text.matchAll(/<a href="([^"]+)">/g)].map(([, href]) => href ?? '');
    expect(links[0]).toBe('/dav/alice/');
    expect(links).toHaveLength(names.length + 1);
    for (const link of links.slice(1)) expect((await door.send('GET', link)).text).toBe('x');
  });

  test('also at the root, and HEAD without a body', async () => {
    expect((await door.send('GET', '/dav/')).text).toContain('<a href="/dav/alice/">alice/</a>');
    expect((await door.send('GET', '/')).text).toContain('<a href="/dav/">dav/</a>');
    expect(await door.send('HEAD', '/dav/alice/')).toMatchObject({ status: 200, text: '' });
  });
});
