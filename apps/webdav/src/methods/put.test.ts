import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let door: TestDoor;

beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(() => door.send('PUT', '/dav/alice/old.txt', { body: 'old' }));
afterAll(() => door.close());

const put = (name: string, body: string, headers: Record<string, string> = {}) =>
  door.send('PUT', `/dav/alice/${name}`, { body, headers });

describe('PUT', () => {
  test('creates with 201, replaces with 204, and tells the new entity tag', async () => {
    const created = await put('new.txt', 'one');
    expect(created).toMatchObject({ status: 201, text: '' });
    const replaced = await put('new.txt', 'two');
    expect(replaced).toMatchObject({ status: 204, text: '' });
    const now = await door.send('GET', '/dav/alice/new.txt');
    expect(now.text).toBe('two');
    expect(now.headers.etag).toBe(replaced.headers.etag);
    expect(replaced.headers.etag).not.toBe(created.headers.etag);
  });

  test('takes contents without a length, empty ones and large ones', async () => {
    await put('chunked.txt', 'chunks', { 'transfer-encoding': 'chunked' });
    expect(await door.contentOf('/alice/chunked.txt')).toBe('chunks');
    expect((await put('empty.txt', '')).status).toBe(201);
    expect(await door.contentOf('/alice/empty.txt')).toBe('');
    const large = 'x'.repeat(3_000_000);
    await put('large.txt', large);
    expect(await door.contentOf('/alice/large.txt')).toBe(large);
  });

  test.each([
    [{ 'if-match': '"other"' }],
    [{ 'if-none-match': '*' }],
    [{ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:01 GMT' }],
    [{ if: '(["other"])' }],
    [{ if: '(<urn:uuid:none>)' }],
  ])('%j is 412 and keeps the old content', async (headers) => {
    expect((await put('old.txt', 'new', headers as unknown as Record<string, string>)).status).toBe(412);
    expect(await door.contentOf('/alice/old.txt')).toBe('old');
  });

  test('conditions that hold are obeyed, also about what is not there', async () => {
    const { etag = '' } = (await door.send('HEAD', '/dav/alice/old.txt')).headers;
    expect((await put('old.txt', 'a', { 'if-match': etag })).status).toBe(204);
    expect((await put('old.txt', 'b', { 'if-match': etag })).status).toBe(412);
    expect((await put('fresh.txt', 'a', { 'if-none-match': '*' })).status).toBe(201);
    expect((await put('absent.txt', 'a', { 'if-match': '*' })).status).toBe(412);
    expect(await door.contentOf('/alice/absent.txt')).toBeUndefined();
  });

  test('of two that expect nothing there, one wins', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((body) => put('raced.txt', body, { 'if-none-match': '*' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412]);
  });

  test('keeps the time that a sync client sends', async () => {
    const answer = await put('dated.txt', 'x', { 'x-oc-mtime': '1600000000.5' });
    expect(answer.headers['x-oc-mtime']).toBe('accepted');
    const { headers } = await door.send('HEAD', '/dav/alice/dated.txt');
    expect(headers['last-modified']).toBe('Sun, 13 Sep 2020 12:26:40 GMT');
    expect((await put('dated.txt', 'x', { 'x-oc-mtime': 'soon' })).headers['x-oc-mtime']).toBeUndefined();
  });

  test("refuses content that is shorter than the Finder's announcement", async () => {
    const finder = { 'transfer-encoding': 'chunked', 'x-expected-entity-length': '10' };
    expect((await put('old.txt', 'short', finder)).status).toBe(400);
    expect(await door.contentOf('/alice/old.txt')).toBe('old');
    expect((await put('old.txt', '0123456789', finder)).status).toBe(204);
  });

  test('a write-only token drops files and learns nothing', async () => {
    const box = await door.send('MKCOL', '/dav/alice/box');
    expect(box.status).toBe(201);
    await put('box/old.txt', 'kept secret');
    const { id } = await door.platform.files.stat(await door.platform.signIn(door.alice), {
      path: '/alice/box',
    });
    const authorization = await door.basicFor(door.alice, [`node:${id}:w`]);
    const drop = (name: string) => door.send('PUT', `/dav/alice/box/${name}`, { body: 'x', authorization });
    expect((await drop('new.txt')).status).toBe(201);
    expect((await door.send('GET', '/dav/alice/box/old.txt', { authorization })).status).toBe(404);
    const listing = await door.send('PROPFIND', '/dav/alice/box', { authorization, headers: { depth: '1' } });
    expect(listing.text).not.toContain('old.txt');
  });
});
