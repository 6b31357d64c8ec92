import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/index.js';
import { append, exportEntries, pruneAudit, type Sealer, startSealer, verifyChain } from '../index.js';
import type { AuditEvent } from '../types.js';
import { canonicalText } from './canonical.js';

const dayMs = 86_400_000;
let now = 0;
let test: TestDatabase;
let sealer: Sealer;
const errors: unknown[] = [];
const open = () => startSealer({ db: test.db, clock: () => now, onError: (error) => errors.push(error) });

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  errors.length = 0;
  now = Date.UTC(2030, 0, 1, 12);
  await test.db.rows('TRUNCATE audit, audit_seals, audit_days, audit_gaps, webhook_events', []);
  sealer = open();
});
afterEach(() => sealer.close());
afterAll(() => test.dispose());

const event = (operation: string): AuditEvent => ({
  ...{ userId: undefined, tokenId: undefined, address: '192.0.2.1', result: 'ok' },
  ...{ login: 'alice', door: 'rest', operation, detail: { b: [1.5, null], a: { y: 'ü', x: true } } },
});

async function write(...operations: string[]): Promise<void> {
  for (const operation of operations) await append(test.db, event(operation), now);
  await sealer.seal();
}

/** Six entries of two days that are over, and one of a third. */
async function writeDays(): Promise<number[]> {
  await write('one', 'two', 'three');
  now += dayMs;
  await write('four', 'five', 'six');
  now += dayMs;
  await write('seven');
  return (await exported()).map(({ id }) => id);
}

const exported = () => exportEntries(test.db, { after: 0, limit: 100, filter: {} });
const run = (text: string, ...parameters: unknown[]) => test.db.rows(text, parameters);

async function problems(): Promise<string[]> {
  return (await verifyChain(test.db)).problems.map(({ kind, entryId }) => `${kind} ${entryId ?? ''}`.trim());
}

describe('an audit that nobody touched', () => {
  it('is whole, over all days, and tells their heads', async () => {
    await writeDays();
    const { entries, days, problems } = await verifyChain(test.db);
    expect(problems).toEqual([]);
    expect(entries).toBe(7);
    expect(days.map(({ day, entries }) => [day, entries])).toEqual([
      ['2030-01-01', 3],
      ['2030-01-02', 3],
      ['2030-01-03', 1],
    ]);
  });

  it('can be checked by anybody from its export', async () => {
    await writeDays();
    let previous: Uint8Array = Buffer.alloc(32);
    for (const { seal, ...entry } of await exported()) {
      previous = createHash('sha256').update(previous).update(canonicalText(entry)).digest();
      expect(seal?.hash).toBe(Buffer.from(previous).toString('hex'));
    }
    expect((await verifyChain(test.db)).days.at(-1)?.hash).toBe(Buffer.from(previous).toString('hex'));
  });

  it('has one text for an entry, whatever the order of keys', async () => {
    await write('one');
    const [entry] = await exported();
    if (!entry) throw new Error('There is no entry.');
    expect(canonicalText(entry)).toBe(
      `[${entry.id},"2030-01-01T12:00:00.000Z",null,"alice",null,"rest","192.0.2.1","one",null,null,"ok",{"a":{"x":true,"y":"ü"},"b":[1.5,null]}]`,
    );
  });

  it('tells the webhook the head of each day that is over', async () => {
    await writeDays();
    const { days } = await verifyChain(test.db);
    const events = await test.db.rows<{ data: unknown }>(
      "SELECT data FROM webhook_events WHERE type = 'audit.day' ORDER BY at",
      [],
    );
    expect(events.map(({ data }) => data)).toEqual(
      days.slice(0, 2).map(({ day, entries, hash }) => ({ day, entries, hash })),
    );
  });

  it('is whole when more entries wait than are sealed at once', async () => {
    await run(
      `INSERT INTO audit (at, door, operation, result) SELECT $1::timestamptz, 'rest', 'read', 'ok' FROM generate_series(1, 2500)`,
      new Date(now).toISOString(),
    );
    await sealer.seal();
    expect(await verifyChain(test.db)).toMatchObject({ entries: 2500, problems: [] });
  });
});

describe('an entry that commits later than others with higher ids', () => {
  it('is sealed when it comes, and the chain is whole before and after', async () => {
    await write('one');
    const [{ next }] = (await run("SELECT nextval('audit_id_seq') AS next")) as [{ next: string }];
    await write('two');
    expect(await problems()).toEqual([]);
    now += 59 * 60_000;
    await insertAt(Number(next));
    expect(await problems()).toEqual([]);
    await sealer.seal();
    expect(await verifyChain(test.db)).toMatchObject({ entries: 3, problems: [] });
  });

  it('is foreign when no transaction can have taken so long', async () => {
    await write('one');
    const [{ next }] = (await run("SELECT nextval('audit_id_seq') AS next")) as [{ next: string }];
    await write('two');
    now += 61 * 60_000;
    await write('three');
    await insertAt(Number(next));
    await sealer.seal();
    expect(await problems()).toEqual([`inserted ${next}`]);
  });
});

function insertAt(id: number) {
  return run(
    "INSERT INTO audit (id, at, door, operation, result) VALUES ($1, $2::timestamptz, 'rest', 'forged', 'ok')",
    id,
    new Date(now - dayMs).toISOString(),
  );
}

