import { attendedDelay } from '@patio/pat-core/testing';
import { StatusCode } from '@patio/sftp-protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREATE, READ, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';

let door: TestDoor;
let me: FreshUser;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.dispose());
beforeEach(async () => {
  me = await freshUser(door);
});

async function endedWithinASecond(closed: Promise<void>, cause: () => Promise<unknown>): Promise<void> {
  await cause();
  const late = attendedDelay(1000).then(() => 'late');
  expect(await Promise.race([closed.then(() => 'closed'), late])).toBe('closed');
}

describe('an open session ends within a second', () => {
  test('when its token is revoked; what it was writing is not kept', async () => {
    await me.prepare('old', 'content');
    const token = await door.platform.mint(me.user);
    const own = await door.another({});
    const client = await own.logIn({ user: me.user, secret: token.secret });
    const session = await client.openSession();
    const fresh = await session.open('new', WRITE | CREATE);
    const replacing = await session.open('old', WRITE | TRUNCATE);
    expect(await session.write(fresh, 'half')).toBe(StatusCode.OK);
    expect(await session.write(replacing, 'half')).toBe(StatusCode.OK);

    await endedWithinASecond(client.closed, () => door.platform.admin.revokeToken('system', token.id));
    // Closing waits until every session has put its files away.
    await own.server.close();
    expect(await me.saved('new')).toBeUndefined();
    expect(await me.saved('old')).toBe('content');
  });

  test('when its user is disabled', async () => {
    const client = await door.logIn({ user: me.user });
    await client.openSession();
    await endedWithinASecond(client.closed, () =>
      door.platform.admin.updateUser('system', me.user.login, { disabled: true }),
    );
  });

  test('also when the client reads nothing', async () => {
    let onClosed: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve;
    });
    // A paused socket does not hear of its end, but the door stops to watch the token then.
    const own = await door.another({
      auth: (auth) => ({
        ...auth,
        watch(principal, onEnd) {
          const stop = auth.watch(principal, onEnd);
          return () => {
            stop();
            onClosed();
          };
        },
      }),
    });
    const token = await door.platform.mint(me.user);
    await me.prepare('large', 'x'.repeat(4_000_000));
    const client = await own.logIn({ user: me.user, secret: token.secret });
    const session = await client.openSession();
    const handle = await session.open('large', READ);
    client.socket.pause();
    for (let i = 0; i < 100; i++) {
      session.request({ type: 'read', handle, offset: 0, length: 255 * 1024 }).catch(() => undefined);
    }
    await endedWithinASecond(closed, () => door.platform.admin.revokeToken('system', token.id));
    client.cut();
  });

  test('and other sessions of the user stay', async () => {
    const token = await door.platform.mint(me.user);
    const client = await door.logIn({ user: me.user, secret: token.secret });
    const other = await me.session();
    await endedWithinASecond(client.closed, () => door.platform.admin.revokeToken('system', token.id));
    expect(await other.realpath('.')).toBe(me.home);
  });
});
