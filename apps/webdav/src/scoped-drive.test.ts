import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from './test-fixture.js';

let door: TestDoor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  door = await openTestDoor();
  const observer = await door.platform.signIn(door.alice);
  for (const path of ['/alice/a', '/alice/a/project', '/alice/b', '/alice/b/project']) {
    ids[path] = (await door.platform.files.createFolder(observer, { path })).id ?? '';
  }
  await door.send('PUT', '/dav/alice/a/project/in.txt', { body: 'in a' });
  await door.send('PUT', '/dav/alice/b/project/in.txt', { body: 'in b' });
  await door.send('PUT', '/dav/alice/single.txt', { body: 'single' });
  ids['/alice/single.txt'] =
    (await door.platform.files.stat(observer, { path: '/alice/single.txt' })).id ?? '';
});
afterAll(() => door.close());

const scopedTo = (...paths: string[]) =>
  door.basicFor(
    door.alice,
    paths.map((path) => `node:${ids[path]}:rw`),
  );

async function hrefs(path: string, authorization: string): Promise<string[]> {
  const { text } = await door.send('PROPFIND', path, { authorization, headers: { depth: '1' } });
  return [...text.matchAll(/<D:response><D:href>([^<]*)/g)].map(([, href]) => href ?? '');
}

describe('a token for one folder', () => {
  let authorization: string;
  beforeAll(async () => {
    authorization = await scopedTo('/alice/a/project');
  });

  test('has that folder as its drive', async () => {
    expect(await hrefs('/dav/-/', authorization)).toEqual(['/dav/-/', '/dav/-/in.txt']);
    expect((await door.send('GET', '/dav/-/in.txt', { authorization })).text).toBe('in a');
  });

  test('works there: PUT, MKCOL, MOVE, LOCK, DELETE', async () => {
    const send = async (method: string, path: string, options = {}) =>
      (await door.send(method, path, { authorization, ...options })).status;
    expect(await send('MKCOL', '/dav/-/sub')).toBe(201);
    expect(await send('PUT', '/dav/-/sub/x', { body: 'x' })).toBe(201);
    const headers = { destination: `http://${door.host}/dav/-/y` };
    expect(await send('MOVE', '/dav/-/sub/x', { headers })).toBe(201);
    expect(await door.contentOf('/alice/a/project/y')).toBe('x');
    const body =
      '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
    const lock = await door.send('LOCK', '/dav/-/y', { authorization, body });
    expect(lock.text).toContain('<D:lockroot><D:href>/dav/-/y</D:href></D:lockroot>');
    const ifHeader = `<http://${door.host}/dav/-/y> (${lock.headers['lock-token']})`;
    expect(await send('DELETE', '/dav/-/y', { headers: { if: ifHeader } })).toBe(204);
    expect(await send('DELETE', '/dav/-/sub')).toBe(204);
  });

  test('goes between both drives, which are the same tree', async () => {
    const headers = { destination: '/dav/alice/a/project/copy.txt' };
    expect((await door.send('COPY', '/dav/-/in.txt', { authorization, headers })).status).toBe(201);
    const back = { destination: '/dav/-/copy.txt', overwrite: 'F' };
    expect(
      (await door.send('COPY', '/dav/alice/a/project/in.txt', { authorization, headers: back })).status,
    ).toBe(412);
    expect((await door.send('DELETE', '/dav/-/copy.txt', { authorization })).status).toBe(204);
  });

  test('does not get out of it', async () => {
    expect((await door.send('GET', '/dav/-/../single.txt', { authorization })).status).toBe(400);
  });

  test('cannot be taken away or replaced as a whole', async () => {
    const move = { authorization, headers: { destination: '/dav/alice/a/new' } };
    const onto = { authorization, headers: { destination: '/dav/-/' } };
    expect((await door.send('DELETE', '/dav/-/', { authorization })).status).toBe(403);
    expect((await door.send('MOVE', '/dav/-/', move)).status).toBe(403);
    expect((await door.send('MOVE', '/dav/-/in.txt', onto)).status).toBe(403);
    expect(await door.contentOf('/alice/a/project/in.txt')).toBe('in a');
  });
});

describe('a token for several nodes', () => {
  let authorization: string;
  beforeAll(async () => {
    authorization = await scopedTo('/alice/b/project', '/alice/a/project', '/alice/single.txt');
  });

  test('lists them by name, with numbers for equal ones', async () => {
    const listed = ['/dav/-/', '/dav/-/project/', '/dav/-/project%20(2)/', '/dav/-/single.txt'];
    expect(await hrefs('/dav/-/', authorization)).toEqual(listed);
    expect(await hrefs('/dav/-/project%20(2)/', authorization)).toEqual([
      '/dav/-/project%20(2)/',
      '/dav/-/project%20(2)/in.txt',
    ]);
    expect((await door.send('GET', '/dav/-/project/in.txt', { authorization })).text).toBe('in a');
    expect((await door.send('GET', '/dav/-/project%20(2)/in.txt', { authorization })).text).toBe('in b');
    expect((await door.send('GET', '/dav/-/single.txt', { authorization })).text).toBe('single');
    expect((await door.send('GET', '/dav/-/', { authorization })).text).toContain(
      'href="/dav/-/project%20(2)/"',
    );
  });

  test('cannot change the list itself', async () => {
    for (const [method, path] of [
      ['DELETE', '/dav/-/'],
      ['MKCOL', '/dav/-/'],
      ['PROPPATCH', '/dav/-/'],
    ] as const) {
      const body = '<propertyupdate xmlns="DAV:"><set><prop><x/></prop></set></propertyupdate>';
      const options = { authorization, ...(method === 'PROPPATCH' && { body }) };
      expect((await door.send(method, path, options)).status).toBe(403);
    }
    expect((await door.send('PUT', '/dav/-/new', { authorization, body: 'x' })).status).toBe(404);
  });
});

test('a token without scopes has no such drive', async () => {
  expect((await door.send('PROPFIND', '/dav/-/', { headers: { depth: '0' } })).status).toBe(404);
});
