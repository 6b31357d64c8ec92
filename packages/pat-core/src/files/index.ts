import { attributeFiles } from './attributes.js';
import type { FilesDependencies } from './dependencies.js';
import { draftingFiles } from './draft.js';
import { lockingFiles } from './locking.js';
import { readingFiles } from './read.js';
import { searchingFiles } from './search.js';
import { treeFiles } from './tree.js';
import type { Files } from './types.js';
import { writingFiles } from './write.js';

export { withCompanions } from './companions/index.js';
export type { FilesDependencies, RecyclingRules } from './dependencies.js';
export { openRecycleBin } from './recycle-bin/index.js';
export { openUploads } from './uploads.js';

/** The file tree as the doors see it. */
export function openFiles(dependencies: FilesDependencies): Files {
  return {
    ...readingFiles(dependencies),
    ...searchingFiles(dependencies),
    ...writingFiles(dependencies),
    ...draftingFiles(dependencies),
    ...treeFiles(dependencies),
    ...attributeFiles(dependencies),
    ...lockingFiles(dependencies),
  };
}
