import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** The PostgreSQL server that the suite runs against; undefined: embedded databases. */
export const databaseServerUrl = process.env.PATIO_TEST_DATABASE_URL;

export interface ServerDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new empty database on the test server; undefined when the suite runs on embedded ones. */
export async function createServerDatabase(): Promise<ServerDatabase | undefined> {
  if (!databaseServerUrl) return undefined;
  const name = `patio_e2e_${randomBytes(8).toString('hex')}`;
  const url = new URL(databaseServerUrl);
  url.pathname = `/${name}`;
  await onDatabase(databaseServerUrl, `CREATE DATABASE ${name}`);
  return {
    url: url.href,
    drop: () => onDatabase(databaseServerUrl ?? '', `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Runs one statement on a connection of its own. */
export async function onDatabase(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end();
  }
}
