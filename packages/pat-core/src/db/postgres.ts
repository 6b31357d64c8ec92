import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { OpenDatabase } from './client.js';
import { loggerFor, type QueryListener } from './query-listener.js';
import * as schema from './schema.js';
import { sessionSettings } from './session-settings.js';
import { asDatabase, type Orm } from './statement.js';

const maxConnections = 12;

/** Opens a pool on a PostgreSQL server; connects on first use. `onQuery` is told the text of each statement. */
export function openPostgres(url: string, onQuery?: QueryListener): OpenDatabase {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'patio', ...sessionSettings },
  });
  return {
    ...asDatabase(drizzle(client, { schema, ...loggerFor(onQuery) }) as unknown as Orm),
    kind: 'postgresql',
    async listen(channel, onMessage, onSubscribed) {
      const { unlisten } = await client.listen(channel, onMessage, onSubscribed);
      return unlisten;
    },
    close: () => client.end({ timeout: 5 }),
  };
}
