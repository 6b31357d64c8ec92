import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type RequestOptions, serveTestDoor, type TestDoor } from './test-fixture.js';

let door: TestDoor;
let authorization: string;

beforeAll(async () => {
  door = await openTestDoor();
  authorization = await door.basicFor(door.alice);
  await door.send('MKCOL', '/dav/alice/folder');
});
beforeEach(() => door.send('PUT', '/dav/alice/kept.txt', { body: 'kept' }));
// Whatever was sent: the server lives, nothing broke inside and the tree is as it was.
afterEach(async () => {
  expect(await door.send('GET', '/dav/alice/kept.txt')).toMatchObject({ status: 200, text: 'kept' });
  expect(door.errors).toEqual([]);
});
afterAll(() => door.close());

const xml = (body: string) => ({ body: `<?xml version="1.0"?>${body}` });
const propfind0 = { depth: '0' };

/** Single requests that ended the process, hung it or destroyed data with the library's own methods. */
const cases: [what: string, method: string, path: string, options: RequestOptions, status: number][] = [
  ['a bad escape', 'GET', '/dav/%zz', {}, 400],
  ['a bad escape in OPTIONS', 'OPTIONS', '/dav/%zz', {}, 400],
  ['a bad escape before authentication', 'GET', '/%zz', { authorization: null }, 400],
  ['NUL in a name', 'PUT', '/dav/alice/a%00b', { body: 'x' }, 400],
  ['NUL in a folder name', 'MKCOL', '/dav/alice/a%00b', {}, 400],
  ['an untagged If', 'PUT', '/dav/alice/kept.txt', { headers: { if: '(<urn:uuid:x>)' }, body: 'x' }, 412],
  ['MKCOL with If', 'MKCOL', '/dav/alice/new', { headers: { if: '(<urn:uuid:x>)' } }, 412],
  ['DELETE with If', 'DELETE', '/dav/alice/kept.txt', { headers: { if: '(["x"])' } }, 412],
  ['a malformed If', 'DELETE', '/dav/alice/kept.txt', { headers: { if: '(<urn:uuid:x>' } }, 400],
  ['If with a bad escape', 'DELETE', '/dav/alice/kept.txt', { headers: { if: '</dav/%zz> (<a:b>)' } }, 400],
  ['a bad Destination', 'MOVE', '/dav/alice/kept.txt', { headers: { destination: '/%zz' } }, 400],
  [
    'a Destination that climbs',
    'MOVE',
    '/dav/alice/kept.txt',
    { headers: { destination: '/dav/../x' } },
    400,
  ],
  ['no Destination', 'COPY', '/dav/alice/kept.txt', {}, 400],
  [
    'a foreign Destination',
    'MOVE',
    '/dav/alice/kept.txt',
    { headers: { destination: 'http://x/dav/a' } },
    502,
  ],
  [
    'Destination is the source',
    'MOVE',
    '/dav/alice/kept.txt',
    { headers: { destination: '/dav/alice/kept.txt' } },
    403,
  ],
  [
    'a folder into itself',
    'MOVE',
    '/dav/alice/folder',
    { headers: { destination: '/dav/alice/folder/x' } },
    409,
  ],
  ['a parent that is a file', 'PUT', '/dav/alice/kept.txt/x', { body: 'x' }, 409],
  ['no parent', 'PUT', '/dav/alice/none/x', { body: 'x' }, 409],
  ['PUT on a folder', 'PUT', '/dav/alice/folder', { body: 'x' }, 405],
  ['PUT on a folder URL', 'PUT', '/dav/alice/new/', { body: 'x' }, 405],
  ['PUT on the root', 'PUT', '/dav/', { body: 'x' }, 405],
  ['PUT of a workspace', 'PUT', '/dav/new-workspace', { body: 'x' }, 403],
  [
    'PUT with Content-Range',
    'PUT',
    '/dav/alice/kept.txt',
    { headers: { 'content-range': 'bytes 0-0/4' }, body: 'x' },
    400,
  ],
  ['an over-long name', 'PUT', `/dav/alice/${'a'.repeat(256)}`, { body: 'x' }, 400],
  ['a name that is over-long in UTF-8', 'MKCOL', `/dav/alice/${'%C3%A9'.repeat(128)}`, {}, 400],
  ['too deep a path', 'GET', `/dav/alice${'/a'.repeat(300)}`, {}, 400],
  ['DELETE of the root', 'DELETE', '/dav/', {}, 403],
  ['DELETE of a workspace', 'DELETE', '/dav/alice', {}, 403],
  ['DELETE with a fragment', 'DELETE', '/dav/alice/kept.txt#x', {}, 400],
  ['DELETE of a file as folder', 'DELETE', '/dav/alice/kept.txt/', {}, 404],
  ['DELETE of a folder with Depth 0', 'DELETE', '/dav/alice/folder', { headers: { depth: '0' } }, 400],
  ['a wrong Depth', 'PROPFIND', '/dav/alice', { headers: { depth: '-7' } }, 400],
  [
    'a wrong Overwrite',
    'MOVE',
    '/dav/alice/kept.txt',
    { headers: { destination: '/dav/alice/x', overwrite: 'X' } },
    400,
  ],
  ['no Depth', 'PROPFIND', '/dav/alice', {}, 403],
  ['Depth infinity', 'PROPFIND', '/dav/alice', { headers: { depth: 'infinity' } }, 403],
  [
    'a 1 MB PROPFIND',
    'PROPFIND',
    '/dav/alice',
    { headers: propfind0, body: `<a>${'<b/>'.repeat(250_000)}</a>` },
    413,
  ],
  [
    'a large PROPFIND of open elements',
    'PROPFIND',
    '/dav/alice',
    { headers: propfind0, body: '<a>'.repeat(20_000) },
    400,
  ],
  ['a broken PROPFIND', 'PROPFIND', '/dav/alice', { headers: propfind0, body: '<D:propfind' }, 400],
  ['another document', 'PROPFIND', '/dav/alice', { headers: propfind0, ...xml('<html/>') }, 400],
  [
    'a PROPFIND that asks nothing',
    'PROPFIND',
    '/dav/alice',
    { headers: propfind0, ...xml('<propfind xmlns="DAV:"/>') },
    400,
  ],
  [
    'bytes as PROPFIND',
    'PROPFIND',
    '/dav/alice',
    { headers: propfind0, body: Buffer.from([0x3c, 0xff, 0xfe]) },
    400,
  ],
  [
    'an external entity',
    'PROPFIND',
    '/dav/alice',
    { headers: propfind0, body: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' },
    400,
  ],
  [
    'an XML bomb',
    'PROPPATCH',
    '/dav/alice/kept.txt',
    { body: '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>' },
    400,
  ],
  ['PROPPATCH without a body', 'PROPPATCH', '/dav/alice/kept.txt', {}, 400],
  ['PROPPATCH of nothing', 'PROPPATCH', '/dav/alice/kept.txt', xml('<propertyupdate xmlns="DAV:"/>'), 400],
  ['LOCK with another document', 'LOCK', '/dav/alice/kept.txt', xml('<lockinfo xmlns="DAV:"/>'), 400],
  ['LOCK with neither body nor If', 'LOCK', '/dav/alice/kept.txt', {}, 400],
  ['LOCK of the root', 'LOCK', '/dav/', xml(lockBody()), 403],
  ['UNLOCK without a token', 'UNLOCK', '/dav/alice/kept.txt', {}, 400],
  [
    'UNLOCK with a token of nothing',
    'UNLOCK',
    '/dav/alice/kept.txt',
    { headers: { 'lock-token': '<urn:x>' } },
    409,
  ],
  ['MKCOL with a body', 'MKCOL', '/dav/alice/new', { body: '<x/>' }, 415],
  ['MKCOL of what is there', 'MKCOL', '/dav/alice/kept.txt', {}, 405],
  ['MKCOL without a parent', 'MKCOL', '/dav/alice/none/new', {}, 409],
  ['a range past the end', 'GET', '/dav/alice/kept.txt', { headers: { range: 'bytes=4-' } }, 416],
  ['GET of a file as folder', 'GET', '/dav/alice/kept.txt/', {}, 404],
  ['GET outside the tree', 'GET', '/etc/passwd', {}, 404],
  ['POST', 'POST', '/dav/alice/kept.txt', { body: 'x' }, 405],
  ['a method that is not known', 'REPORT', '/dav/alice/', { body: '<x/>' }, 501],
  [
    'two credentials',
    'GET',
    '/dav/alice/kept.txt',
    { headers: { authorization: ['Bearer x', 'Bearer y'] }, authorization: null },
    400,
  ],
  ['a token in the URL', 'GET', '/dav/alice/kept.txt?access_token=x', {}, 400],
];

function lockBody(): string {
  return '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
}

test.each(cases)('%s (%s %s) is refused', async (_what, method, path, options, status) => {
  const answer = await door.send(method, path, options);
  expect(answer.status).toBe(status);
  if (method !== 'HEAD') expect(answer.text).toMatch(/^<\?xml .*<D:error xmlns:D="DAV:">/s);
});

test('PROPPATCH with set, remove and set again of one property takes the last', async () => {
  const body =
    '<propertyupdate xmlns="DAV:" xmlns:x="urn:x"><set><prop><x:p>1</x:p></prop></set>' +
    '<remove><prop><x:p/></prop></remove><set><prop><x:p>2</x:p></prop></set></propertyupdate>';
  expect((await door.send('PROPPATCH', '/dav/alice/kept.txt', { body })).status).toBe(207);
  const found = await door.send('PROPFIND', '/dav/alice/kept.txt', {
    headers: propfind0,
    body: '<propfind xmlns="DAV:"><prop><p xmlns="urn:x"/></prop></propfind>',
  });
  expect(found.text).toContain('>2</x:p>');
});

describe('on the wire', () => {
  const head = (method: string, path: string, ...headers: string[]) =>
    [
      `${method} ${path} HTTP/1.1`,
      `Host: ${door.host}`,
      `Authorization: ${authorization}`,
      ...headers,
      '',
      '',
    ].join('\r\n');

  test.each([
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400/],
    [
      'a header that is too long',
      `GET /dav/ HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431/,
    ],
    [
      'two lengths',
      'PUT /dav/a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    [
      'smuggling',
      'PUT /dav/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['no Host', 'GET /dav/ HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
    ['a line feed in the URL', 'GET /dav/a\nb HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400/],
    [
      'a huge length without credentials',
      'PUT /dav/a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n',
      /^HTTP\/1\.1 401/,
    ],
  ])('%s is answered', async (_what, bytes, expected) => {
    expect(await door.sendRaw(bytes, /\r\n\r\n/)).toMatch(expected);
  });

  test('a huge length allocates nothing, and breaking off leaves the old content', async () => {
    const before = process.memoryUsage().rss;
    const put = head('PUT', '/dav/alice/kept.txt', 'Content-Length: 99999999999', 'Expect: 100-continue');
    expect(await door.sendRaw(put, /^HTTP\/1\.1 100/)).toMatch(/^HTTP\/1\.1 100/);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  test('a huge XML body is refused after its first 64 KiB', async () => {
    const propfind = head('PROPFIND', '/dav/alice', 'Depth: 0', 'Content-Length: 99999999999');
    expect(await door.sendRaw(propfind + ' '.repeat(70_000), /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 413/);
  });

  test('an aborted PUT leaves the old content, and nothing where nothing was', async () => {
    for (const path of ['/dav/alice/kept.txt', '/dav/alice/never.txt']) {
      const put = head('PUT', path, 'Content-Length: 100', 'Expect: 100-continue');
      await door.sendRaw(`${put}only some`, /^HTTP\/1\.1 100/);
    }
    await door.sendRaw(
      `${head('PUT', '/dav/alice/never.txt', 'Transfer-Encoding: chunked', 'Expect: 100-continue')}5\r\nhello\r\n`,
      /100/,
    );
    expect(await door.contentOf('/alice/kept.txt')).toBe('kept');
    expect(await door.contentOf('/alice/never.txt')).toBeUndefined();
  });

  test('a client that stops in the middle of a body is given up', async () => {
    const impatient = await serveTestDoor(door, { limits: { bodyIdleMs: 20 } });
    const put = head('PUT', '/dav/alice/kept.txt', 'Content-Length: 100');
    expect(await impatient.sendRaw(`${put}only some`)).toMatch(/^HTTP\/1\.1 408/);
    await impatient.close();
  });

  test('a long body that is refused does not block the connection for the next request', async () => {
    const refused = `${head('PUT', '/dav/alice/none/x', 'Content-Length: 200000')}${'x'.repeat(200_000)}`;
    const next = head('GET', '/dav/alice/kept.txt', 'Connection: close');
    const answers = await door.sendRaw(refused + next);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 409', 'HTTP/1.1 200']);
  });

  test('an endless body that is refused ends the connection', async () => {
    const refused = head('PUT', '/dav/alice/none/x', 'Content-Length: 99999999999');
    const answer = await door
      .sendRaw(refused + 'x'.repeat(3_000_000))
      .catch(() => 'HTTP/1.1 409, then reset');
    expect(answer).toMatch(/^HTTP\/1\.1 409/);
  });

  test('a client that waits hears 100 only when the request will be taken', async () => {
    const cases = [
      ['PUT', '/dav/alice/none/x', 409],
      ['PUT', '/dav/alice/folder', 405],
      ['PUT', '/dav/bob/x', 409],
      ['PROPFIND', '/dav/alice', 403],
    ] as const;
    for (const [method, path, status] of cases) {
      const answer = await door.sendRaw(head(method, path, 'Content-Length: 5', 'Expect: 100-continue'));
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
      expect(answer).toMatch(/Connection: close/);
    }
    const wrong = head(
      'PUT',
      '/dav/alice/x',
      'If-Match: "other"',
      'Content-Length: 5',
      'Expect: 100-continue',
    );
    expect(await door.sendRaw(wrong)).toMatch(/^HTTP\/1\.1 412/);
  });
});
