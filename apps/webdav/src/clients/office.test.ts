import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { namesIn, replay } from './replay.js';

let door: TestDoor;
let asBob: string;

beforeAll(async () => {
  door = await openTestDoor();
  await door.platform.grant(door.bob, door.alice.workspaceId, 'rw');
  asBob = await door.basicFor(door.bob);
});
afterAll(() => door.close());

describe('Microsoft Office', () => {
  const open = () => replay(door, 'Microsoft Office Word 2014');

  test('edits a document: OPTIONS, HEAD, LOCK, GET, refresh, PUT, UNLOCK; others may read but not write', async () => {
    const word = open();
    const path = '/dav/alice/letter.docx';
    await word.request(201, 'PUT', path, { body: 'draft' });
    const { headers } = await word.request(200, 'OPTIONS', '/dav/alice/', {
      authorization: null,
      headers: { 'x-office-major-version': '16' },
    });
    expect(headers['ms-author-via']).toBe('DAV');
    await word.request(200, 'HEAD', path);
    const token = await word.lock(200, path, {
      headers: { timeout: 'Second-3600', depth: '0' },
      owner: 'alice',
    });
    expect((await word.request(200, 'GET', path)).text).toBe('draft');

    const locked = await word.request(423, 'LOCK', path, {
      authorization: asBob,
      body: '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
    });
    expect(locked.text).toContain('<D:no-conflicting-lock><D:href>/dav/alice/letter.docx</D:href>');
    const seen = await word.request(207, 'PROPFIND', path, {
      authorization: asBob,
      headers: { depth: '0' },
      body: '<propfind xmlns="DAV:"><prop><lockdiscovery/></prop></propfind>',
    });
    expect(seen.text).toMatch(/<D:owner><D:href xmlns:D="DAV:">alice<\/D:href><\/D:owner>/);
    await word.request(200, 'GET', path, { authorization: asBob });
    await word.request(423, 'PUT', path, { authorization: asBob, body: 'no' });

    const refreshed = await word.request(200, 'LOCK', path, {
      headers: { timeout: 'Second-3600', if: `(${token})` },
    });
    expect(refreshed.text).toContain(token.slice(1, -1));
    await word.request(204, 'PUT', path, { headers: { if: `(${token})` }, body: 'final' });
    await word.request(207, 'PROPPATCH', path, {
      headers: { if: `(${token})` },
      body:
        '<D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>' +
        '<Z:Win32LastModifiedTime>Wed, 01 Jan 2025 10:00:00 GMT</Z:Win32LastModifiedTime></D:prop></D:set></D:propertyupdate>',
    });
    await word.unlock(path, token);
    await word.request(204, 'PUT', path, { authorization: asBob, body: 'bob' });
  });

  test('saves by a temporary file beside the locked document, and takes its owner file away', async () => {
    const word = open();
    await word.request(201, 'PUT', '/dav/alice/~%24memo.docx', { body: 'owner' });
    await word.request(201, 'PUT', '/dav/alice/memo.docx', { body: 'first' });
    const token = await word.lock(200, '/dav/alice/memo.docx');
    await word.request(201, 'PUT', '/dav/alice/4A5B6C7D.tmp', { body: 'second' });
    const to = { destination: `http://${door.host}/dav/alice/memo.docx`, overwrite: 'T' };
    await word.request(423, 'MOVE', '/dav/alice/4A5B6C7D.tmp', { headers: to });
    await word.request(204, 'MOVE', '/dav/alice/4A5B6C7D.tmp', {
      headers: { ...to, if: `<http://${door.host}/dav/alice/memo.docx> (${token})` },
    });
    await word.request(204, 'DELETE', '/dav/alice/~%24memo.docx');
    expect(await door.contentOf('/alice/memo.docx')).toBe('second');
    const { text } = await word.request(207, 'PROPFIND', '/dav/alice/', { headers: { depth: '1' } });
    expect(namesIn(text).sort()).toEqual(['letter.docx', 'memo.docx']);
  });
});

describe('LibreOffice', () => {
  test('edits a document under a lock with a lock file beside it, and releases both', async () => {
    const office = replay(door, 'LibreOffice 7.4 denylistedbackend/7.88.1');
    const path = '/dav/alice/table.ods';
    await office.request(201, 'PUT', path, { body: 'one' });
    const asked =
      '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/>' +
      '<getlastmodified/><supportedlock/><lockdiscovery/></prop></propfind>';
    const before = await office.request(207, 'PROPFIND', path, { headers: { depth: '0' }, body: asked });
    expect(before.text).toContain('<D:exclusive/>');
    expect(before.text).toContain('<D:lockdiscovery/>');
    const token = await office.lock(200, path, {
      headers: { depth: '0', timeout: 'Second-180' },
      owner: 'LibreOffice - http://www.libreoffice.org/',
    });
    await office.request(201, 'PUT', '/dav/alice/.~lock.table.ods%23', { body: ',alice,host,,;' });
    await office.request(200, 'GET', path);
    await office.request(200, 'LOCK', path, { headers: { if: `(${token})`, timeout: 'Second-180' } });
    await office.request(204, 'PUT', path, { headers: { if: `(${token})` }, body: 'two' });
    const after = await office.request(207, 'PROPFIND', path, { headers: { depth: '0' }, body: asked });
    expect(after.text).toContain(token.slice(1, -1));
    await office.unlock(path, token);
    await office.request(204, 'DELETE', '/dav/alice/.~lock.table.ods%23');
    await office.request(409, 'UNLOCK', path, { headers: { 'lock-token': token } });
    expect(await door.contentOf('/alice/table.ods')).toBe('two');
  });
});
