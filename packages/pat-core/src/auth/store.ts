import type { Database } from '../db/index.js';
import { credentialChannel } from '../users/index.js';

/** Sends a message on the channel of credential changes, ordered among them by the database. */
export async function sendBeat(db: Database, beat: string): Promise<void> {
  await db.rows('SELECT pg_notify($1, $2)', [credentialChannel, beat]);
}
