import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { toDatabaseError } from './errors.js';
import * as schema from './schema.js';

export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Told the text of each statement as it is sent. */
export type QueryListener = (text: string) => void;

/** Drizzle's configuration. */
export function drizzleOptions(onQuery: QueryListener | undefined) {
  return { schema, ...(onQuery && { logger: { logQuery: onQuery } }) };
}

interface PreparedQuery {
  execute(...parameters: unknown[]): Promise<unknown>;
}

interface Session {
  prepareQuery(...query: unknown[]): PreparedQuery;
}

/** Makes Drizzle throw our errors: every statement of a builder is prepared by its session. */
export function translateErrors(orm: unknown): Orm {
  const session = (orm as Orm)._.session as unknown as Session;
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...query) => {
    const prepared = prepare(...query);
    const { execute } = prepared;
    prepared.execute = (...parameters) => execute.apply(prepared, parameters).catch(rethrow);
    return prepared;
  };
  return orm as Orm;
}

export function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
