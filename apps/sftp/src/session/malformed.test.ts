import { encodeRequest } from '@patio/sftp-protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CREATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';

let door: TestDoor;
let me: FreshUser;
beforeAll(async () => {
  door = await openTestDoor();
  me = await freshUser(door);
});
afterAll(() => door.dispose());

test.each([
  ['of length 0', Buffer.alloc(4)],
  ['that announces 2 GiB', Buffer.from([0x7f, 0xff, 0xff, 0xff, 5])],
  ['whose path reaches beyond its end', Buffer.from([0, 0, 0, 9, 17, 0, 0, 0, 1, 0, 0, 0, 99])],
  ['without an id', Buffer.from([0, 0, 0, 2, 17, 0])],
])('a packet %s ends its session, and only that', async (_what, packet) => {
  const client = await door.logIn({ user: me.user });
  const [bad, good] = [await client.openSession(), await client.openSession()];
  await bad.version;
  bad.channel.write(packet);
  expect(await bad.exitCode).toBe(1);
  expect(await good.realpath('.')).toBe(me.home);
  client.end();
});

test('what was asked before the malformed packet is answered as far as it had begun', async () => {
  const session = await me.session();
  const handle = await session.open('file', WRITE | CREATE);
  const writing = session.write(handle, 'content');
  session.channel.write(Buffer.alloc(4));
  await Promise.allSettled([writing]);
  expect(await session.exitCode).toBe(1);
  await expect.poll(() => me.saved('file')).toBe('content');
});

test('a request before INIT ends the session', async () => {
  const client = await door.logIn({ user: me.user });
  const session = await client.openSession({ init: false });
  session.channel.write(encodeRequest({ type: 'stat', id: 1, path: '.' }));
  expect(await session.exitCode).toBe(1);
});

test('the end of input ends the session with exit code 0, when all that was asked is answered', async () => {
  const session = await me.session();
  const answers = Promise.all(Array.from({ length: 20 }, () => session.stat('.')));
  session.channel.end();
  expect(await answers).toHaveLength(20);
  expect(await session.exitCode).toBe(0);
});
