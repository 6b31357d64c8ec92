import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrate, type OpenDatabase, openEmbedded, openPostgres } from '../db/index.js';

/** The PostgreSQL server that the suite runs against; without it, embedded databases in memory are used. */
const serverUrl = process.env.PATIO_TEST_DATABASE_URL;

export interface TestDatabase {
  readonly db: OpenDatabase;
  /** Where other processes can open the same database; undefined for the embedded one. */
  readonly url: string | undefined;
  dispose(): Promise<void>;
}

/** A fresh, migrated database of its own for one test file. */
export function openTestDatabase(): Promise<TestDatabase> {
  return serverUrl ? openOnServer(serverUrl) : openInMemory();
}

let template: Promise<Blob> | undefined;

async function openInMemory(): Promise<TestDatabase> {
  template ??= dumpMigrated();
  const db = await openEmbedded({ loadDataDir: await template });
  return { db, url: undefined, dispose: () => db.close() };
}

async function dumpMigrated(): Promise<Blob> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const { asDatabase } = await import('../db/statement.js');
  const client = await PGlite.create();
  await migrate(asDatabase(drizzle(client) as never));
  const dump = await client.dumpDataDir('none');
  await client.close();
  return dump;
}

async function openOnServer(url: string): Promise<TestDatabase> {
  const name = `patio_test_${randomBytes(8).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openPostgres(own.href);
  await migrate(db);
  return {
    db,
    url: own.href,
    async dispose() {
      await db.close();
      await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end();
  }
}
