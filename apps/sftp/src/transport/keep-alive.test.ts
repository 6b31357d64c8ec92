import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../testing/door.js';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ limits: { keepAliveIntervalMs: 40 } });
});
afterAll(() => door.dispose());

test('a client that is silent but answers stays; one that is gone without a word is let go', async () => {
  const [here, gone] = await Promise.all([door.logIn(), door.logIn()]);
  const session = await here.openSession();
  let lost = false;
  void here.closed.then(() => {
    lost = true;
  });
  const bySocket = new Promise((resolve) => gone.socket.once('close', resolve));
  gone.ssh.removeAllListeners('error').on('error', () => undefined);
  gone.socket.pause();
  await expect.poll(() => door.log.map(({ message }) => message)).toContain('an SSH connection failed');
  gone.socket.resume();
  await bySocket;
  expect(lost).toBe(false);
  expect(await session.realpath('.')).toBe('/alice');
});
