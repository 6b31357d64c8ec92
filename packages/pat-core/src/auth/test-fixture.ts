import type { Database, OpenDatabase } from '../db/index.js';
import { newId, type TokenId } from '../shared/ids.js';
import { openTestDatabase } from '../testing/index.js';
import { generateSecret, hashSecret, insertToken, type NewToken } from '../tokens/index.js';
import { insertUser, type User } from '../users/index.js';
import { type OpenAuth, openAuth, type Pulse } from './index.js';
import type { Origin } from './types.js';

export const origin: Origin = { door: 'webdav', address: '192.0.2.7' };

/** The wall clock and the pulse of a test, moved by hand. */
export class TestTime implements Pulse {
  now = Date.UTC(2030, 0, 1);
  #elapsed = 0;
  readonly #works = new Set<() => void>();

  readonly clock = () => this.now;
  readonly elapsed = () => this.#elapsed;

  every(_milliseconds: number, work: () => void): () => void {
    this.#works.add(work);
    return () => this.#works.delete(work);
  }

  /** How many repeated works are scheduled. */
  get working(): number {
    return this.#works.size;
  }

  /** Time goes by, and no beat comes back meanwhile unless ticks are made. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
    this.#elapsed += milliseconds;
  }

  tick(): void {
    for (const work of [...this.#works]) work();
  }
}

/** A database as one process sees it: notes its statements, and can stop hearing notifications. */
export class ObservedDatabase implements OpenDatabase {
  readonly kind;
  readonly orm;
  readonly statements: string[] = [];
  /** Statements that have no answer yet. */
  pending = 0;
  /** The notifications that got through. */
  readonly heard: string[] = [];
  /** Notifications are lost, as on a connection that is gone. */
  deaf = false;
  readonly missed: string[] = [];
  /** When set, statements fail. */
  down = false;
  #held: (() => void)[] | undefined;
  #subscribed: (() => void)[] = [];

  constructor(private readonly db: OpenDatabase) {
    this.kind = db.kind;
    this.orm = db.orm;
  }

  async rows<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    this.statements.push(text);
    if (this.down) throw new Error('connection refused');
    this.pending++;
    try {
      return await this.db.rows<Row>(text, parameters);
    } finally {
      this.pending--;
    }
  }

  async read<Row, T>(
    text: string,
    parameters: readonly unknown[],
    decode: (rows: readonly Row[]) => T,
  ): Promise<T> {
    return decode(await this.rows(text, parameters));
  }

  readonly lookup = this.read;

  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    return this.db.transaction(work);
  }

  listen(channel: string, onMessage: (payload: string) => void, onSubscribed?: () => void) {
    if (onSubscribed) this.#subscribed.push(onSubscribed);
    const hear = (payload: string) => {
      onMessage(payload);
      this.heard.push(payload);
    };
    const arrive = (payload: string) => {
      if (this.deaf) this.missed.push(payload);
      else if (this.#held) this.#held.push(() => hear(payload));
      else hear(payload);
    };
    return this.db.listen(channel, arrive, onSubscribed);
  }

  /** Lets notifications wait, as on a slow connection. Returns the function that delivers them. */
  hold(): { arrived(): number; release(): void } {
    const held: (() => void)[] = [];
    this.#held = held;
    return {
      arrived: () => held.length,
      release: () => {
        this.#held = undefined;
        for (const deliver of held) deliver();
      },
    };
  }

  /** As after a connection that was lost and made again. */
  resubscribe(): void {
    for (const subscribed of this.#subscribed) subscribed();
  }

  async close(): Promise<void> {}

  count(pattern: RegExp): number {
    return this.statements.filter((text) => pattern.test(text)).length;
  }

  get lookups(): number {
    return this.count(/FROM tokens t JOIN users/);
  }

  get useWrites(): number {
    return this.count(/SET last_used_at/);
  }
}

/** One process on the database. */
export interface TestProcess {
  readonly db: ObservedDatabase;
  readonly auth: OpenAuth;
  readonly errors: unknown[];
}

export interface TestToken {
  readonly id: TokenId;
  readonly secret: string;
}

/** A database with its users, the time, and processes that share both. */
export async function openAuthFixture() {
  const { db, dispose } = await openTestDatabase();
  const time = new TestTime();
  const opened: OpenAuth[] = [];
  const databases: ObservedDatabase[] = [];

  function start(cacheCapacity?: number): TestProcess {
    const observed = new ObservedDatabase(db);
    databases.push(observed);
    const errors: unknown[] = [];
    const auth = openAuth({
      db: observed,
      clock: time.clock,
      pulse: time,
      onError: (error) => errors.push(error),
      ...(cacheCapacity !== undefined && { cacheCapacity }),
    });
    opened.push(auth);
    return { db: observed, auth, errors };
  }

  /** Ends all processes. */
  async function stop(): Promise<void> {
    await Promise.all(opened.splice(0).map((auth) => auth.close()));
  }

  return {
    db,
    time,
    start,
    async createUser(login: string): Promise<User> {
      const user = await insertUser(db, { login, isAdmin: false, passwordHash: undefined, now: time.now });
      if (!user) throw new Error(`${login} is taken`);
      return user;
    },
    async mint(user: User, token: Partial<NewToken> = {}): Promise<TestToken> {
      const secret = generateSecret();
      const id = newId<TokenId>();
      await insertToken(db, {
        id,
        userId: user.id,
        name: 'test',
        secretHash: hashSecret(secret),
        scopes: [],
        createdAt: new Date(time.now),
        expiresAt: undefined,
        autoRefreshSeconds: undefined,
        ...token,
      });
      return { id, secret };
    },
    /** Waits until no process waits for the database. */
    async settle(): Promise<void> {
      do await new Promise(setImmediate);
      while (databases.some(({ pending }) => pending > 0));
    },
    stop,
    async close() {
      await stop();
      await dispose();
    },
  };
}

export type AuthFixture = Awaited<ReturnType<typeof openAuthFixture>>;

/** Waits, for at most some seconds, until something that the database will tell has arrived. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Uses the token until the process answers from its cache: the channel is proven and the token is in. */
export async function warmUp({ auth, db }: TestProcess, secret: string): Promise<void> {
  await until(async () => {
    const before = db.lookups;
    await auth.authenticate({ kind: 'bearer', secret }, origin);
    return db.lookups === before;
  });
}
