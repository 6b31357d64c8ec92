import type { FilesDependencies } from '../dependencies.js';
import type { Files } from '../types.js';
import { describingCompanions } from './describing.js';
import { movingCompanions } from './moving.js';
import { readingCompanions } from './reading.js';
import { writingCompanions } from './writing.js';

/**
 * The file tree for the desktop: the files that macOS writes beside others for itself are kept for the user who writes them, within
 * bounds, and are seen by nobody else and at no door that uses `files` itself (docs/adr/0009).
 */
export function withCompanions(files: Files, dependencies: FilesDependencies): Files {
  const writing = writingCompanions(files, dependencies);
  const describing = describingCompanions(files, dependencies);
  return {
    ...files,
    ...readingCompanions(files, dependencies),
    ...writing,
    ...describing,
    ...movingCompanions(files, dependencies, { ...writing, ...describing }),
  };
}
