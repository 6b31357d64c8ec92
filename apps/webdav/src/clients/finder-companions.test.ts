import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { namesIn, type Replay, replay } from './replay.js';

let door: TestDoor;
let finder: Replay;
let asBob: string;
let round = 0;
let folder: string;
const companion = () => `/dav${folder}/._a`;

beforeAll(async () => {
  door = await openTestDoor();
  finder = replay(door, 'WebDAVFS/3.0.0 (03008000) Darwin/22.6.0 (arm64)');
  await door.platform.grant(door.bob, door.alice.workspaceId, 'rw');
  asBob = await door.basicFor(door.bob);
});
beforeEach(async () => {
  folder = `/alice/${++round}`;
  await finder.request(201, 'MKCOL', `/dav${folder}/`);
  await finder.request(201, 'PUT', `/dav${folder}/a`, { body: 'a' });
  await finder.request(201, 'PUT', companion(), { body: 'info' });
});
afterAll(async () => {
  expect(door.errors).toEqual([]);
  await door.close();
});

async function listing(authorization?: string): Promise<string[]> {
  const options = { headers: { depth: '1' }, ...(authorization && { authorization }) };
  return namesIn((await finder.request(207, 'PROPFIND', `/dav${folder}/`, options)).text);
}

/** What the tree itself has in the folder: what other doors show. */
async function inTree(): Promise<string[]> {
  const names: string[] = [];
  const alice = await door.platform.signIn(door.alice);
  for await (const entries of door.platform.files.list(alice, { path: folder })) {
    names.push(...entries.map(({ node }) => node.name));
  }
  return names;
}

const to = (name: string, headers = {}) => ({
  headers: { destination: `/dav${folder}/${name}`, ...headers },
});
const contentOf = async (name: string) => (await door.send('GET', `/dav${folder}/${name}`)).text;

