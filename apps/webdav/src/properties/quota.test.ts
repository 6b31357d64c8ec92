import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

const limit = (quotaBytes: number | null) =>
  door.platform.admin.updateUser('system', 'alice', { quotaBytes });

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('MKCOL', '/dav/alice/folder');
  await door.send('PUT', '/dav/alice/folder/file', { body: '0123456789' });
});
beforeEach(() => limit(100));
afterAll(() => door.close());

const asked =
  '<propfind xmlns="DAV:"><prop><quota-available-bytes/><quota-used-bytes/><resourcetype/></prop></propfind>';

async function propfind(
  path: string,
  options: { body?: string; depth?: string; authorization?: string } = {},
) {
  const { body = asked, depth = '0', ...others } = options;
  return (await door.send('PROPFIND', path, { body, headers: { depth }, ...others })).text;
}

describe('quota', () => {
  test('is told of folders: what is used and what is left', async () => {
    for (const path of ['/dav/', '/dav/alice/', '/dav/alice/folder/']) {
      const text = await propfind(path);
      expect(text).toContain('<D:quota-available-bytes>90</D:quota-available-bytes>');
      expect(text).toContain('<D:quota-used-bytes>10</D:quota-used-bytes>');
      expect(text).not.toContain('404');
    }
  });

  test('is not told of files', async () => {
    const text = await propfind('/dav/alice/folder/file');
    expect(text).toMatch(
      /<D:quota-available-bytes\/><D:quota-used-bytes\/><\/D:prop><D:status>HTTP\/1.1 404/,
    );
  });

  test('without a limit leaves the available bytes out, and never says 0', async () => {
    await limit(null);
    const text = await propfind('/dav/alice/');
    expect(text).toMatch(/<D:quota-available-bytes\/><\/D:prop><D:status>HTTP\/1.1 404/);
    expect(text).toContain('<D:quota-used-bytes>10</D:quota-used-bytes>');
  });

  test('is told of every folder in a listing', async () => {
    const text = await propfind('/dav/alice/', { depth: '1' });
    expect(text.match(/<D:quota-available-bytes>90</g)).toHaveLength(2);
  });

  test('is told only to those who ask for it', async () => {
    expect(await propfind('/dav/alice/', { body: '' })).not.toContain('quota');
    const include = '<propfind xmlns="DAV:"><allprop/><include><quota-used-bytes/></include></propfind>';
    const included = await propfind('/dav/alice/', { body: include });
    expect(included).toContain('<D:quota-used-bytes>10</D:quota-used-bytes>');
    expect(included).toContain('<D:creationdate>');
    expect(
      await propfind('/dav/alice/', { body: '<propfind xmlns="DAV:"><propname/></propfind>' }),
    ).toContain('<D:quota-available-bytes/><D:quota-used-bytes/>');
  });

  test('is of the owner of the folder, whoever asks', async () => {
    await door.platform.grant(door.bob, door.alice.workspaceId, 'rw');
    const authorization = await door.basicFor(door.bob);
    expect(await propfind('/dav/alice/', { authorization })).toContain('available-bytes>90<');
    expect(await propfind('/dav/bob/', { authorization })).toContain('<D:quota-used-bytes>0<');
  });

  test('on the drive of a token for one folder', async () => {
    const principal = await door.platform.signIn(door.alice);
    const { id } = await door.platform.files.stat(principal, { path: '/alice/folder' });
    const authorization = await door.basicFor(door.alice, [`node:${id}:rw`]);
    expect(await propfind('/dav/-/', { authorization })).toContain('available-bytes>90<');
    expect(await propfind('/dav/', { authorization })).toContain('<D:response>');
  });

  test('no client may set it', async () => {
    const body =
      '<propertyupdate xmlns="DAV:"><set><prop><quota-available-bytes>9</quota-available-bytes></prop></set></propertyupdate>';
    const { text } = await door.send('PROPPATCH', '/dav/alice/', { body });
    expect(text).toContain('403 Forbidden');
    expect(text).toContain('<D:cannot-modify-protected-property/>');
  });

  const patchHeaders = {
    'content-type': 'application/x-sabredav-partialupdate',
    'x-update-range': 'append',
    'content-length': '91',
  };

  test.each([
    ['PUT', '/dav/alice/new', { body: 'x'.repeat(91) }],
    ['PUT', '/dav/alice/new', { body: 'x'.repeat(1_000_000) }],
    ['PUT', '/dav/alice/new', { body: 'x'.repeat(200_000), headers: { 'transfer-encoding': 'chunked' } }],
    ['PUT', '/dav/alice/folder/file', { body: 'x'.repeat(101) }],
    ['PATCH', '/dav/alice/folder/file', { body: 'x'.repeat(91), headers: patchHeaders }],
  ])('%s %s over it is 507 with its precondition, and changes nothing', async (method, path, options) => {
    const answer = await door.send(method, path, options);
    expect(answer.status).toBe(507);
    expect(answer.text).toContain('<D:error xmlns:D="DAV:"><D:quota-not-exceeded></D:quota-not-exceeded>');
    expect(await door.contentOf('/alice/folder/file')).toBe('0123456789');
    expect(await door.contentOf('/alice/new')).toBeUndefined();
    expect(door.errors).toEqual([]);
  });

  test('COPY over it is 507, and what fits is taken', async () => {
    await limit(15);
    const copy = () =>
      door.send('COPY', '/dav/alice/folder', { headers: { destination: '/dav/alice/copied' } });
    expect((await copy()).status).toBe(507);
    await limit(20);
    expect((await copy()).status).toBe(201);
    expect(await propfind('/dav/alice/')).toContain('<D:quota-available-bytes>0</D:quota-available-bytes>');
    expect((await door.send('DELETE', '/dav/alice/copied')).status).toBe(204);
  });
});
