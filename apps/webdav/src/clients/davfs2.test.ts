import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { type Replay, replay } from './replay.js';

let door: TestDoor;
let davfs: Replay;

beforeAll(async () => {
  door = await openTestDoor();
  davfs = replay(door, 'davfs2/1.6.1 neon/0.32.5');
});
afterAll(() => door.close());

test('a new file is locked, written once under its lock, and never there as an empty one for long', async () => {
  const path = '/dav/alice/notes';
  await davfs.request(404, 'HEAD', path);
  const token = await davfs.lock(201, path, { headers: { depth: '0', timeout: 'Second-1800' } });
  const submitted = { if: `<${path}> (${token})` };
  const put = await davfs.request(204, 'PUT', path, { headers: submitted, body: 'written' });
  await davfs.request(200, 'LOCK', path, { headers: { ...submitted, timeout: 'Second-1800' } });
  const head = await davfs.request(200, 'HEAD', path);
  expect(head.headers.etag).toBe(put.headers.etag);
  await davfs.unlock(path, token);
  expect(await door.contentOf('/alice/notes')).toBe('written');
});

test('an upload under the lock that fails leaves the content that was there', async () => {
  const path = '/dav/alice/notes';
  const token = await davfs.lock(200, path);
  const stale = { if: `<${path}> (${token} ["stale"])` };
  await davfs.request(412, 'PUT', path, { headers: stale, body: 'stale' });
  await davfs.unlock(path, token);
  expect(await door.contentOf('/alice/notes')).toBe('written');
});

test('execute permission is set by mod_dav’s property', async () => {
  const body =
    '<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>' +
    '<executable xmlns="http://apache.org/dav/props/">T</executable></D:prop></D:set></D:propertyupdate>';
  const { text } = await davfs.request(207, 'PROPPATCH', '/dav/alice/notes', { body });
  expect(text).toContain('HTTP/1.1 200 OK');
});
