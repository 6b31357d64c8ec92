import type { PgDatabase, PgQueryResultHKT, PgSession } from 'drizzle-orm/pg-core';
import type { Database } from './client.js';
import type * as schema from './schema.js';

export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

interface RowsQuery {
  all(): Promise<unknown[]>;
}

/** Gives a Drizzle database or transaction the shape of {@link Database}. */
export function asDatabase(orm: Orm): Database {
  const session = orm._.session as unknown as PgSession;
  return {
    orm,
    async rows<Row>(text: string, parameters: readonly unknown[]) {
      const query = session.prepareQuery(
        { sql: text, params: [...parameters] },
        undefined,
        'prepared', // any name: postgres.js then keeps the statement per connection, by its text
        false,
      ) as unknown as RowsQuery;
      return (await query.all()) as Row[];
    },
    transaction: (work) => orm.transaction((tx) => work(asDatabase(tx as unknown as Orm))),
  };
}
