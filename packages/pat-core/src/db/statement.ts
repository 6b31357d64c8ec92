import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Database } from './client.js';
import { toDatabaseError } from './errors.js';
import type * as schema from './schema.js';

export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

interface PreparedQuery {
  all(): Promise<unknown[]>;
  execute(...parameters: unknown[]): Promise<unknown>;
}

interface Session {
  prepareQuery(query: { sql: string; params: unknown[] }, ...options: unknown[]): PreparedQuery;
}

/** Gives a Drizzle database or transaction the shape of {@link Database}. */
export function asDatabase(orm: Orm): Database {
  const session = orm._.session as unknown as Session;
  translateErrors(session);
  return {
    orm,
    async rows<Row>(text: string, parameters: readonly unknown[]) {
      const query = session.prepareQuery(
        { sql: text, params: [...parameters] },
        undefined,
        'prepared', // any name: postgres.js then keeps the statement per connection, by its text
        false,
      );
      return (await query.all()) as Row[];
    },
    async transaction(work) {
      try {
        return await orm.transaction((tx) => work(asDatabase(tx as unknown as Orm)));
      } catch (error) {
        throw toDatabaseError(error);
      }
    },
  };
}

/** Every statement, built or written by hand, is prepared by its session: there its errors lose their parameters. */
function translateErrors(session: Session): void {
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...query) => {
    const prepared = prepare(...query);
    const { all, execute } = prepared;
    prepared.all = () => all.call(prepared).catch(rethrow);
    prepared.execute = (...parameters) => execute.apply(prepared, parameters).catch(rethrow);
    return prepared;
  };
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
