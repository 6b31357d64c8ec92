import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterwards } from './clean-up.mjs';

/** A new folder, removed with all that is in it at the end. @returns its path */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'patio-bench-'));
  afterwards(() => rm(path, { recursive: true, force: true }));
  return path;
}
