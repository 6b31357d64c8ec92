import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout, found from this very file, compiled or not. */
export const repository = findRepository(dirname(fileURLToPath(import.meta.url)));

function findRepository(folder: string): string {
  if (existsSync(join(folder, 'turbo.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('This is not inside a checkout of the repository.');
  return findRepository(above);
}

/** The built program. */
export const programFile = join(repository, 'apps/cli/dist/main.js');