describe('what macOS writes beside files', () => {
  test('is there for who wrote it, and for nobody else and at no other door', async () => {
    await finder.request(201, 'PUT', `/dav${folder}/.DS_Store`, { body: 'Bud1' });
    expect(await listing()).toEqual(['a', '.DS_Store', '._a']);
    expect(await listing(asBob)).toEqual(['a']);
    expect(await inTree()).toEqual(['a']);
    for (const [method, status] of [
      ['GET', 404],
      ['PROPFIND', 404],
      ['DELETE', 404],
    ] as const) {
      await finder.request(status, method, companion(), { authorization: asBob, headers: { depth: '0' } });
    }
    await finder.request(201, 'PUT', companion(), { authorization: asBob, body: "bob's" });
    expect(await contentOf('._a')).toBe('info');
    expect((await finder.request(200, 'GET', companion(), { authorization: asBob })).text).toBe("bob's");
  });

  test('is a file like any other to its owner: conditions, ranges, properties, entity tags', async () => {
    const first = await finder.request(200, 'HEAD', companion());
    expect(first.headers['content-length']).toBe('4');
    const etag = String(first.headers.etag);
    await finder.request(412, 'PUT', companion(), { body: 'x', headers: { 'if-none-match': '*' } });
    const changed = await finder.request(204, 'PUT', companion(), {
      body: 'info 2',
      headers: { 'if-match': etag },
    });
    expect(changed.headers.etag).not.toBe(etag);
    await finder.request(412, 'PUT', companion(), { body: 'x', headers: { 'if-match': etag } });
    expect((await finder.request(206, 'GET', companion(), { headers: { range: 'bytes=5-' } })).text).toBe(
      '2',
    );
    const patch = (inner: string) =>
      finder.request(207, 'PROPPATCH', companion(), {
        body: `<D:propertyupdate xmlns:D="DAV:">${inner}</D:propertyupdate>`,
      });
    await patch('<D:set><D:prop><p xmlns="urn:x">1</p><q xmlns="urn:x">2</q></D:prop></D:set>');
    await patch('<D:remove><D:prop><q xmlns="urn:x"/></D:prop></D:remove>');
    const asked = '<propfind xmlns="DAV:"><prop><p xmlns="urn:x"/><q xmlns="urn:x"/></prop></propfind>';
    const { text } = await finder.request(207, 'PROPFIND', companion(), {
      headers: { depth: '0' },
      body: asked,
    });
    expect(text).toMatch(/>1<\/p>.*200 OK.*<x:q xmlns:x="urn:x"\/>.*404/s);
    await finder.request(405, 'MKCOL', companion());
    await finder.request(501, 'PATCH', companion(), {
      body: 'x',
      headers: {
        'content-type': 'application/x-sabredav-partialupdate',
        'x-update-range': 'append',
        'content-length': '1',
      },
    });
    await finder.request(204, 'DELETE', companion());
    await finder.request(404, 'GET', companion());
  });

  test('is locked for its owner alone', async () => {
    const free = `/dav${folder}/._free`;
    const token = await finder.lock(201, free, { headers: { depth: '0' } });
    await finder.request(423, 'PUT', free, { body: 'x' });
    await finder.request(423, 'DELETE', free);
    await finder.lock(423, free);
    await finder.lock(201, free, { authorization: asBob });
    const refreshed = await finder.request(200, 'LOCK', free, {
      headers: { if: `(${token})`, timeout: 'Second-77' },
    });
    expect(refreshed.text).toContain('<D:timeout>Second-77</D:timeout>');
    await finder.request(204, 'PUT', free, { body: 'held', headers: { if: `(${token})` } });
    expect(await contentOf('._free')).toBe('held');
    await finder.request(409, 'UNLOCK', free, { headers: { 'lock-token': '<urn:uuid:none>' } });
    await finder.unlock(free, token);
    await finder.request(204, 'PUT', free, { body: 'free' });
  });

  test('goes with its file when that is renamed, and becomes a file under another name', async () => {
    await finder.request(201, 'MOVE', `/dav${folder}/a`, to('b'));
    await finder.request(201, 'MOVE', companion(), to('._b'));
    expect(await listing()).toEqual(['b', '._b']);
    await finder.request(201, 'COPY', `/dav${folder}/._b`, to('._c'));
    await finder.request(412, 'COPY', `/dav${folder}/._b`, to('._c', { overwrite: 'F' }));
    await finder.request(201, 'MOVE', `/dav${folder}/._c`, to('plain'));
    expect(await contentOf('plain')).toBe('info');
    expect(await listing()).toEqual(['b', 'plain', '._b']);
    await finder.request(201, 'MOVE', `/dav${folder}/plain`, to('._d'));
    expect(await inTree()).toEqual(['._d', 'b']);
  });

  test('goes with its folder: renamed with it, gone with it', async () => {
    await finder.request(201, 'MOVE', `/dav${folder}/`, { headers: { destination: `/dav${folder}x/` } });
    expect((await finder.request(200, 'GET', `/dav${folder}x/._a`)).text).toBe('info');
    await finder.request(204, 'DELETE', `/dav${folder}x/`);
    await door.platform.collect();
    await finder.request(201, 'MKCOL', `/dav${folder}/`);
    expect(await listing()).toEqual([]);
  });

  test('is an ordinary file when another door put it there, or when it is large: nothing is lost', async () => {
    const alice = await door.platform.signIn(door.alice);
    const put = async function* () {
      yield Buffer.from('of SFTP');
    };
    await door.platform.files.write(alice, { path: `${folder}/._tree` }, put());
    expect(await contentOf('._tree')).toBe('of SFTP');
    await finder.request(204, 'PUT', `/dav${folder}/._tree`, { body: 'changed' });
    expect(await door.contentOf(`${folder}/._tree`)).toBe('changed');
    const large = Buffer.alloc(1024 * 1024 + 1, 'x');
    await finder.request(201, 'PUT', companion(), { body: large });
    expect(await inTree()).toEqual(['._a', '._tree', 'a']);
    expect((await finder.request(200, 'GET', companion())).bytes.equals(large)).toBe(true);
    expect(await listing()).toEqual(['._a', '._tree', 'a']);
  });

  test('is bounded for each user: what goes beyond becomes an ordinary file', async () => {
    const carol = await door.platform.createUser('carol');
    await door.platform.grant(carol, door.alice.workspaceId, 'rw');
    const authorization = await door.basicFor(carol);
    await finder.request(201, 'PUT', `/dav${folder}/._first`, { authorization, body: 'x' });
    await door.platform.db.rows(
      `UPDATE companions SET content = convert_to(repeat('x', 64 * 1024 * 1024), 'UTF8') WHERE user_id = $1`,
      [carol.id],
    );
    await finder.request(201, 'PUT', `/dav${folder}/._second`, { authorization, body: 'beyond' });
    expect(await inTree()).toEqual(['._second', 'a']);
    await finder.request(204, 'DELETE', `/dav${folder}/._first`, { authorization });
    await finder.request(201, 'PUT', `/dav${folder}/._third`, { authorization, body: 'x' });
    expect(await inTree()).toEqual(['._second', 'a']);
  });

  test('is not for those who may only read or only write there', async () => {
    const { id } = await door.platform.files.stat(await door.platform.signIn(door.alice), { path: folder });
    const reader = await door.basicFor(door.alice, [`node:${id}:r`]);
    await finder.request(403, 'PUT', companion(), { authorization: reader, body: 'x' });
    expect((await finder.request(200, 'GET', companion(), { authorization: reader })).text).toBe('info');
    const dropper = await door.basicFor(door.alice, [`node:${id}:w`]);
    await finder.request(201, 'PUT', `/dav${folder}/._dropped`, { authorization: dropper, body: 'x' });
    await finder.request(404, 'GET', companion(), { authorization: dropper });
    expect(await inTree()).toEqual(['._dropped', 'a']);
  });
});
