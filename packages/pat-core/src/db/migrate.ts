import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PatError } from '../shared/errors.js';
import type { Database } from './client.js';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const advisoryLock = 0x70617469; // "pati"

/**
 * Brings the database to this version's schema, in one transaction under an advisory lock, so that any number of
 * processes may start at once. Nothing happens when it is current.
 * @throws conflict when the database was made by a newer version
 */
export async function migrate(db: Database): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder });
  await db.transaction(async (tx) => {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
    const applied = await appliedMigrations(tx);
    const unknown = applied.find(
      (createdAt) => !known.some((migration) => migration.folderMillis === createdAt),
    );
    if (unknown !== undefined) {
      throw new PatError('conflict', 'The database was made by a newer version of Patio.');
    }
    for (const migration of known.filter(({ folderMillis }) => !applied.includes(folderMillis))) {
      for (const statement of migration.sql) await tx.rows(statement, []);
      await tx.rows('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
        migration.hash,
        migration.folderMillis,
      ]);
    }
  });
}

async function appliedMigrations(tx: Database): Promise<number[]> {
  const [table] = await tx.rows<{ exists: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS exists",
    [],
  );
  if (!table?.exists) {
    await tx.rows('CREATE SCHEMA IF NOT EXISTS drizzle', []);
    await tx.rows(
      'CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
      [],
    );
    return [];
  }
  const rows = await tx.rows<{ at: number }>(
    'SELECT created_at::float8 AS at FROM drizzle.__drizzle_migrations',
    [],
  );
  return rows.map((row) => row.at);
}
