import type { Files } from '@patio/pat-core';
import { encodeRequest, StatusCode } from '@patio/sftp-protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREATE, READ, type TestClient, type TestSession, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';

const readBytes = 255 * 1024;

let door: TestDoor;
let me: FreshUser;
let bytesRead: number;
beforeAll(async () => {
  door = await openTestDoor({ files: countingReads });
});
afterAll(() => door.dispose());
beforeEach(async () => {
  me = await freshUser(door);
  bytesRead = 0;
});

function countingReads(files: Files): Files {
  return {
    ...files,
    async open(...args) {
      const file = await files.open(...args);
      const read = file.read.bind(file);
      file.read = async (target, offset, length, position) => {
        const count = await read(target, offset, length, position);
        bytesRead += count;
        return count;
      };
      return file;
    },
  };
}

/** Comes back when the door has had time for everything that it could do. */
async function letTheDoorWork(): Promise<void> {
  const busy = await me.session();
  for (let i = 0, before = -1; i < 100 || before !== bytesRead; i++) {
    before = bytesRead;
    await busy.stat('.');
  }
}

async function openLarge(options?: { reading: boolean }): Promise<[TestClient, TestSession]> {
  const source = (async function* () {
    yield Buffer.alloc(1_000_000, 'x');
  })();
  await door.platform.files.write(me.principal, { path: `${me.home}/large` }, source);
  const client = await door.logIn({ user: me.user });
  return [client, await client.openSession(options)];
}

/** The first handle of every session. */
const handle = '1';

describe('a client that never reads', () => {
  test('its channel: 20 000 READs make the door hold no more than its budgets', async () => {
    const [client, session] = await openLarge({ reading: false });
    session.channel.write(encodeRequest({ type: 'open', id: 0, path: 'large', pflags: READ, attrs: {} }));
    const read = encodeRequest({ type: 'read', id: 1, handle, offset: 0, length: readBytes });
    session.channel.write(Buffer.concat(Array.from({ length: 20_000 }, () => read)));
    await letTheDoorWork();
    expect(bytesRead).toBeGreaterThan(readBytes);
    // The client's window of 2 MB, and 8 MB that wait to be sent.
    expect(bytesRead).toBeLessThan(10 * 1024 * 1024);
    client.cut();
  });

  test('its socket: likewise, and other connections go on', async () => {
    const [client, session] = await openLarge();
    await session.open('large', READ);
    client.socket.pause();
    for (let i = 0; i < 1000; i++) {
      session.request({ type: 'read', handle, offset: 0, length: readBytes }).catch(() => undefined);
    }
    await letTheDoorWork();
    // Beside the budgets, what the two socket buffers of the kernel take.
    expect(bytesRead).toBeLessThan(24 * 1024 * 1024);
    client.cut();
  });
});

test('a client that sends more than the window allows is cut', async () => {
  let writes = 0;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = await door.another({
    files: (files) => ({
      ...files,
      async draft(...args) {
        const draft = await files.draft(...args);
        draft.write = () => {
          writes++;
          return released;
        };
        return draft;
      },
    }),
  });
  const client = await slow.logIn({ user: me.user });
  const session = await client.openSession();
  const file = await session.open('file', WRITE | CREATE);
  const internals = session.channel as unknown as { outgoing: { window: number } };
  const data = Buffer.alloc(200_000);
  for (let i = 0; i < 60; i++) {
    internals.outgoing.window = 2 ** 31;
    session.request({ type: 'write', handle: file, offset: 0, data }).catch(() => undefined);
  }
  await client.closed;
  expect(writes).toBe(1);
  release();
});

test('a long upload and a long download go through in both directions at once', async () => {
  const content = Buffer.from(Array.from({ length: 6_000_000 }, (_, i) => (i * 7) % 253));
  const client = await door.logIn({ user: me.user });
  const [up, down] = [await client.openSession(), await client.openSession()];
  await up.put('first', content);
  const reading = await down.open('first', READ);
  const writing = await up.open('second', WRITE | CREATE | TRUNCATE);
  const chunk = 100_000;
  const writes: Promise<number>[] = [];
  for (let offset = 0; offset < content.length; offset += chunk) {
    writes.push(up.write(writing, content.subarray(offset, offset + chunk), offset));
  }
  expect((await down.readAll(reading)).equals(content)).toBe(true);
  expect(new Set(await Promise.all(writes))).toEqual(new Set([StatusCode.OK]));
  expect(await up.close(writing)).toBe(StatusCode.OK);
  const copy = await down.open('second', READ);
  expect((await down.readAll(copy)).equals(content)).toBe(true);
});

describe('new keys', () => {
  test.each([
    ['bytes', { rekeyBytes: 200_000 }],
    ['time', { rekeyIntervalMs: 0 }],
  ])('are agreed on after so many %s, in the middle of transfers', async (_what, limits) => {
    const rekeying = await door.another({ limits });
    const client = await rekeying.logIn({ user: me.user });
    const session = await client.openSession();
    const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 11) % 251));
    await session.put('file', content);
    const file = await session.open('file', READ);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        session.request({ type: 'read', handle: file, offset: i * 100_000, length: 100_000 }),
      ),
    );
    const received = Buffer.concat(
      answers.map((answer) => (answer.type === 'data' ? answer.data : Buffer.of())),
    );
    expect(received.equals(content)).toBe(true);
    expect(client.handshakes.length).toBeGreaterThan(5);
  });
});
