import { type Database, DatabaseError } from '../db/index.js';
import { nodeOf } from '../nodes/index.js';
import type { NodeId } from '../shared/ids.js';
import { type DecidedWrite, sharedBy, type WritesOfOne, writeIfUnchanged } from './store.js';

const maxWritesAtOnce = 64;
/** The next writes are sent when the ones before are done, or have taken so long that they seem to wait for somebody. */
const patienceMs = 50;
const maxUnderWay = 3;

interface Waiting {
  readonly decided: DecidedWrite;
  resolve(made: boolean): void;
  reject(error: unknown): void;
}

/**
 * Commits decided writes that are asked for at the same time in one transaction, and new nodes of one folder in one statement: together
 * they cost one round trip, one check of what they rest on and one wait for the disk. Each is made or not by itself. When the database
 * refuses one, none of those that share its transaction is made.
 */
export class WriteTogether {
  readonly #waiting: Waiting[] = [];
  #latest: readonly Waiting[] | undefined;
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
    if (this.#latest || this.#underWay >= maxUnderWay || this.#waiting.length === 0) return;
    const batch = this.#waiting.splice(0, maxWritesAtOnce);
    this.#latest = batch;
    this.#underWay++;
    const passOn = () => {
      if (this.#latest === batch) this.#latest = undefined;
      this.#sendNext();
    };
    const patience = setTimeout(passOn, patienceMs);
    void this.#send(batch).finally(() => {
      clearTimeout(patience);
      this.#underWay--;
      passOn();
    });
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      const made = await this.#make(inStatements(batch.map(({ decided }) => decided)));
      for (const { decided, resolve } of batch) resolve(made.has(nodeOf(decided.write)));
    } catch (error) {
      const undone = batch.length > 1 && error instanceof DatabaseError;
      for (const { resolve, reject } of batch) undone ? resolve(false) : reject(error);
    }
  }

  async #make(statements: readonly WritesOfOne[]): Promise<Set<NodeId>> {
    const [only, ...more] = statements;
    if (only && more.length === 0) return writeIfUnchanged(this.db, only);
    const made = await this.db.transaction((tx) =>
      Promise.all(statements.map((writes) => writeIfUnchanged(tx, writes))),
    );
    return new Set(made.flatMap((ids) => [...ids]));
  }
}

/** Always in the same order, so that two processes do not wait for each other. */
function inStatements(writes: readonly DecidedWrite[]): WritesOfOne[] {
  const nameOf = ({ write }: DecidedWrite) => ('insert' in write ? write.insert.name : '');
  const ordered = writes
    .map((decided) => ({ decided, shared: sharedBy(decided), name: nameOf(decided) }))
    .sort((a, b) => compare(a.shared, b.shared) || compare(a.name, b.name));
  const statements: [DecidedWrite, ...DecidedWrite[]][] = [];
  let last: string | undefined;
  for (const { decided, shared } of ordered) {
    if (shared === last && 'insert' in decided.write) statements.at(-1)?.push(decided);
    else statements.push([decided]);
    last = shared;
  }
  return statements;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
