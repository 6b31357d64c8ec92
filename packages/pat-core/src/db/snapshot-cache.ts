import { LRUCache } from 'lru-cache';

/** Runs a statement. */
type Query = (text: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

interface Kept {
  readonly snapshot: string;
  readonly answer: unknown;
  readonly bytes: number;
}

const maxBytes = 8 * 1024 * 1024;
const maxBytesEach = 512 * 1024;

/**
 * Answers of statements that only read, each kept with the snapshot that it was read in: the transactions that the database saw as
 * committed. An answer is given again only after the database, asked anew, has named the very same snapshot. Then nothing at all was
 * committed in between, and the statement would say the same. All who ask at the same time share the question for the snapshot.
 */
export class SnapshotCache {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    maxEntrySize: maxBytesEach,
    sizeCalculation: ({ bytes }) => bytes,
  });
  readonly #statements = new Map<string, { readonly number: number; readonly text: string }>();
  #latest: string | undefined;
  #underWay: Promise<unknown> = Promise.resolve();
  #next: Promise<string> | undefined;

  constructor(private readonly askSnapshot: Query) {}

  /** What `decode` makes of the statement's rows. It may be given to others too and must not be changed. */
  async read<Row, T>(
    query: Query,
    text: string,
    parameters: readonly unknown[],
    decode: (rows: readonly Row[]) => T,
  ): Promise<T> {
    const statement = this.#statement(text);
    const key = `${statement.number} ${JSON.stringify(parameters)}`;
    const kept = this.#kept.get(key);
    if (kept && kept.snapshot === this.#latest && (await this.#present()) === kept.snapshot) {
      return kept.answer as T;
    }
    const rows = await query(statement.text, parameters);
    const answer = decode(rows as readonly Row[]);
    const [first] = rows as readonly { readonly snapshot: string }[];
    if (first) {
      this.#latest = first.snapshot;
      this.#kept.set(key, { snapshot: first.snapshot, answer, bytes: key.length + bytesOf(rows) });
    }
    return answer;
  }

  /** Something was committed: no need to ask whether. */
  outdate(): void {
    this.#latest = undefined;
  }

  /** After a lost connection the database may not be the one that it was. */
  clear(): void {
    this.#kept.clear();
  }

  /** The snapshot at some time after the call: a question that was sent before is not waited for but as its turn. */
  #present(): Promise<string> {
    this.#next ??= this.#underWay.then(() => {
      this.#next = undefined;
      const asked = this.#ask();
      this.#underWay = asked.catch(() => {});
      return asked;
    });
    return this.#next;
  }

  async #ask(): Promise<string> {
    const [row] = await this.askSnapshot('SELECT pg_current_snapshot()::text AS snapshot', []);
    const { snapshot } = row as { snapshot: string };
    this.#latest = snapshot;
    return snapshot;
  }

  #statement(text: string) {
    let statement = this.#statements.get(text);
    if (!statement) {
      const number = this.#statements.size;
      statement = {
        number,
        text: `SELECT answer.*, (SELECT pg_current_snapshot()::text) AS snapshot FROM (${text}) answer`,
      };
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

/** About what rows take in memory. */
function bytesOf(rows: readonly unknown[]): number {
  let bytes = 0;
  for (const row of rows) {
    for (const value of Object.values(row as object)) {
      if (typeof value === 'string') bytes += 2 * value.length;
      else if (value instanceof Uint8Array) bytes += value.byteLength;
      else bytes += 16;
    }
  }
  return bytes;
}
