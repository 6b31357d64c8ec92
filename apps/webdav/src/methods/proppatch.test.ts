import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('PUT', '/dav/alice/a.txt', { body: 'a' });
});
afterAll(() => door.close());

const proppatch = (inner: string, path = '/dav/alice/a.txt') =>
  door.send('PROPPATCH', path, {
    body: `<D:propertyupdate xmlns:D="DAV:" xmlns:x="urn:x">${inner}</D:propertyupdate>`,
  });
const set = (prop: string) => `<D:set><D:prop>${prop}</D:prop></D:set>`;
const remove = (prop: string) => `<D:remove><D:prop>${prop}</D:prop></D:remove>`;

async function readBack(prop: string, path = '/dav/alice/a.txt'): Promise<string> {
  const answer = await door.send('PROPFIND', path, {
    headers: { depth: '0' },
    body: `<D:propfind xmlns:D="DAV:" xmlns:x="urn:x"><D:prop>${prop}</D:prop></D:propfind>`,
  });
  return answer.text;
}

test('sets, keeps and removes properties of any namespace and content', async () => {
  const answer = await proppatch(
    set('<x:p>one &amp; <x:b k="&quot;"/></x:p><q xmlns="http://ends/in/slash/">two</q>'),
  );
  expect(answer.status).toBe(207);
  expect(answer.text).toContain('<x:p xmlns:x="urn:x"/><x:q xmlns:x="http://ends/in/slash/"/>');
  expect(answer.text).toContain('HTTP/1.1 200 OK');
  expect(await readBack('<x:p/>')).toMatch(/<x:p [^>]*>one &amp; <x:b k="&quot;"\/><\/x:p>/);
  expect(await readBack('<q xmlns="http://ends/in/slash/"/>')).toContain('>two</q>');
  expect((await proppatch(remove('<x:p/><x:never/>'))).text).toContain('200 OK');
  expect(await readBack('<x:p/>')).toContain('404 Not Found');
});

test('keeps the language that applied', async () => {
  await proppatch('<D:set xml:lang="de"><D:prop><x:l>Grüße</x:l></D:prop></D:set>');
  expect(await readBack('<x:l/>')).toMatch(/xml:lang="de">Grüße</);
});

test('changes nothing when one property is protected: 403 for it, 424 for the others', async () => {
  const answer = await proppatch(set('<x:both>1</x:both><D:getetag>"mine"</D:getetag>'));
  expect(answer.status).toBe(207);
  expect(answer.text).toMatch(/<D:getetag\/><\/D:prop><D:status>HTTP\/1.1 403 Forbidden/);
  expect(answer.text).toContain('<D:cannot-modify-protected-property/>');
  expect(answer.text).toMatch(
    /<x:both xmlns:x="urn:x"\/><\/D:prop><D:status>HTTP\/1.1 424 Failed Dependency/,
  );
  expect(await readBack('<x:both/>')).toContain('404 Not Found');
});

test('a display name can be given, and taken back', async () => {
  await proppatch(set('<D:displayname>Mine</D:displayname>'));
  expect(await readBack('<D:displayname/>')).toMatch(/<D:displayname [^>]*>Mine<\/D:displayname>/);
  await proppatch(remove('<D:displayname/>'));
  expect(await readBack('<D:displayname/>')).toContain('<D:displayname>a.txt</D:displayname>');
});

test('the Win32 properties of Windows Explorer are taken', async () => {
  const win32 =
    '<Z:Win32CreationTime xmlns:Z="urn:schemas-microsoft-com:">Wed, 01 Jan 2025 10:00:00 GMT</Z:Win32CreationTime>' +
    '<Z:Win32FileAttributes xmlns:Z="urn:schemas-microsoft-com:">00000020</Z:Win32FileAttributes>';
  expect((await proppatch(set(win32))).text).toContain('200 OK');
});

test('properties follow COPY and MOVE, and folders have them', async () => {
  await door.send('MKCOL', '/dav/alice/folder');
  await proppatch(set('<x:p>kept</x:p>'), '/dav/alice/folder');
  await door.send('COPY', '/dav/alice/folder', { headers: { destination: '/dav/alice/copied' } });
  await door.send('MOVE', '/dav/alice/folder', { headers: { destination: '/dav/alice/moved' } });
  for (const path of ['/dav/alice/copied', '/dav/alice/moved'])
    expect(await readBack('<x:p/>', path)).toContain('>kept<');
});

test('what is not there is 404, and too long values are 413', async () => {
  expect((await proppatch(set('<x:p/>'), '/dav/alice/none')).status).toBe(404);
  const declarations = `xmlns:long="${'u'.repeat(30_000)}"`;
  const many = Array.from({ length: 100 }, (_, index) => `<x:p${index}/>`).join('');
  expect((await proppatch(`<D:set ${declarations}><D:prop>${many}</D:prop></D:set>`)).status).toBe(413);
});
