import {
  PGlite,
  type PGliteInterface,
  type PGliteOptions,
  type Transaction,
  types,
} from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, OpenDatabase } from './client.js';
import { drizzleOptions, type Orm, type QueryListener, rethrow, translateErrors } from './orm.js';
import { readsOf } from './reads.js';
import { sessionSettings } from './session-settings.js';

/** Instants as text, as the other driver gives them. */
const asText = { parsers: { [types.TIMESTAMPTZ]: (value: string) => value } };

/**
 * Opens PostgreSQL inside this process (PGlite). One process at a time may have a folder open: the caller holds its lock.
 * @param options `dataDir` a folder, or nothing for a database in memory
 */
export async function openEmbedded(options: PGliteOptions, onQuery?: QueryListener): Promise<OpenDatabase> {
  const client = await PGlite.create(options);
  for (const [name, value] of Object.entries(sessionSettings)) await client.exec(`SET ${name} = ${value}`);
  const rows = rowsOf(client, onQuery);
  return {
    orm: translateErrors(drizzle(client, drizzleOptions(onQuery))),
    rows,
    ...readsOf(rows),
    transaction: (work) =>
      client.transaction((tx) => work(transactionOn(tx, onQuery))).catch(rethrow) as never,
    kind: 'embedded',
    listen: (channel, onMessage) => client.listen(channel, onMessage),
    async close() {
      if (!client.closed) await client.close();
    },
  };
}

let savepoints = 0;

function transactionOn(tx: Transaction, onQuery?: QueryListener): Database {
  let orm: Orm | undefined;
  const rows = rowsOf(tx, onQuery);
  const database: Database = {
    get orm() {
      orm ??= translateErrors(drizzle(tx as unknown as PGlite, drizzleOptions(onQuery)));
      return orm;
    },
    rows,
    ...readsOf(rows),
    async transaction(work) {
      const name = `patio_${++savepoints}`;
      await tx.exec(`SAVEPOINT ${name}`);
      try {
        return await work(database);
      } catch (error) {
        await tx.exec(`ROLLBACK TO SAVEPOINT ${name}`);
        throw error;
      }
    },
  };
  return database;
}

function rowsOf(client: Pick<PGliteInterface, 'query'>, onQuery?: QueryListener): Database['rows'] {
  return async (text, parameters) => {
    onQuery?.(text);
    const { rows } = await client.query(text, [...parameters], asText).catch(rethrow);
    return rows as never;
  };
}
