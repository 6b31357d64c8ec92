import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(() => door.send('PUT', '/dav/alice/file', { body: 'old' }));
afterAll(() => door.close());

const sha1 = (text: string) => `SHA1:${createHash('sha1').update(text).digest('hex')}`;

const put = (body: string, checksum: string, options = {}) =>
  door.send('PUT', '/dav/alice/file', { body, headers: { 'oc-checksum': checksum }, ...options });

const propfind = (body: string, path = '/dav/alice/file') =>
  door.send('PROPFIND', path, { headers: { depth: '0' }, body });

async function checksumOf(path?: string): Promise<string | undefined> {
  const asked =
    '<d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:checksums/></d:prop></d:propfind>';
  const { text } = await propfind(asked, path);
  return /<oc:checksums xmlns:oc="http:\/\/owncloud.org\/ns"><oc:checksum>([^<]*)</.exec(text)?.[1];
}

describe('OC-Checksum', () => {
  test.each([
    [sha1('Wikipedia')],
    [`MD5:${createHash('md5').update('Wikipedia').digest('hex')}`],
    [`sha256:${createHash('sha256').update('Wikipedia').digest('hex').toUpperCase()}`],
    ['ADLER32:11e60398'],
  ])('%s is verified and kept', async (checksum) => {
    expect((await put('Wikipedia', checksum)).status).toBe(204);
    const [algorithm = '', digest = ''] = checksum.split(':');
    expect(await checksumOf()).toBe(`${algorithm.toUpperCase()}:${digest.toLowerCase()}`);
  });

  test('comes back with PUT, HEAD and large downloads, as long as the content is the same', async () => {
    const large = 'large'.repeat(400_000);
    expect((await put(large, sha1(large))).headers['oc-checksum']).toBe(sha1(large));
    for (const method of ['HEAD', 'GET']) {
      expect((await door.send(method, '/dav/alice/file')).headers['oc-checksum']).toBe(sha1(large));
    }
    await door.send('PUT', '/dav/alice/file', { body: `${large}r` });
    for (const method of ['HEAD', 'GET']) {
      expect((await door.send(method, '/dav/alice/file')).headers).not.toHaveProperty('oc-checksum');
    }
  });

  test.each([
    ['another content', sha1('other')],
    ['another content by Adler-32', 'ADLER32:00000001'],
    ['too few digits', 'SHA1:1234'],
    ['no checksum', 'hello'],
  ])('%s is 400 and changes nothing', async (_what, checksum) => {
    expect((await put('new', checksum)).status).toBe(400);
    expect(await door.contentOf('/alice/file')).toBe('old');
  });

  test('is verified in contents of any length, and nothing is made by a wrong one', async () => {
    const large = 'large'.repeat(400_000);
    expect((await put(large, sha1(large))).status).toBe(204);
    const headers = { 'oc-checksum': sha1('x'), 'transfer-encoding': 'chunked' };
    const wrong = await door.send('PUT', '/dav/alice/never', { body: large, headers });
    expect(wrong.status).toBe(400);
    expect(await door.contentOf('/alice/never')).toBeUndefined();
  });

  test('of an algorithm that is not known is not kept', async () => {
    expect((await put('new', 'SHA3-256:00')).status).toBe(204);
    expect(await checksumOf()).toBeUndefined();
  });

  test('does not outlive its content, whichever way that changes', async () => {
    await put('one', sha1('one'));
    await door.send('PUT', '/dav/alice/file', { body: 'two' });
    expect(await checksumOf()).toBeUndefined();

    await put('one', sha1('one'));
    const headers = {
      'content-type': 'application/x-sabredav-partialupdate',
      'x-update-range': 'append',
      'content-length': '1',
    };
    expect((await door.send('PATCH', '/dav/alice/file', { body: '!', headers })).status).toBe(204);
    expect(await checksumOf()).toBeUndefined();

    await put('one', sha1('one'));
    const draft = await door.platform.files.draft(
      await door.platform.signIn(door.alice),
      { path: '/alice/file' },
      { keepContent: true },
    );
    await draft.write(Buffer.from('x'), 0);
    await draft.commit();
    await draft.discard();
    expect(await checksumOf()).toBeUndefined();
  });

  test('follows COPY and MOVE', async () => {
    await put('kept', sha1('kept'));
    const to = (name: string) => ({ headers: { destination: `/dav/alice/${name}` } });
    await door.send('COPY', '/dav/alice/file', to('copied'));
    await door.send('MOVE', '/dav/alice/file', to('moved'));
    expect(await checksumOf('/dav/alice/copied')).toBe(sha1('kept'));
    expect(await checksumOf('/dav/alice/moved')).toBe(sha1('kept'));
  });

  test('is told only to those who ask, and no client may set it', async () => {
    await put('kept', sha1('kept'));
    expect((await propfind('<propfind xmlns="DAV:"><allprop/></propfind>')).text).not.toContain('checksum');
    expect((await propfind('<propfind xmlns="DAV:"><propname/></propfind>')).text).toContain('checksums');
    const body =
      '<propertyupdate xmlns="DAV:"><set><prop><c:checksums xmlns:c="http://owncloud.org/ns">forged</c:checksums>' +
      '</prop></set></propertyupdate>';
    const refused = await door.send('PROPPATCH', '/dav/alice/file', { body });
    expect(refused.text).toContain('403 Forbidden');
    expect(await checksumOf()).toBe(sha1('kept'));
  });

  test('of a file in a locked folder is kept under that lock', async () => {
    await door.send('MKCOL', '/dav/alice/locked');
    const lock = await door.send('LOCK', '/dav/alice/locked', {
      body: '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
    });
    const headers = {
      if: `</dav/alice/locked> (${lock.headers['lock-token']})`,
      'oc-checksum': sha1('x'),
    };
    expect((await door.send('PUT', '/dav/alice/locked/file', { body: 'x', headers })).status).toBe(201);
    expect(await checksumOf('/dav/alice/locked/file')).toBe(sha1('x'));
    expect(door.errors).toEqual([]);
  });
});
