import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
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

/** A fresh, migrated database of its own for one test file. `onQuery` is told each statement. */
export function openTestDatabase(onQuery?: (text: string) => void): Promise<TestDatabase> {
  return serverUrl ? openOnServer(serverUrl, onQuery) : openInMemory(onQuery);
}

let template: Promise<Blob> | undefined;

async function openInMemory(onQuery?: (text: string) => void): Promise<TestDatabase> {
  template ??= loadTemplate();
  const db = await openEmbedded({ loadDataDir: await template }, onQuery);
  return { db, url: undefined, dispose: () => db.close() };
}

/** Made once per run by the global set-up; a script without it makes its own. */
async function loadTemplate(): Promise<Blob> {
  const file = process.env.PATIO_TEST_TEMPLATE;
  return file ? new Blob([await readFile(file)]) : dumpMigrated();
}

/** The files of a migrated embedded database: loading them is faster than creating and migrating one. */
export async function dumpMigrated(): Promise<Blob> {
  const folder = await mkdtemp(join(tmpdir(), 'patio-migrated-'));
  try {
    const db = await openEmbedded({ dataDir: folder });
    await migrate(db);
    await db.close();
    const client = await PGlite.create({ dataDir: folder });
    const dump = await client.dumpDataDir('none');
    await client.close();
    return dump;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openOnServer(url: string, onQuery?: (text: string) => void): Promise<TestDatabase> {
  const name = `patio_test_${randomBytes(8).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openPostgres(own.href, onQuery);
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
