import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.js';

type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

/** The database or one transaction on it: both are used in the same way. */
export interface Database {
  /** Drizzle's query builder. */
  readonly orm: Orm;
  /**
   * Runs a hand-written statement, prepared once per connection; for what the builder cannot say (recursion) or where its
   * cost shows. Arrays, Buffers, numbers, strings, booleans and null are passed as parameters as they are; instants as ISO strings.
   */
  rows<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
  /**
   * What `decode` makes of the rows of a statement that only reads, and depends on nothing but the tables and its parameters. Outside a
   * transaction the answer may be given again, to others too, as long as nothing was committed since: it must not be changed.
   */
  read<Row, T>(text: string, parameters: readonly unknown[], decode: (rows: readonly Row[]) => T): Promise<T>;
  /**
   * {@link read} for a short statement that goes by an index. Outside a transaction all of them go down one connection without waiting
   * for each other's answers: a round trip is shared by those that are asked at the same time.
   */
  lookup: Database['read'];
  /** Runs `work` in one transaction (a savepoint inside another); an error rolls back and is passed on. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
}

/** An open connection pool or embedded database. */
export interface OpenDatabase extends Database {
  readonly kind: 'postgresql' | 'embedded';
  /**
   * Calls `onMessage` for each NOTIFY on `channel`. Reconnects by itself and calls `onSubscribed` at the beginning of every
   * subscription: messages sent before it may be lost. Says nothing while it is not connected (the heartbeat in `auth` finds
   * that out). Notifications are sent with `SELECT pg_notify(channel, payload)` in the transaction of the change.
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onSubscribed?: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
