import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../users/index.js';
import { type AuthFixture, openAuthFixture, origin, until, warmUp } from './test-fixture.js';

const windowSeconds = 600;
const granularityMs = 6000;
const second = 1000;

let fixture: AuthFixture;
let alice: User;

beforeAll(async () => {
  fixture = await openAuthFixture();
  alice = await fixture.createUser('alice');
});
afterEach(() => fixture.stop());
afterAll(() => fixture.close());

const bearer = (secret: string) => ({ kind: 'bearer', secret }) as const;
const refused = { code: 'unauthenticated' };

describe.each(['cached', 'uncached'])('an auto-refresh token, %s', (mode) => {
  async function begin(token: Parameters<AuthFixture['mint']>[1] = {}) {
    const { id, secret } = await fixture.mint(alice, { autoRefreshSeconds: windowSeconds, ...token });
    const process = fixture.start();
    if (mode === 'cached') await warmUp(process, secret);
    else process.db.deaf = true;
    return { id, process, use: () => process.auth.authenticate(bearer(secret), origin) };
  }

  /** Moves the wall clock alone: the beats go on as ever, so the cache stays trusted. */
  function pass(milliseconds: number): void {
    fixture.time.now += milliseconds;
  }

  it('is good until its window after creation ends, and not at that instant', async () => {
    const { secret } = await fixture.mint(alice, { autoRefreshSeconds: windowSeconds });
    const process = fixture.start();
    fixture.time.pass(windowSeconds * second);
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
    fixture.time.pass(-1);
    await expect(process.auth.authenticate(bearer(secret), origin)).resolves.toMatchObject({
      login: 'alice',
    });
  });

  it('is renewed by each use, again and again', async () => {
    const { use } = await begin();
    await use();
    for (let i = 0; i < 20; i++) {
      pass(windowSeconds * second - 1);
      await use();
    }
    pass(windowSeconds * second);
    await expect(use()).rejects.toMatchObject(refused);
  });

  it('is never refused before 99 % of its window after the last use, however the uses fall', async () => {
    const { use } = await begin();
    await use();
    for (const gap of [1, granularityMs - 1, granularityMs, 3000, 2999, 5999, 1]) {
      pass(gap);
      await use();
    }
    pass(windowSeconds * second - granularityMs);
    await use();
  });

  it('writes its row at most once in 1 % of its window, however busy it is', async () => {
    const { process, use } = await begin();
    const before = process.db.useWrites;
    for (let i = 0; i < 120; i++) {
      pass(second / 2);
      await use();
    }
    // A minute of two uses a second: one write in each 6 s.
    expect(process.db.useWrites - before).toBeLessThanOrEqual(11);
    expect(process.db.useWrites - before).toBeGreaterThanOrEqual(9);
  });

  it('never outlives its hard limit', async () => {
    const limit = fixture.time.now + 2 * windowSeconds * second;
    const { use } = await begin({ expiresAt: new Date(limit) });
    while (fixture.time.now < limit - 1) {
      pass(Math.min(500 * second, limit - 1 - fixture.time.now));
      await use();
    }
    pass(1);
    await expect(use()).rejects.toMatchObject(refused);
  });

  it('is renewed for a process that did not see the renewal', async () => {
    const { secret } = await fixture.mint(alice, { autoRefreshSeconds: windowSeconds });
    const [here, there] = [fixture.start(), fixture.start()];
    for (const process of [here, there]) await warmUp(process, secret);
    pass(400 * second);
    await there.auth.authenticate(bearer(secret), origin);
    pass(400 * second);
    await expect(here.auth.authenticate(bearer(secret), origin)).resolves.toMatchObject({ login: 'alice' });
  });

  it('answers a due use only after it is written', async () => {
    const { id, process, use } = await begin();
    await use();
    pass(granularityMs);
    const writes = process.db.useWrites;
    await Promise.all(Array.from({ length: 16 }, use));
    if (mode === 'cached') expect(process.db.useWrites - writes).toBe(1);
    const [row] = await fixture.db.rows<{ last: string }>(
      'SELECT last_used_at AS last FROM tokens WHERE id = $1',
      [id],
    );
    expect(new Date(row?.last ?? 0).getTime()).toBe(fixture.time.now);
  });
});

describe('a token without auto-refresh', () => {
  it('writes its use at most once a minute, without waiting', async () => {
    const { secret } = await fixture.mint(alice);
    const process = fixture.start();
    await warmUp(process, secret);
    await until(() => process.db.useWrites > 0);
    await fixture.settle();
    // Before the token was in the cache, each look-up may have found its first use not yet written.
    const before = process.db.useWrites;
    for (let i = 0; i < 119; i++) {
      fixture.time.now += second;
      await process.auth.authenticate(bearer(secret), origin);
    }
    await process.auth.close();
    expect(process.db.useWrites - before).toBe(1);
  });

  it('still answers when the use cannot be written', async () => {
    const { secret } = await fixture.mint(alice);
    const process = fixture.start();
    const rows = process.db.rows.bind(process.db);
    process.db.rows = <Row>(text: string, parameters: readonly unknown[]) =>
      /UPDATE tokens SET last_used_at/.test(text)
        ? Promise.reject(new Error('read only'))
        : rows<Row>(text, parameters);
    await expect(process.auth.authenticate(bearer(secret), origin)).resolves.toMatchObject({
      login: 'alice',
    });
    await until(() => process.errors.length === 1);
  });
});
