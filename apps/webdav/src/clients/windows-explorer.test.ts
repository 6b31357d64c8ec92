import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { namesIn, type Replay, replay } from './replay.js';

let door: TestDoor;
let windows: Replay;

beforeAll(async () => {
  door = await openTestDoor();
  windows = replay(door, 'Microsoft-WebDAV-MiniRedir/10.0.19045');
});
afterAll(() => door.close());

const translate = { translate: 'f' };
const win32 = (created: string, attributes: string) =>
  '<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:">' +
  `<D:set><D:prop><Z:Win32CreationTime>${created}</Z:Win32CreationTime>` +
  `<Z:Win32LastAccessTime>${created}</Z:Win32LastAccessTime>` +
  `<Z:Win32LastModifiedTime>${created}</Z:Win32LastModifiedTime>` +
  `<Z:Win32FileAttributes>${attributes}</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>`;

test('it discovers the server without credentials, is told of WebDAV and never offered Digest', async () => {
  for (const path of ['/', '/dav', '/dav/', '/dav/alice', '/nowhere']) {
    const { headers } = await windows.request(200, 'OPTIONS', path, {
      authorization: null,
      headers: translate,
    });
    expect(headers['ms-author-via']).toBe('DAV');
    expect(headers.dav).toMatch(/^1, 2/);
    expect(headers.allow).toMatch(/PROPFIND.*LOCK/);
  }
  const asked = await windows.request(401, 'PROPFIND', '/dav/', {
    authorization: null,
    headers: { depth: '0', ...translate },
  });
  expect(asked.headers['www-authenticate']).toMatch(/^Basic realm="Patio", charset="UTF-8"/);
  expect(String(asked.headers['www-authenticate'])).not.toMatch(/digest/i);
});

test('it connects the drive: the server root, the tree and the folder are collections', async () => {
  for (const path of ['/', '/dav', '/dav/alice']) {
    const { text } = await windows.request(207, 'PROPFIND', path, {
      headers: { depth: '0', 'content-length': '0', ...translate },
    });
    expect(text).toContain('<D:resourcetype><D:collection/></D:resourcetype>');
    expect(text).toContain('<D:supportedlock');
  }
});

test('it copies a file: probe, empty PUT, LOCK, PUT, PROPPATCH, UNLOCK', async () => {
  const path = '/dav/alice/New%20report.docx';
  await windows.request(404, 'PROPFIND', path, { headers: { depth: '0', ...translate } });
  await windows.request(201, 'PUT', path, { body: '', headers: { 'content-length': '0', ...translate } });
  const token = await windows.lock(200, path, {
    headers: { timeout: 'Second-3600', ...translate },
    owner: 'DESKTOP\\alice',
  });
  const submitted = { if: `(${token})`, ...translate };
  const times = win32('Wed, 01 Jan 2025 10:00:00 GMT', '00000000');
  await windows.request(207, 'PROPPATCH', path, { headers: submitted, body: times });
  await windows.request(200, 'HEAD', path, { headers: translate });
  await windows.request(204, 'PUT', path, { headers: submitted, body: 'the report' });
  const set = await windows.request(207, 'PROPPATCH', path, {
    headers: submitted,
    body: win32('Wed, 01 Jan 2025 10:00:00 GMT', '00000020'),
  });
  expect(set.text).toContain('HTTP/1.1 200 OK');
  expect(set.text).not.toMatch(/HTTP\/1.1 [45]/);
  await windows.unlock(path, token);
  expect(await door.contentOf('/alice/New report.docx')).toBe('the report');
  const asked =
    '<propfind xmlns="DAV:"><prop><Win32FileAttributes xmlns="urn:schemas-microsoft-com:"/></prop></propfind>';
  const found = await windows.request(207, 'PROPFIND', path, { headers: { depth: '0' }, body: asked });
  expect(found.text).toMatch(/>00000020</);
});

test('it locks the free name first, as newer versions do, and gives up without leaving anything locked', async () => {
  const path = '/dav/alice/Locked%20first.txt';
  const token = await windows.lock(201, path, { headers: { timeout: 'Second-3600' } });
  await windows.request(204, 'PUT', path, { headers: { if: `(${token})` }, body: '' });
  await windows.request(204, 'PUT', path, { headers: { if: `(${token})` }, body: 'content' });
  await windows.request(423, 'PUT', path, { body: 'without the token' });
  await windows.unlock(path, token);
  expect(await door.contentOf('/alice/Locked first.txt')).toBe('content');
});

test('it makes a folder, renames and deletes it', async () => {
  await windows.request(201, 'MKCOL', '/dav/alice/New%20folder');
  await windows.request(201, 'MOVE', '/dav/alice/New%20folder', {
    headers: { destination: `http://${door.host}/dav/alice/Papers`, overwrite: 'F' },
  });
  const listed = await windows.request(207, 'PROPFIND', '/dav/alice', { headers: { depth: '1' } });
  expect(namesIn(listed.text)).toContain('Papers');
  await windows.request(204, 'DELETE', '/dav/alice/Papers');
});
