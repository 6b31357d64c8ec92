import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { type Replay, replay } from './replay.js';

let door: TestDoor;
let duck: Replay;

beforeAll(async () => {
  door = await openTestDoor();
  duck = replay(door, 'Cyberduck/8.7.0.40629 (Mac OS X/13.5) (aarch64)');
});
afterAll(() => door.close());

const path = '/dav/alice/movie';

test('resuming by a partial PUT is refused, and destroys nothing', async () => {
  await duck.request(201, 'PUT', path, { body: 'first half,', headers: { expect: '100-continue' } });
  const range = { 'content-range': 'bytes 11-21/22' };
  await duck.request(400, 'PUT', path, { body: 'second half', headers: range });
  await duck.request(400, 'PUT', '/dav/alice/other', { body: 'second half', headers: range });
  expect(await door.contentOf('/alice/movie')).toBe('first half,');
  expect(await door.contentOf('/alice/other')).toBeUndefined();
});

test('resuming by PATCH appends', async () => {
  const { headers } = await duck.request(200, 'OPTIONS', path);
  expect(headers.dav).toContain('sabredav-partialupdate');
  await duck.request(204, 'PATCH', path, {
    body: 'second half',
    headers: {
      'content-type': 'application/x-sabredav-partialupdate',
      'x-update-range': 'append',
      'content-length': '11',
    },
  });
  expect(await door.contentOf('/alice/movie')).toBe('first half,second half');
});

test('resuming a download takes the rest of the same content only', async () => {
  const { headers } = await duck.request(200, 'HEAD', path);
  const range = { range: 'bytes=11-' };
  const rest = await duck.request(206, 'GET', path, {
    headers: { ...range, 'if-range': String(headers.etag) },
  });
  expect(rest.text).toBe('second half');
  const whole = await duck.request(200, 'GET', path, { headers: { ...range, 'if-range': '"other"' } });
  expect(whole.text).toBe('first half,second half');
});
