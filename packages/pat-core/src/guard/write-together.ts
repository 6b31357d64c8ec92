import { type Database, DatabaseError } from '../db/index.js';
import { nodeOf } from '../nodes/index.js';
import { type DecidedWrite, writeIfUnchanged } from './store.js';

/** How many transactions of writes are under way at a time: while one waits for the disk, the next is filled and sent. */
const maxUnderWay = 2;
const maxWritesEach = 64;

interface Waiting {
  readonly decided: DecidedWrite;
  resolve(made: boolean): void;
  reject(error: unknown): void;
}

/**
 * Commits decided writes that are asked for at the same time in one transaction: together they cost one round trip and one wait for the
 * disk. Each is made or not by itself. When the database refuses one, none of those that share its transaction is made.
 */
export class WriteTogether {
  readonly #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(private readonly db: Database) {}

  /** @returns false when nothing was done, as something that the write was decided on may have changed */
  write(decided: DecidedWrite): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ decided, resolve, reject });
      this.#sendNext();
    });
  }

  #sendNext(): void {
    if (this.#underWay >= maxUnderWay || this.#waiting.length === 0) return;
    this.#underWay++;
    void this.#send(this.#waiting.splice(0, maxWritesEach)).finally(() => {
      this.#underWay--;
      this.#sendNext();
    });
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    // Always in the same order, so that two processes do not wait for each other.
    const nodeId = ({ decided }: Waiting) => nodeOf(decided.write);
    const ordered = [...batch].sort((a, b) => (nodeId(a) < nodeId(b) ? -1 : 1));
    try {
      const made = await this.#make(ordered.map(({ decided }) => decided));
      for (const [index, { resolve }] of ordered.entries()) resolve(made[index] ?? false);
    } catch (error) {
      const undone = batch.length > 1 && error instanceof DatabaseError;
      for (const { resolve, reject } of batch) undone ? resolve(false) : reject(error);
    }
  }

  async #make(writes: readonly DecidedWrite[]): Promise<boolean[]> {
    const [only] = writes;
    return only && writes.length === 1
      ? [await writeIfUnchanged(this.db, only)]
      : this.db.transaction((tx) => Promise.all(writes.map((decided) => writeIfUnchanged(tx, decided))));
  }
}
