import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterwards } from './clean-up.mjs';

/** A new database on the server of PATIO_TEST_DATABASE_URL, dropped at the end. @returns its URL */
export async function createDatabase() {
  const serverUrl = process.env.PATIO_TEST_DATABASE_URL;
  if (!serverUrl) throw new Error('PATIO_TEST_DATABASE_URL must name a PostgreSQL server.');
  const name = `patio_bench_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  afterwards(() => execute(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(url, statement) {
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}
