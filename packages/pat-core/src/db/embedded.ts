import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { OpenDatabase } from './client.js';
import { loggerFor, type QueryListener } from './query-listener.js';
import * as schema from './schema.js';
import { sessionSettings } from './session-settings.js';
import { asDatabase, type Orm } from './statement.js';

/**
 * Opens PostgreSQL inside this process (PGlite). One process at a time may have a folder open: the caller holds its lock.
 * @param options `dataDir` a folder, or nothing for a database in memory
 */
export async function openEmbedded(options: PGliteOptions, onQuery?: QueryListener): Promise<OpenDatabase> {
  const client = await PGlite.create(options);
  for (const [name, value] of Object.entries(sessionSettings)) await client.exec(`SET ${name} = ${value}`);
  return {
    ...asDatabase(drizzle(client, { schema, ...loggerFor(onQuery) }) as unknown as Orm),
    kind: 'embedded',
    listen: (channel, onMessage) => client.listen(channel, onMessage),
    async close() {
      if (!client.closed) await client.close();
    },
  };
}
