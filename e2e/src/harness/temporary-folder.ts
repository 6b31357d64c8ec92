import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  /** Path of a name in it. */
  at(...names: string[]): string;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'patio-e2e-'));
  return {
    path,
    at: (...names) => join(path, ...names),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
