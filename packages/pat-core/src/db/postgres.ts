import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database, OpenDatabase } from './client.js';
import { drizzleOptions, type Orm, type QueryListener, rethrow, translateErrors } from './orm.js';
import { readsOf } from './reads.js';
import { sessionSettings } from './session-settings.js';
import { SnapshotCache } from './snapshot-cache.js';

/** Statements are prepared and planned on each connection anew: more than keep the database's cores busy slow the first requests down. */
const maxConnections = 5;
const connectTimeoutSeconds = 10;
const closeTimeoutSeconds = 5;
const isWrite = /\b(INSERT|UPDATE|DELETE)\b/;

/** Opens a pool on a PostgreSQL server; connects on first use. `onQuery` is told the text of each statement. */
export function openPostgres(url: string, onQuery?: QueryListener): OpenDatabase {
  const client = connect(url, maxConnections);
  const lookups = connect(url, 1, () => cache.clear());
  const cache = new SnapshotCache(rowsOf(lookups, onQuery));
  const orm = translateErrors(drizzle(client, drizzleOptions(onQuery)));
  const plainRows = rowsOf(client, onQuery);
  const rows: typeof plainRows = async (text, parameters) => {
    const answer = await plainRows(text, parameters);
    if (isWrite.test(text)) cache.outdate();
    return answer as never;
  };
  const lookupRows = rowsOf(lookups, onQuery);
  return {
    orm,
    rows,
    read: (...statement) => cache.read(plainRows, ...statement),
    lookup: (...statement) => cache.read(lookupRows, ...statement),
    transaction: (work) =>
      client
        .begin((tx) => work(transactionOn(tx, client.options, onQuery)))
        .finally(() => cache.outdate())
        .catch(rethrow) as never,
    kind: 'postgresql',
    async listen(channel, onMessage, onSubscribed) {
      const { unlisten } = await client.listen(channel, onMessage, onSubscribed);
      return unlisten;
    },
    async close() {
      await Promise.all([client, lookups].map((pool) => pool.end({ timeout: closeTimeoutSeconds })));
    },
  };
}

function connect(url: string, max: number, onclose = () => {}): postgres.Sql {
  return postgres(url, {
    max,
    connect_timeout: connectTimeoutSeconds,
    onnotice: () => {},
    onclose,
    connection: { application_name: 'patio', ...sessionSettings },
  });
}

type Options = postgres.Sql['options'];

function transactionOn(tx: postgres.TransactionSql, options: Options, onQuery?: QueryListener): Database {
  let orm: Orm | undefined;
  const rows = rowsOf(tx, onQuery);
  return {
    /** Made only when asked for: most transactions are hand-written statements. Drizzle wants the client's options on it. */
    get orm() {
      orm ??= translateErrors(
        drizzle(Object.assign(tx, { options }) as unknown as postgres.Sql, drizzleOptions(onQuery)),
      );
      return orm;
    },
    rows,
    ...readsOf(rows),
    transaction: (work) =>
      tx.savepoint((inner) => work(transactionOn(inner, options, onQuery))).catch(rethrow) as never,
  };
}

/** Straight to the driver: through the builder's session a statement costs twice the time. */
function rowsOf(client: postgres.ISql, onQuery?: QueryListener): Database['rows'] {
  return async (text, parameters) => {
    onQuery?.(text);
    const query = client.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
    return (await query.catch(rethrow)) as never;
  };
}
