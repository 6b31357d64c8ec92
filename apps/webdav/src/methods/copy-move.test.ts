import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, serveTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await door.send('DELETE', '/dav/alice/t');
  await door.send('MKCOL', '/dav/alice/t');
  await door.send('MKCOL', '/dav/alice/t/folder');
  await door.send('PUT', '/dav/alice/t/folder/in.txt', { body: 'in' });
  await door.send('PUT', '/dav/alice/t/a', { body: 'a' });
  await door.send('PUT', '/dav/alice/t/b', { body: 'b' });
});
afterAll(() => door.close());

async function transfer(method: string, from: string, to: string, headers: Record<string, string> = {}) {
  const destination = to.includes(':') ? to : `/dav/alice/t/${to}`;
  return (await door.send(method, `/dav/alice/t/${from}`, { headers: { destination, ...headers } })).status;
}
const contentOf = (name: string) => door.contentOf(`/alice/t/${name}`);

describe.each(['COPY', 'MOVE'])('%s', (method) => {
  const remains = (content: string) => (method === 'COPY' ? content : undefined);

  test('to a new name is 201', async () => {
    expect(await transfer(method, 'a', 'new')).toBe(201);
    expect([await contentOf('new'), await contentOf('a')]).toEqual(['a', remains('a')]);
  });

  test.each([{}, { overwrite: 'T' }])('replaces with 204 when Overwrite is %j', async (headers) => {
    expect(await transfer(method, 'a', 'b', headers as Record<string, string>)).toBe(204);
    expect([await contentOf('b'), await contentOf('a')]).toEqual(['a', remains('a')]);
  });

  test('keeps both with 412 when Overwrite is F', async () => {
    expect(await transfer(method, 'a', 'b', { overwrite: 'F' })).toBe(412);
    expect([await contentOf('a'), await contentOf('b')]).toEqual(['a', 'b']);
    expect(await transfer(method, 'a', 'new', { overwrite: 'F' })).toBe(201);
  });

  test('takes folders with all in them, with and without slash', async () => {
    expect(await transfer(method, 'folder/', 'new/')).toBe(201);
    expect([await contentOf('new/in.txt'), await contentOf('folder/in.txt')]).toEqual(['in', remains('in')]);
  });

  test('a folder takes the place of a file, and a file that of a folder', async () => {
    expect(await transfer(method, 'folder', 'a')).toBe(204);
    expect(await contentOf('a/in.txt')).toBe('in');
    expect(await transfer(method, 'b', 'a')).toBe(204);
    expect(await contentOf('a')).toBe('b');
  });

  test.each([
    ['a missing source', 'none', 'new', {}, 404],
    ['a missing parent', 'a', 'none/new', {}, 409],
    ['a parent that is a file', 'a', 'b/new', {}, 409],
    ['itself', 'a', 'a', {}, 403],
    ['into itself', 'folder', 'folder/new', {}, 409],
    ['over its own parent', 'folder/in.txt', 'folder', {}, 409],
    ['another server', 'a', 'http://elsewhere.example/dav/alice/t/new', {}, 502],
    ['a Depth of 1', 'folder', 'new', { depth: '1' }, 400],
    ['a condition that does not hold', 'a', 'new', { 'if-match': '"other"' }, 412],
    ['an If that does not hold', 'a', 'new', { if: '(["other"])' }, 412],
  ])('%s is refused and changes nothing', async (_what, from, to, headers, status) => {
    expect(await transfer(method, from, to, headers as Record<string, string>)).toBe(status);
    expect([await contentOf('a'), await contentOf('b'), await contentOf('folder/in.txt')]).toEqual([
      'a',
      'b',
      'in',
    ]);
    expect(await contentOf('new')).toBeUndefined();
  });

  test('a condition that holds speaks of the source', async () => {
    const { etag = '' } = (await door.send('HEAD', '/dav/alice/t/a')).headers;
    expect(await transfer(method, 'a', 'b', { 'if-match': etag })).toBe(204);
  });

  test('the workspace of somebody else is not there', async () => {
    const headers = { destination: '/dav/bob/x' };
    expect((await door.send(method, '/dav/alice/t/a', { headers })).status).toBe(409);
    expect(
      (await door.send(method, '/dav/bob/x', { headers: { destination: '/dav/alice/t/x' } })).status,
    ).toBe(404);
  });
});

test('COPY with Depth 0 takes a folder without what is in it', async () => {
  expect(await transfer('COPY', 'folder', 'new', { depth: '0' })).toBe(201);
  expect(await contentOf('new/in.txt')).toBeUndefined();
  expect((await door.send('PROPFIND', '/dav/alice/t/new', { headers: { depth: '1' } })).status).toBe(207);
});

test('MOVE with Depth 0 has no meaning', async () => {
  expect(await transfer('MOVE', 'folder', 'new', { depth: '0' })).toBe(400);
});

describe('hosts of the Destination', () => {
  const move = (destination: string, headers: Record<string, string> = {}) =>
    door.send('MOVE', '/dav/alice/t/a', { headers: { destination, ...headers } });

  test('the one that the request was sent to', async () => {
    expect((await move(`http://${door.host}/dav/alice/t/new`)).status).toBe(201);
  });

  test('the same over https, because a proxy may end TLS', async () => {
    const headers = { host: 'files.example' };
    expect((await move('https://files.example/dav/alice/t/new', headers)).status).toBe(201);
  });

  test('a forwarded one only from a trusted proxy', async () => {
    const headers = { 'x-forwarded-host': 'public.example' };
    expect((await move('https://public.example/dav/alice/t/new', headers)).status).toBe(502);
  });
});

describe('If with the entity tag of the destination', () => {
  const tagOf = async (name: string) => (await door.send('HEAD', `/dav/alice/t/${name}`)).headers.etag;
  const only = (name: string, tag: string | undefined) => ({ if: `</dav/alice/t/${name}> ([${tag}])` });

  test.each(['COPY', 'MOVE'])('%s replaces just that content', async (method) => {
    expect(await transfer(method, 'a', 'b', only('b', '"other"'))).toBe(412);
    expect(await contentOf('b')).toBe('b');
    expect(await transfer(method, 'a', 'b', only('b', await tagOf('b')))).toBe(204);
    expect(await contentOf('b')).toBe('a');
  });

  test.each(['COPY', 'MOVE'])('%s looks at it again when it makes the change', async (method) => {
    const { desktopFiles } = door.platform;
    const between = async () => void (await door.send('PUT', '/dav/alice/t/b', { body: 'by another' }));
    const slow: typeof desktopFiles = {
      ...desktopFiles,
      copy: async (...args) => between().then(() => desktopFiles.copy(...args)),
      move: async (...args) => between().then(() => desktopFiles.move(...args)),
    };
    const racing = await serveTestDoor({ ...door, platform: { ...door.platform, desktopFiles: slow } });
    const headers = { destination: '/dav/alice/t/b', ...only('b', await tagOf('b')) };
    expect((await racing.send(method, '/dav/alice/t/a', { headers })).status).toBe(412);
    expect([await contentOf('a'), await contentOf('b')]).toEqual(['a', 'by another']);
    await racing.close();
  });
});
