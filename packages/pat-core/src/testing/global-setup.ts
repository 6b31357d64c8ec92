import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpMigrated } from './database.js';

/** Makes the embedded database that every test file starts from, once per run. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PATIO_TEST_DATABASE_URL) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'patio-template-'));
  const file = join(folder, 'database.tar');
  await writeFile(file, Buffer.from(await (await dumpMigrated()).arrayBuffer()));
  process.env.PATIO_TEST_TEMPLATE = file;
  return () => rm(folder, { recursive: true, force: true });
}
