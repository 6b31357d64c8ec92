import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApi, type TestApi, type TestRequest } from './testing/api.js';
import { sendRaw } from './testing/raw.js';

let api: TestApi;
let token: string;
let count = 0;
/** A path of its own for each test. */
let path: string;

beforeAll(async () => {
  api = await openTestApi();
  const alice = await api.platform.createUser('alice');
  ({ secret: token } = await api.platform.mint(alice));
});
afterAll(() => api.dispose());
beforeEach(() => {
  count += 1;
  path = `/api/v1/files/alice/file-${count}.txt`;
});

function send(request: Partial<TestRequest> = {}) {
  return api.send({ path, token, ...request });
}

async function put(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return send({ method: 'PUT', body, headers });
}

describe('PUT', () => {
  test('creates with 201, replaces with 200, and tells the node and its tag', async () => {
    const created = await put('one');
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ path: `/alice/file-${count}.txt`, kind: 'file', sizeBytes: 3 });
    expect(created.headers.get('ETag')).toBe(created.json.etag);
    expect(created.headers.get('Location')).toBe(`/api/v1/nodes/${created.json.id}`);
    const replaced = await put('three');
    expect(replaced.status).toBe(200);
    expect(replaced.json).toMatchObject({ id: created.json.id, sizeBytes: 5 });
    expect(replaced.json.etag).not.toBe(created.json.etag);
    expect((await send()).text).toBe('three');
  });

  test('takes an empty body, and a chunked one', async () => {
    expect((await send({ method: 'PUT' })).json).toMatchObject({ sizeBytes: 0 });
    expect((await send()).bytes).toHaveLength(0);
    const head = `PUT ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await sendRaw(api.port, `${head}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    expect((await send()).text).toBe('abcde');
  });

  test('honours If-Match and If-None-Match', async () => {
    const { json } = await put('one', { 'If-None-Match': '*' });
    expect(json.sizeBytes).toBe(3);
    for (const refused of [
      { 'If-None-Match': '*' },
      { 'If-Match': '"other"' },
      { 'If-Unmodified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' },
    ]) {
      expect(await put('lost', refused as Record<string, string>)).toMatchObject({
        status: 412,
        json: { code: 'precondition_failed' },
      });
    }
    expect((await put('bad', { 'If-Match': 'unquoted' })).status).toBe(400);
    expect((await send()).text).toBe('one');
    expect((await put('two', { 'If-Match': json.etag })).status).toBe(200);
    expect((await put('lost', { 'If-Match': json.etag })).status).toBe(412);
    expect((await send()).text).toBe('two');
  });

  test('of two writers who both saw the same content, one is refused', async () => {
    const { json } = await put('start');
    const both = await Promise.all(['a', 'b'].map((body) => put(body, { 'If-Match': json.etag })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('refuses parts and codings instead of storing them as the whole', async () => {
    await put('whole');
    expect((await put('par', { 'Content-Range': 'bytes 0-2/5' })).status).toBe(400);
    expect((await put('zip', { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await send()).text).toBe('whole');
  });

  test('an upload that breaks off changes nothing', async () => {
    await put('old');
    const upload = httpRequest({
      port: api.port,
      path,
      method: 'PUT',
      headers: { ...authorization(), 'Content-Length': 1_000_000 },
    });
    upload.on('error', () => {});
    upload.write(Buffer.alloc(200_000));
    await once(upload, 'socket');
    const logged = api.log.length;
    upload.write(Buffer.alloc(1000), () => upload.destroy());
    await expect.poll(() => api.log.slice(logged).some(({ fields }) => fields.method === 'PUT')).toBe(true);
    expect(api.log.at(-1)?.fields).toMatchObject({ code: 'incomplete', aborted: true });
    expect((await send()).text).toBe('old');
    const fresh = `${path}.new`;
    const cut = `PUT ${fresh} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Length: 10\r\n\r\nabc`;
    expect(await sendRaw(api.port, cut, { end: true })).toMatch(/^HTTP\/1\.1 400 .*"code":"incomplete"/s);
    expect((await send({ path: fresh })).status).toBe(404);
  });

  test('a refused upload is answered although its body is still on the way', async () => {
    const upload = httpRequest({
      port: api.port,
      path: '/api/v1/files/alice/no/such/folder',
      method: 'PUT',
      headers: { ...authorization(), 'Content-Length': 8_000_000 },
    });
    upload.on('error', () => {});
    upload.write(Buffer.alloc(4_000_000));
    const [response] = (await once(upload, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(409);
    expect(response.headers.connection).toBe('close');
    upload.end(Buffer.alloc(4_000_000));
  });

  test('a path of a folder, of a missing folder, and one that names no file are refused', async () => {
    const put = (path: string) => api.send({ method: 'PUT', path, token, body: 'x' });
    await api.send({ method: 'POST', path: '/api/v1/nodes', token, json: { path: '/alice/folder' } });
    expect((await put('/api/v1/files/alice/folder')).json.code).toBe('is_a_folder');
    expect((await put('/api/v1/files/alice/')).json.code).toBe('invalid_name');
    expect((await put('/api/v1/files/alice/no/x')).json.code).toBe('parent_missing');
  });
});

describe('Expect: 100-continue', () => {
  function expecting(target: string, headers: Record<string, string> = {}) {
    const upload = httpRequest({
      port: api.port,
      path: target,
      method: 'PUT',
      headers: { ...authorization(), Expect: '100-continue', 'Content-Length': 5, ...headers },
    });
    upload.on('error', () => {});
    upload.flushHeaders();
    return upload;
  }

  test('is answered once everything was checked, and the upload goes on', async () => {
    const upload = expecting(path);
    await once(upload, 'continue');
    upload.end('hello');
    const [response] = (await once(upload, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(201);
    response.resume();
    expect((await send()).text).toBe('hello');
  });

  test.each([
    ['/api/v1/files/alice/no/such', {}, 409],
    ['/api/v1/files/bob/x', {}, 409],
    ['/api/v1/files/alice/new', { 'If-Match': '*' }, 412],
    ['/api/v1/files/alice/new', { Authorization: 'Bearer wrong' }, 401],
  ])('%s %j is refused without it', async (target, headers, status) => {
    const upload = expecting(target, headers as Record<string, string>);
    let continued = false;
    upload.on('continue', () => {
      continued = true;
    });
    const [response] = (await once(upload, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(status);
    expect(continued).toBe(false);
    upload.destroy();
  });
});

describe('GET', () => {
  test('tells type, length, tag and name, and lets nobody keep it unasked', async () => {
    const { headers: stored } = await put('hello');
    const { status, headers, text } = await send();
    expect(status).toBe(200);
    expect(text).toBe('hello');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '5',
      'accept-ranges': 'bytes',
      etag: stored.get('ETag'),
      'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename="file-${count}.txt"`.replace(/"/g, ''),
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  test('HEAD tells the same and sends nothing', async () => {
    await put('hello');
    const got = await send();
    const { status, headers, bytes } = await send({ method: 'HEAD' });
    expect(status).toBe(200);
    expect(bytes).toHaveLength(0);
    for (const name of ['ETag', 'Content-Length', 'Content-Type', 'Last-Modified']) {
      expect(headers.get(name)).toBe(got.headers.get(name));
    }
    expect((await send({ method: 'HEAD', headers: { Range: 'bytes=0-1' } })).status).toBe(200);
  });

  test.each([
    ['notes "final".txt', `attachment; filename="notes \\"final\\".txt"`],
    ['Zoë 😀.pdf', `attachment; filename="Zo? ??.pdf"; filename*=UTF-8''Zo%C3%AB%20%F0%9F%98%80.pdf`],
    [
      'two\r\nlines: x.html',
      `attachment; filename="two??lines: x.html"; filename*=UTF-8''two%0D%0Alines%3A%20x.html`,
    ],
  ])('the name %j comes as an attachment', async (name, disposition) => {
    const target = `/api/v1/files/alice/${encodeURIComponent(name)}`;
    expect((await api.send({ method: 'PUT', path: target, token, body: 'x' })).status).toBe(201);
    const { headers } = await api.send({ path: target, token });
    expect(Buffer.from(headers.get('Content-Disposition') ?? '', 'latin1').toString('latin1')).toBe(
      disposition,
    );
  });

  test('conditions', async () => {
    const { headers } = await put('hello');
    const etag = headers.get('ETag') ?? '';
    const modified = (await send()).headers.get('Last-Modified') ?? '';
    const unchanged = await send({ headers: { 'If-None-Match': `"x", W/${etag}` } });
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get('ETag')).toBe(etag);
    expect(unchanged.bytes).toHaveLength(0);
    expect((await send({ headers: { 'If-Modified-Since': modified } })).status).toBe(304);
    expect((await send({ headers: { 'If-None-Match': '"x"', 'If-Modified-Since': modified } })).status).toBe(
      200,
    );
    expect((await send({ headers: { 'If-Match': '"x"' } })).status).toBe(412);
    expect((await send({ headers: { 'If-Match': etag } })).status).toBe(200);
  });

  test('by id it is the same content', async () => {
    const { json } = await put('hello');
    const byId = `/api/v1/nodes/${json.id}/content`;
    expect((await send({ path: byId })).text).toBe('hello');
    expect((await send({ path: byId, method: 'HEAD' })).headers.get('Content-Length')).toBe('5');
    expect((await send({ path: byId, method: 'PUT', body: 'bye' })).status).toBe(200);
    expect((await send()).text).toBe('bye');
  });

  test.each([
    ['/api/v1/files/alice%2Ffile-1.txt', 'invalid_name'],
    ['/api/v1/files/alice/%2e%2e/alice/x', 'invalid_name'],
    ['/api/v1/files/alice/..%2Fbob', 'invalid_name'],
    ['/api/v1/files/alice//x', 'invalid_name'],
    ['/api/v1/files//alice/x', 'invalid_name'],
    ['/api/v1/files/alice/x%00.txt', 'invalid_name'],
    ['/api/v1/files/alice/%ff', 'invalid'],
    ['/api/v1/files/alice/%zz', 'invalid'],
    [`/api/v1/files/alice/${'a'.repeat(256)}`, 'invalid_name'],
    [`/api/v1/files/alice/${'a/'.repeat(300)}a`, 'invalid_name'],
  ])('%.60s is 400', async (target, code) => {
    const head = `GET ${target} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(api.port, head);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(`"code":"${code}"`);
  });

  test('names with every legal oddity come back as they went in', async () => {
    for (const name of [
      '#?&=+%25 ;,',
      '.hidden',
      '…',
      'a\\b',
      "q'uote",
      '~',
      'back`tick',
      ' leading',
      'trailing ',
      'é',
    ]) {
      const target = `/api/v1/files/alice/${encodeURIComponent(name)}`;
      const { json } = await api.send({ method: 'PUT', path: target, token, body: name });
      expect(json.name).toBe(name.normalize('NFC'));
      expect((await api.send({ path: target, token })).text).toBe(name);
    }
  });
});

describe.each([
  ['small', 1000],
  ['large', 3_000_000],
])('ranges of a %s file', (_, sizeBytes) => {
  const content = randomBytes(sizeBytes);
  let etag: string;

  beforeEach(async () => {
    etag = (await put(content)).json.etag;
  });

  test('the whole', async () => {
    const { bytes, headers } = await send();
    expect(headers.get('Content-Length')).toBe(String(sizeBytes));
    expect(bytes.equals(content)).toBe(true);
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=10-499', 10, 500],
    ['bytes=500-', 500, sizeBytes],
    ['bytes=-100', sizeBytes - 100, sizeBytes],
    ['bytes=0-99999999', 0, sizeBytes],
    ['bytes=0-9,5-20,10-30', 0, 31],
  ])('%s', async (range, start, end) => {
    const { status, headers, bytes } = await send({ headers: { Range: range } });
    expect(status).toBe(206);
    expect(headers.get('Content-Range')).toBe(`bytes ${start}-${end - 1}/${sizeBytes}`);
    expect(headers.get('Content-Length')).toBe(String(end - start));
    expect(headers.get('ETag')).toBe(etag);
    expect(bytes.equals(content.subarray(start, end))).toBe(true);
  });

  test('several as multipart/byteranges, in their order', async () => {
    const { status, headers, bytes } = await send({ headers: { Range: 'bytes=-10,0-299,400-499' } });
    expect(status).toBe(206);
    expect(headers.get('Content-Length')).toBe(String(bytes.length));
    const boundary = /^multipart\/byteranges; boundary=(\w+)$/.exec(headers.get('Content-Type') ?? '')?.[1];
    const parts = bytes.toString('latin1').split(`\r\n--${boundary}`);
    expect(parts.at(-1)).toBe('--\r\n');
    const expected = [
      [sizeBytes - 10, sizeBytes],
      [0, 300],
      [400, 500],
    ] as const;
    expect(parts.slice(1, -1)).toEqual(
      expected.map(
        ([start, end]) =>
          `\r\nContent-Type: text/plain\r\nContent-Range: bytes ${start}-${end - 1}/${sizeBytes}\r\n\r\n${content.subarray(start, end).toString('latin1')}`,
      ),
    );
  });

  test('outside the file: 416 with its size', async () => {
    const { status, headers, json } = await send({ headers: { Range: `bytes=${sizeBytes}-` } });
    expect(status).toBe(416);
    expect(headers.get('Content-Range')).toBe(`bytes */${sizeBytes}`);
    expect(json.code).toBe('range_not_satisfiable');
  });

  test('If-Range', async () => {
    const range = { Range: 'bytes=0-9' };
    expect((await send({ headers: { ...range, 'If-Range': etag } })).status).toBe(206);
    expect((await send({ headers: { ...range, 'If-Range': '"old"' } })).status).toBe(200);
    expect((await send({ headers: { ...range, 'If-Range': `W/${etag}` } })).status).toBe(200);
    expect((await send({ headers: { ...range, 'If-None-Match': etag } })).status).toBe(304);
  });
});

test('a client that goes away in the middle of a download leaves nothing behind', async () => {
  await put(randomBytes(20_000_000));
  const logged = api.log.length;
  const download = httpRequest({ port: api.port, path, headers: authorization() }).end();
  const [response] = (await once(download, 'response')) as [IncomingMessage];
  await once(response, 'data');
  response.destroy();
  await expect.poll(() => api.log.length).toBeGreaterThan(logged);
  expect(api.log.at(-1)?.fields).toMatchObject({ status: 200, aborted: true, code: 'incomplete' });
});

function authorization(): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}
