import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../shared/ids.js';
import { generateSecret, hashSecret, revokeToken, rotateToken } from '../tokens/index.js';
import { deleteUser, type User, updateUser } from '../users/index.js';
import { type AuthFixture, openAuthFixture, origin, type TestToken, until, warmUp } from './test-fixture.js';

let fixture: AuthFixture;
let alice: User;

beforeAll(async () => {
  fixture = await openAuthFixture();
});
beforeEach(async () => {
  alice = await fixture.createUser(`alice-${newId()}`);
});
afterEach(() => fixture.stop());
afterAll(() => fixture.close());

async function openSession(token: TestToken) {
  const process = fixture.start();
  await warmUp(process, token.secret);
  const principal = await process.auth.authenticate({ kind: 'bearer', secret: token.secret }, origin);
  const onEnd = vi.fn();
  const stop = process.auth.watch(principal, onEnd);
  /** Lets the quarters of a second go by, with what they set off in the database. */
  const pass = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 250) {
      fixture.time.pass(Math.min(left, 250));
      fixture.time.tick();
      await settle();
    }
  };
  return { process, principal, onEnd, stop, pass };
}

/** Waits for the queries of the sessions, and for what they set off. */
async function settle(): Promise<void> {
  await fixture.settle();
  for (let i = 0; i < 3; i++) await fixture.db.rows('SELECT 1', []);
  await fixture.settle();
}

describe('an open session', () => {
  const endings: [string, (token: TestToken) => Promise<unknown>][] = [
    ['its token is revoked', ({ id }) => revokeToken(fixture.db, id, fixture.time.now)],
    [
      'its token is rotated',
      ({ id }) =>
        rotateToken(fixture.db, id, hashSecret(generateSecret()), {
          now: fixture.time.now,
          validUntil: undefined,
        }),
    ],
    ['its user is disabled', () => updateUser(fixture.db, alice.id, { disabledAt: new Date() })],
    ['its user is deleted', () => deleteUser(fixture.db, alice.id)],
  ];

  it.each(endings)('ends at once, and once, when %s', async (_, change) => {
    const token = await fixture.mint(alice);
    const { onEnd, pass } = await openSession(token);
    await pass(2000);
    expect(onEnd).not.toHaveBeenCalled();
    await change(token);
    await until(() => onEnd.mock.calls.length > 0);
    await pass(2000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it.each(endings)('ends within a second although notifications are lost, when %s', async (_, change) => {
    const token = await fixture.mint(alice);
    const { process, onEnd, pass } = await openSession(token);
    process.db.deaf = true;
    await change(token);
    await pass(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('ends when the subscription was interrupted for so short a time that no beat was lost', async () => {
    const token = await fixture.mint(alice);
    const { process, onEnd } = await openSession(token);
    process.db.deaf = true;
    await revokeToken(fixture.db, token.id, fixture.time.now);
    await until(() => process.db.missed.includes(`token:${token.id}`));
    process.db.deaf = false;
    process.db.resubscribe();
    await until(() => onEnd.mock.calls.length === 1);
  });

  it('ends when its token was revoked before the watching began', async () => {
    const token = await fixture.mint(alice);
    const process = fixture.start();
    const principal = await process.auth.authenticate({ kind: 'bearer', secret: token.secret }, origin);
    await revokeToken(fixture.db, token.id, fixture.time.now);
    const onEnd = vi.fn();
    process.auth.watch(principal, onEnd);
    await until(() => onEnd.mock.calls.length === 1);
  });

  it('ends when its secret was rotated out before the watching began, although the new one is in use', async () => {
    const token = await fixture.mint(alice);
    const process = fixture.start();
    const principal = await process.auth.authenticate({ kind: 'bearer', secret: token.secret }, origin);
    const secret = generateSecret();
    await rotateToken(fixture.db, token.id, hashSecret(secret), {
      now: fixture.time.now,
      validUntil: undefined,
    });
    await warmUp(process, secret);
    const onEnd = vi.fn();
    process.auth.watch(principal, onEnd);
    await until(() => onEnd.mock.calls.length === 1);
  });

  it('ends within a second after its hard limit', async () => {
    const token = await fixture.mint(alice, { expiresAt: new Date(fixture.time.now + 10_000) });
    const { onEnd, pass } = await openSession(token);
    await pass(9750);
    expect(onEnd).not.toHaveBeenCalled();
    await pass(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('ends within a second after its window, which uses elsewhere make longer', async () => {
    const token = await fixture.mint(alice, { autoRefreshSeconds: 10 });
    const { onEnd, pass } = await openSession(token);
    const elsewhere = fixture.start();
    await pass(8000);
    await elsewhere.auth.authenticate({ kind: 'bearer', secret: token.secret }, origin);
    await pass(9750);
    expect(onEnd).not.toHaveBeenCalled();
    await pass(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('goes on when another token of its user is revoked', async () => {
    const [token, other] = [await fixture.mint(alice), await fixture.mint(alice)];
    const { process, onEnd, pass } = await openSession(token);
    await revokeToken(fixture.db, other.id, fixture.time.now);
    await until(() => process.db.heard.includes(`token:${other.id}`));
    await pass(1000);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('hears nothing any more after it stopped watching', async () => {
    const token = await fixture.mint(alice);
    const { process, onEnd, stop, pass } = await openSession(token);
    stop();
    await revokeToken(fixture.db, token.id, fixture.time.now);
    await until(() => process.db.heard.includes(`token:${token.id}`));
    await pass(1000);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('outlives a database that is out of reach, and ends when that says so', async () => {
    const token = await fixture.mint(alice);
    const { process, onEnd, pass } = await openSession(token);
    process.db.deaf = true;
    process.db.down = true;
    await revokeToken(fixture.db, token.id, fixture.time.now);
    await pass(2000);
    expect(onEnd).not.toHaveBeenCalled();
    process.db.down = false;
    await pass(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});

describe('many open sessions', () => {
  it('are looked after with one query each half second while the channel is lost, and none while it is proven', async () => {
    const process = fixture.start();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => fixture.mint(alice)));
    for (const { secret } of tokens) {
      await warmUp(process, secret);
      process.auth.watch(await process.auth.authenticate({ kind: 'bearer', secret }, origin), () => {});
    }
    const quiet = process.db.lookups;
    await settle();
    expect(process.db.lookups).toBe(quiet);
    process.db.deaf = true;
    fixture.time.pass(600);
    for (let i = 0; i < 8; i++) {
      fixture.time.tick();
      await settle();
      fixture.time.pass(250);
    }
    expect(process.db.lookups - quiet).toBe(4);
  });
});
