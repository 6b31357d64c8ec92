import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPatError, PatError } from '../shared/errors.js';
import type { OpenDatabase } from './client.js';
import { openEmbedded } from './embedded.js';
import { migrate } from './migrate.js';
import { openPostgres } from './postgres.js';

/**
 * Opens and migrates the database: the PostgreSQL at `databaseUrl`, or the embedded one under `dataDir`.
 * @throws unavailable when it cannot be reached or opened, conflict when a newer version made it
 */
export async function openDatabase(place: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<OpenDatabase> {
  const db = await connect(place);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw isPatError(error, 'conflict') ? error : unavailable(place.databaseUrl, error);
  }
}

async function connect({ databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string }) {
  try {
    if (databaseUrl) return openPostgres(databaseUrl);
    const folder = join(dataDir, 'database');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await openEmbedded({ dataDir: folder });
  } catch (error) {
    throw unavailable(databaseUrl, error);
  }
}

function unavailable(databaseUrl: string | undefined, cause: unknown): PatError {
  const what = databaseUrl ? 'The database at DATABASE_URL' : 'The embedded database';
  return new PatError('unavailable', `${what} cannot be opened: ${rootMessage(cause)}.`, { cause });
}

/** The innermost cause's message: Drizzle wraps the driver's error around the query text. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (error.cause instanceof Error) return rootMessage(error.cause);
  if (error instanceof AggregateError && error.errors[0]) return rootMessage(error.errors[0]);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
