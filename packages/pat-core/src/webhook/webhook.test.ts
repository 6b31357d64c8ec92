import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../testing/index.js';
import { dropOldEvents, enqueueEvents, startWebhook, type Webhook } from './index.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const secret = 'a key of a webhook';

let now = Date.UTC(2030, 0, 1);
let platform: TestPlatform;
let receiver: Server;
let webhook: Webhook;
let url: string;
/** What the receiver answers next. */
let statuses: number[] = [];
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  await platform.collect();
  receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    const status = statuses.shift() ?? 204;
    response.writeHead(status, status === 302 ? { Location: url } : {}).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?room=1`;
  webhook = open();
});
beforeEach(async () => {
  received.length = 0;
  errors.length = 0;
  await platform.db.rows('DELETE FROM webhook_events', []);
});
afterAll(async () => {
  await webhook.close();
  receiver.close();
  await platform.dispose();
});

function open(): Webhook {
  const onError = (error: unknown) => errors.push(error);
  return startWebhook({ db: platform.db, clock: () => now, target: { url, secret }, onError });
}

function enqueue(count: number) {
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'token.expiring' as const,
    data: { index },
  }));
  return enqueueEvents(platform.db, events, now);
}

async function waiting(): Promise<number> {
  const [row] = await platform.db.rows<{ count: number }>(
    'SELECT count(*)::int AS count FROM webhook_events',
    [],
  );
  return row?.count ?? 0;
}

const bodies = () => received.map(({ body }) => JSON.parse(body));

describe('delivery', () => {
  it('signs what it sends over timestamp and body', async () => {
    await enqueue(1);
    await webhook.deliver();
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const timestamp = String(now / 1000);
    const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'patio-timestamp': timestamp,
      'patio-signature': `v1=${mac}`,
    });
    expect(JSON.parse(body)).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'token.expiring',
      at: new Date(now).toISOString(),
      data: { index: 0 },
    });
    expect(await waiting()).toBe(0);
  });

  it.each([500, 404, 302])('tries again, later each time, after %d', async (status) => {
    await enqueue(1);
    statuses = [status, status];
    await webhook.deliver();
    await webhook.deliver();
    expect(received).toHaveLength(1);
    now += 10_000;
    await webhook.deliver();
    expect(received).toHaveLength(2);
    now += 10_000;
    await webhook.deliver();
    expect(received).toHaveLength(2);
    now += 10_000;
    await webhook.deliver();
    expect(received).toHaveLength(3);
    expect(new Set(bodies().map(({ id }) => id)).size).toBe(1);
    expect(errors).toHaveLength(2);
    expect(await waiting()).toBe(0);
  });

  it('gives each event to one process', async () => {
    await enqueue(50);
    const other = open();
    await Promise.all([webhook.deliver(), other.deliver()]);
    await other.close();
    expect(
      bodies()
        .map(({ data }) => data.index)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('gives up after three days, and keeps no more than it should', async () => {
    await enqueue(2);
    now += 3 * day;
    await dropOldEvents(platform.db, now);
    expect(await waiting()).toBe(2);
    await dropOldEvents(platform.db, now + 1);
    expect(await waiting()).toBe(0);
    await platform.db.rows(
      `INSERT INTO webhook_events (id, at, type, data, next_attempt_at)
       SELECT gen_random_uuid(), $1::timestamptz + n * interval '1 millisecond', 'token.expiring', '{}', $1::timestamptz
       FROM generate_series(1, 10010) n`,
      [new Date(now).toISOString()],
    );
    await dropOldEvents(platform.db, now);
    expect(await waiting()).toBe(10_000);
  });
});

describe('what the collector does with tokens', () => {
  it('warns once for each threshold, whichever process sweeps, in lists and to sessions too', async () => {
    const alice = await platform.createUser('alice');
    const hardLimit = now + 100 * day;
    const { id } = await platform.mint(alice, { expiresAt: new Date(hardLimit) });
    await platform.mint(alice, { expiresAt: new Date(now + 20 * minute) });
    await platform.mint(alice);
    const warnings: number[] = [];
    for (const daysLeft of [61, 60, 59, 31, 30, 8, 7, 6, 1, 0.5]) {
      now = hardLimit - daysLeft * day;
      await Promise.all([platform.collect(), platform.collect()]);
      await webhook.deliver();
      warnings.push(...bodies().map(({ data }) => data.days));
      for (const { data } of bodies()) {
        expect(data).toEqual({
          ...{ token: id, name: 'test', login: 'alice', days: expect.any(Number) },
          expiresAt: new Date(hardLimit).toISOString(),
        });
      }
      received.length = 0;
      const { expiryWarningDays } = await platform.admin.getToken('system', id);
      expect(expiryWarningDays).toBe([1, 7, 30, 60].find((days) => daysLeft <= days));
    }
    expect(warnings).toEqual([60, 30, 7, 1]);
  });

  it('forgets what has ended after its time, with what was exchanged from it', async () => {
    const bob = await platform.createUser('bob');
    const kept = await platform.mint(bob);
    const revoked = await platform.mint(bob);
    const expired = await platform.mint(bob, { expiresAt: new Date(now + day) });
    await platform.admin.revokeToken('system', revoked.id);
    const listed = async () =>
      new Set((await platform.admin.listTokens('system', 'bob')).items.map(({ id }) => id));
    now += 30 * day;
    await platform.collect();
    expect(await listed()).toEqual(new Set([kept.id, revoked.id, expired.id]));
    now += 1;
    await platform.collect();
    expect(await listed()).toEqual(new Set([kept.id, expired.id]));
    now += day;
    await platform.collect();
    expect(await listed()).toEqual(new Set([kept.id]));
  });
});
