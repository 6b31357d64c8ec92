import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { OpenDatabase } from './client.js';
import * as schema from './schema.js';
import { asDatabase, type Orm } from './statement.js';

const maxConnections = 12;

/** Opens a pool on a PostgreSQL server; connects on first use. */
export function openPostgres(url: string): OpenDatabase {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'patio' },
  });
  return {
    ...asDatabase(drizzle(client, { schema }) as unknown as Orm),
    kind: 'postgresql',
    async listen(channel, onMessage, onSubscribed) {
      const { unlisten } = await client.listen(channel, onMessage, onSubscribed);
      return unlisten;
    },
    close: () => client.end({ timeout: 5 }),
  };
}