describe('what is found and named', () => {
  it.each([
    ['at', "at = at + interval '1 millisecond'"],
    ['user', 'user_id = gen_random_uuid()'],
    ['login', "login = 'bob'"],
    ['token', 'token_id = gen_random_uuid()'],
    ['door', "door = 'sftp'"],
    ['address', 'address = NULL'],
    ['operation', "operation = 'read'"],
    ['node', 'node_id = gen_random_uuid()'],
    ['path', "path = '/a'"],
    ['result', "result = 'forbidden'"],
    ['detail', `detail = '{"a":{"x":true,"y":"u"},"b":[1.5,null]}'`],
  ])('a changed %s', async (_, change) => {
    const [, id] = await writeDays();
    await run(`UPDATE audit SET ${change} WHERE id = $1`, id);
    expect(await problems()).toEqual([`changed ${id}`]);
  });

  it('a missing entry, in the middle and at the end', async () => {
    const ids = await writeDays();
    await run('DELETE FROM audit WHERE id = ANY($1::bigint[])', [ids[1], ids[6]]);
    expect(await problems()).toEqual([`missing ${ids[1]}`, `missing ${ids[6]}`]);
  });

  it('a missing entry with its place', async () => {
    const ids = await writeDays();
    await run('DELETE FROM audit WHERE id = $1', ids[4]);
    await run('DELETE FROM audit_seals WHERE entry_id = $1', ids[4]);
    expect(await problems()).toEqual(['chain', `changed ${ids[5]}`]);
  });

  it('an inserted entry', async () => {
    const ids = await writeDays();
    await run('DELETE FROM audit_gaps');
    await insertAt((ids[0] ?? 0) - 1_000_000);
    await sealer.seal();
    expect(await problems()).toEqual([`inserted ${(ids[0] ?? 0) - 1_000_000}`]);
  });

  it('an inserted entry that was given a place', async () => {
    const ids = await writeDays();
    const forged = (ids[0] ?? 0) - 1_000_000;
    await insertAt(forged);
    await run('UPDATE audit_seals SET position = -position WHERE position >= 2');
    await run('UPDATE audit_seals SET position = 1 - position WHERE position < 0');
    await run(
      'INSERT INTO audit_seals SELECT 2, $1::bigint, hash FROM audit_seals WHERE position = 1',
      forged,
    );
    expect(await problems()).toContain(`changed ${forged}`);
  });

  it('two entries in each other’s place', async () => {
    const ids = await writeDays();
    await run('UPDATE audit_seals SET entry_id = -entry_id WHERE position IN (2, 3)');
    await run('UPDATE audit_seals SET entry_id = $1 WHERE position = 2', ids[2]);
    await run('UPDATE audit_seals SET entry_id = $1 WHERE position = 3', ids[1]);
    expect(await problems()).toEqual([`changed ${ids[2]}`, `changed ${ids[1]}`]);
  });

  it.each([
    ['a first day', "DELETE FROM audit_days WHERE day = '2030-01-01'"],
    ['a day in the middle', "DELETE FROM audit_days WHERE day = '2030-01-02'"],
    ['the last day', "DELETE FROM audit_days WHERE day = '2030-01-03'"],
    ['the sum of a day', String.raw`UPDATE audit_days SET hash = '\x00' WHERE day = '2030-01-01'`],
  ])('%s that is gone or changed', async (_, statement) => {
    await writeDays();
    await run(statement);
    expect((await problems())[0]).toMatch(/^(chain|changed \d+)$/);
  });
});

describe('entries of days that are too old', () => {
  it('go as whole days; the chain stays whole, and the audit says so', async () => {
    await writeDays();
    now += dayMs;
    await pruneAudit(test.db, 2, now);
    await sealer.seal();
    expect((await exported()).map(({ operation }) => operation)).toEqual([
      ...['four', 'five', 'six', 'seven', 'audit.prune'],
    ]);
    const { days, entries, problems } = await verifyChain(test.db);
    expect({ entries, problems }).toEqual({ entries: 5, problems: [] });
    expect(days.map(({ prunedAt }) => prunedAt?.getTime())).toEqual([now, undefined, undefined, undefined]);
  });

  it('still show what was changed after them', async () => {
    const ids = await writeDays();
    await pruneAudit(test.db, 1, now);
    await run("UPDATE audit SET login = 'bob' WHERE id = $1", ids[3]);
    expect(await problems()).toEqual([`changed ${ids[3]}`]);
  });

  it('never include the last day', async () => {
    await write('one');
    now += 100 * dayMs;
    await pruneAudit(test.db, 1, now);
    expect(await exported()).toHaveLength(1);
  });
});

describe('several processes', () => {
  it('seal one chain while all of them write', async () => {
    const others = [open(), open()];
    const writes = Array.from({ length: 60 }, (_, count) =>
      test.db.transaction(async (tx) => {
        await append(tx, event(`written ${count}`), now);
        await append(tx, event(`written ${count} too`), now);
      }),
    );
    await Promise.all([
      ...writes,
      ...writes.map((write, count) => write.then(() => others[count % 2]?.seal())),
    ]);
    await Promise.all(others.map((other) => other.close()));
    await sealer.seal();
    expect(errors).toEqual([]);
    expect(await verifyChain(test.db)).toMatchObject({ entries: 120, problems: [] });
  });
});
