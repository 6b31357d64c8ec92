import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../testing/index.js';
import { SnapshotCache } from './snapshot-cache.js';

const statement = 'SELECT value FROM things WHERE id = $1';

/** A database of one table, whose answers to the question for the snapshot can be held back. */
class FakeDatabase {
  readonly #things = new Map([[1, 'one']]);
  #commits = 0;
  readonly questions: (() => void)[] = [];
  held = false;
  asked = 0;
  ran = 0;
  readonly cache = new SnapshotCache(async () => {
    this.asked++;
    const rows = [{ snapshot: this.#snapshot() }];
    if (this.held) await new Promise<void>((resolve) => this.questions.push(resolve));
    return rows;
  });

  commit(id: number, value: string): void {
    this.#things.set(id, value);
    this.#commits++;
  }

  read(id = 1): Promise<string | undefined> {
    const run = async (_text: string, [asked]: readonly unknown[]) => {
      this.ran++;
      const value = this.#things.get(asked as number);
      return value === undefined ? [] : [{ value, snapshot: this.#snapshot() }];
    };
    return this.cache.read(run, statement, [id], ([row]: readonly { value: string }[]) => row?.value);
  }

  #snapshot(): string {
    return `${this.#commits}:${this.#commits}:`;
  }
}

let db: FakeDatabase;
beforeEach(() => {
  db = new FakeDatabase();
});

describe('SnapshotCache', () => {
  it('gives an answer again while nothing was committed, after asking whether that is so', async () => {
    expect(await db.read()).toBe('one');
    expect(await db.read()).toBe('one');
    expect(db).toMatchObject({ ran: 1, asked: 1 });
  });

  it('never gives an answer of before a commit', async () => {
    await db.read();
    db.commit(2, 'two');
    expect(await db.read()).toBe('one');
    db.commit(1, 'another');
    expect(await db.read()).toBe('another');
    expect(await db.read()).toBe('another');
    expect(db.ran).toBe(3);
  });

  it('does not ask about an answer that another one has shown to be old', async () => {
    await db.read(1);
    db.commit(2, 'two');
    await db.read(2);
    expect(await db.read(1)).toBe('one');
    expect(db).toMatchObject({ ran: 3, asked: 0 });
  });

  it('does not ask after what this process has committed itself', async () => {
    await db.read();
    db.commit(1, 'another');
    db.cache.outdate();
    expect(await db.read()).toBe('another');
    expect(await db.read()).toBe('another');
    expect(db).toMatchObject({ ran: 2, asked: 1 });
  });

  it('tells answers to other parameters apart', async () => {
    db.commit(2, 'two');
    expect([await db.read(1), await db.read(2), await db.read(1)]).toEqual(['one', 'two', 'one']);
  });

  it('asks once for all who come while a question is under way, and not by that question', async () => {
    await db.read();
    db.held = true;
    const first = db.read();
    await turn();
    const others = [db.read(), db.read(), db.read()];
    db.commit(1, 'another');
    db.held = false;
    for (const answer of db.questions) answer();
    expect(await first).toBe('one');
    expect(await Promise.all(others)).toEqual(['another', 'another', 'another']);
    expect(db.asked).toBe(2);
  });

  it('runs a statement each time that has found nothing', async () => {
    expect([await db.read(3), await db.read(3)]).toEqual([undefined, undefined]);
    expect(db.ran).toBe(2);
  });

  it('forgets everything when told to', async () => {
    await db.read();
    db.cache.clear();
    await db.read();
    expect(db.ran).toBe(2);
  });

  it('passes on that the database does not answer, and asks it again the next time', async () => {
    let down = true;
    const cache = new SnapshotCache(async () => {
      if (down) throw new Error('connection refused');
      return [{ snapshot: '1' }];
    });
    const read = () =>
      cache.read(
        async () => [{ snapshot: '1' }],
        statement,
        [1],
        (rows) => rows.length,
      );
    await read();
    await expect(read()).rejects.toThrow('connection refused');
    down = false;
    expect(await read()).toBe(1);
  });
});

describe('a read', () => {
  it('sees every commit that was acknowledged before it, of any connection', async () => {
    const test = await openTestDatabase();
    try {
      await test.db.rows('CREATE TABLE counter AS SELECT 0 AS value', []);
      for (let value = 1; value <= 100; value++) {
        await test.db.rows('UPDATE counter SET value = $1::int', [value]);
        const seen = await Promise.all(
          (['lookup', 'read', 'lookup'] as const).map((way) =>
            test.db[way](
              'SELECT value FROM counter',
              [],
              ([row]: readonly { value: number }[]) => row?.value,
            ),
          ),
        );
        expect(seen).toEqual([value, value, value]);
      }
    } finally {
      await test.dispose();
    }
  });
});

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
