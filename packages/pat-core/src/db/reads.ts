import type { Database } from './client.js';

/** Reads that go to the database each time. */
export function readsOf(rows: Database['rows']): Pick<Database, 'read' | 'lookup'> {
  const read: Database['read'] = async (text, parameters, decode) => decode(await rows(text, parameters));
  return { read, lookup: read };
}
