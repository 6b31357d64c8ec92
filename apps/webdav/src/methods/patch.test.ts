import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('MKCOL', '/dav/alice/folder');
});
beforeEach(() => door.send('PUT', '/dav/alice/file', { body: '1234567890' }));
afterAll(() => door.close());

const type = 'application/x-sabredav-partialupdate';

function patch(
  range: string | undefined,
  body = '----',
  headers: Record<string, string> = {},
  name = 'file',
) {
  return door.send('PATCH', `/dav/alice/${name}`, {
    body,
    headers: {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      ...(range !== undefined && { 'x-update-range': range }),
      ...headers,
    },
  });
}

const content = () => door.contentOf('/alice/file');

describe('PATCH', () => {
  test.each([
    ['bytes=0-3', '----567890'],
    ['bytes=1-4', '1----67890'],
    ['bytes=0-', '----567890'],
    ['bytes=-4', '123456----'],
    ['bytes=-2', '12345678----'],
    ['bytes=2-', '12----7890'],
    ['bytes=12-', '1234567890\0\0----'],
    ['bytes=8-11', '12345678----'],
    ['append', '1234567890----'],
    ['bytes=-99', '----567890'],
  ])('%s makes %j', async (range, expected) => {
    const answer = await patch(range);
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await content()).toBe(expected);
    const { headers } = await door.send('HEAD', '/dav/alice/file');
    expect(headers.etag).toBe(answer.headers.etag);
  });

  test.each<[what: string, status: number, range: string | undefined, headers: Record<string, string>]>([
    ['no range', 400, undefined, {}],
    ['no start', 400, 'bytes=-', {}],
    ['another unit', 400, 'lines=0-3', {}],
    ['several ranges', 400, 'bytes=0-1,2-3', {}],
    ['a range longer than the content', 416, 'bytes=0-4', {}],
    ['an end before the start', 416, 'bytes=3-1', {}],
    ['a suffix of nothing', 416, 'bytes=-0', {}],
    ['another type', 415, 'append', { 'content-type': 'text/plain' }],
    ['an entity tag that is not there', 412, 'append', { 'if-match': '"other"' }],
    ['an entity tag in If that is not there', 412, 'append', { if: '(["other"])' }],
    ['an existing file not wanted', 412, 'append', { 'if-none-match': '*' }],
  ])('%s is %i and changes nothing', async (_what, status, range, headers) => {
    const answer = await patch(range, '----', headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['accept-patch']).toBe(status === 415 ? type : undefined);
    expect(await content()).toBe('1234567890');
  });

  test('without a length it is 411', async () => {
    const headers = { 'content-type': type, 'x-update-range': 'append', 'transfer-encoding': 'chunked' };
    const answer = await door.send('PATCH', '/dav/alice/file', { body: 'x', headers });
    expect(answer.status).toBe(411);
    expect(await content()).toBe('1234567890');
  });

  test('makes no file, and is not for folders', async () => {
    expect((await patch('append', 'x', {}, 'absent')).status).toBe(404);
    expect((await patch('append', 'x', {}, 'no/parent')).status).toBe(404);
    expect(await door.contentOf('/alice/absent')).toBeUndefined();
    expect((await patch('append', 'x', {}, 'folder')).status).toBe(405);
    expect((await patch('append', 'x', {}, 'folder/')).status).toBe(405);
  });

  test('obeys If-Match: a resumed upload continues what it knows', async () => {
    const { etag = '' } = (await door.send('HEAD', '/dav/alice/file')).headers;
    const resumed = await patch('append', 'a', { 'if-match': etag });
    expect(resumed.status).toBe(204);
    expect((await patch('append', 'b', { 'if-match': etag })).status).toBe(412);
    expect((await patch('append', 'b', { 'if-match': String(resumed.headers.etag) })).status).toBe(204);
    expect(await content()).toBe('1234567890ab');
  });

  test('obeys locks', async () => {
    const body =
      '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
    const lock = await door.send('LOCK', '/dav/alice/file', { body });
    const token = String(lock.headers['lock-token']);
    expect((await patch('append', 'x')).status).toBe(423);
    expect((await patch('append', 'x', { if: `(${token})` })).status).toBe(204);
    expect(await content()).toBe('1234567890x');
    await door.send('UNLOCK', '/dav/alice/file', { headers: { 'lock-token': token } });
  });

  test('takes large contents into large files', async () => {
    await door.send('PUT', '/dav/alice/file', { body: 'a'.repeat(2_000_000) });
    expect((await patch('bytes=500000-', 'b'.repeat(1_000_000))).status).toBe(204);
    expect(await content()).toBe('a'.repeat(500_000) + 'b'.repeat(1_000_000) + 'a'.repeat(500_000));
  });

  const head = (lengthBytes: number) =>
    `PATCH /dav/alice/file HTTP/1.1\r\nHost: ${door.host}\r\nContent-Type: ${type}\r\n` +
    `X-Update-Range: append\r\nContent-Length: ${lengthBytes}\r\nExpect: 100-continue\r\n`;

  test('that breaks off changes nothing', async () => {
    const authorization = await door.basicFor(door.alice);
    const broken = `${head(100)}Authorization: ${authorization}\r\n\r\nonly some`;
    expect(await door.sendRaw(broken, /^HTTP\/1\.1 100/)).toMatch(/^HTTP\/1\.1 100/);
    expect(await content()).toBe('1234567890');
  });

  test('that waits hears no before it sends', async () => {
    expect(await door.sendRaw(`${head(4)}\r\n`, /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 401/);
  });

  test('of a file that is replaced meanwhile is 409: nothing of the newer content is lost', async () => {
    const authorization = await door.basicFor(door.alice);
    const principal = await door.platform.signIn(door.alice);
    let answered = false;
    const received = await new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(door.port, '127.0.0.1');
      socket.write(`${head(4)}Connection: close\r\nAuthorization: ${authorization}\r\n\r\n`);
      socket.on('data', async (chunk) => {
        answer += chunk.toString();
        if (answered) return;
        answered = true;
        const source = (async function* () {
          yield Buffer.from('newer');
        })();
        await door.platform.files.write(principal, { path: '/alice/file' }, source);
        socket.write('late');
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
    expect(received).toMatch(/HTTP\/1\.1 409/);
    expect(await content()).toBe('newer');
  });

  test('is advertised', async () => {
    const { headers } = await door.send('OPTIONS', '/dav/', { authorization: null });
    expect(headers.dav).toBe('1, 2, 3, sabredav-partialupdate');
    expect(headers.allow).toContain('PATCH');
    expect(headers['accept-patch']).toBe(type);
  });

  test('is not for those who may only read', async () => {
    await door.platform.grant(door.bob, door.alice.workspaceId, 'r');
    const asBob = { authorization: await door.basicFor(door.bob) };
    expect((await patch('append', 'x', asBob)).status).toBe(403);
  });
});
