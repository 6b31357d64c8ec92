import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from './test-fixture.js';

let door: TestDoor;
let authorization: string;
let authorizationForFile: string;

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('MKCOL', '/dav/alice/box');
  await door.send('PUT', '/dav/alice/box/hidden', { body: 'secret' });
  const principal = await door.platform.signIn(door.alice);
  const scopeOf = async (path: string) =>
    `node:${(await door.platform.files.stat(principal, { path })).id}:w`;
  authorization = await door.basicFor(door.alice, [await scopeOf('/alice/box')]);
  authorizationForFile = await door.basicFor(door.alice, [await scopeOf('/alice/box/hidden')]);
});
beforeEach(() => door.send('PUT', '/dav/alice/box/hidden', { body: 'secret' }));
afterAll(() => door.close());

const lockBody =
  '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';

describe('who may write but not read', () => {
  const send = (method: string, name: string, options: { headers?: Record<string, string>; body?: string }) =>
    door.send(method, `/dav/alice/box/${name}`, { authorization, ...options });

  test('learns the token of the lock it takes, whether or not the name was free, and can refresh and release it', async () => {
    const answers = await Promise.all(
      ['hidden', 'free'].map((name) => send('LOCK', name, { body: lockBody })),
    );
    for (const [index, name] of ['hidden', 'free'].entries()) {
      const answer = answers[index];
      const token = String(answer?.headers['lock-token']);
      expect(answer?.status).toBe(201);
      expect(token).toMatch(/^<urn:uuid:/);
      expect(answer?.text).toContain(`<D:lockroot><D:href>/dav/alice/box/${name}</D:href></D:lockroot>`);
      expect((await send('PUT', name, { body: 'x' })).status).toBe(423);
      expect((await send('PUT', name, { body: 'x', headers: { if: `(${token})` } })).status).toBe(201);
      expect((await send('LOCK', name, { headers: { if: `(${token})` } })).status).toBe(200);
      expect((await send('UNLOCK', name, { headers: { 'lock-token': token } })).status).toBe(204);
    }
  });

  test.each([
    ['<x:p xmlns:x="urn:x">1</x:p>', '200 OK'],
    ['<D:getetag>"forged"</D:getetag>', '403 Forbidden'],
  ])('is answered a PROPPATCH of %s in full', async (prop, status) => {
    const body = `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>${prop}</D:prop></D:set></D:propertyupdate>`;
    const answer = await send('PROPPATCH', 'hidden', { body });
    expect(answer.status).toBe(207);
    expect(answer.text).toContain('<D:href>/dav/alice/box/hidden</D:href>');
    expect(answer.text).toContain(`HTTP/1.1 ${status}`);
  });

  test('drops files with checksums, and changes parts of what it cannot see', async () => {
    const headers = { 'oc-checksum': 'ADLER32:00620062' };
    expect((await send('PUT', 'dropped', { body: 'a', headers })).status).toBe(201);
    const patchHeaders = {
      'content-type': 'application/x-sabredav-partialupdate',
      'x-update-range': 'append',
      'content-length': '1',
    };
    expect((await send('PATCH', 'hidden', { body: '!', headers: patchHeaders })).status).toBe(204);
    expect(await door.contentOf('/alice/box/hidden')).toBe('secret!');
    expect(door.errors).toEqual([]);
  });

  test('is refused by HEAD as by GET', async () => {
    for (const method of ['GET', 'HEAD']) {
      expect((await send(method, 'hidden', {})).status).toBe(404);
      const own = { authorization: authorizationForFile };
      const answer = await door.send(method, '/dav/alice/box/hidden', own);
      expect(answer.status).toBe(403);
      expect(answer.headers.etag).toBeUndefined();
    }
  });

  test('walks through the folders above, which GET shows as pages', async () => {
    for (const method of ['GET', 'HEAD']) {
      for (const path of ['/dav/alice', '/dav/alice/', '/dav/alice/box']) {
        const answer = await door.send(method, path, { authorization: authorizationForFile });
        expect(answer.status).toBe(200);
        expect(answer.headers['content-type']).toMatch(/^text\/html/);
      }
    }
  });
});

test('a LOCK that is refused names the lock in the way', async () => {
  const taken = await door.send('LOCK', '/dav/alice/box', { body: lockBody });
  const refused = await door.send('LOCK', '/dav/alice/box/hidden', { body: lockBody });
  expect(refused.status).toBe(423);
  expect(refused.text).toContain(
    '<D:no-conflicting-lock><D:href>/dav/alice/box/</D:href></D:no-conflicting-lock>',
  );
  const headers = { 'lock-token': String(taken.headers['lock-token']) };
  expect((await door.send('UNLOCK', '/dav/alice/box', { headers })).status).toBe(204);
});
