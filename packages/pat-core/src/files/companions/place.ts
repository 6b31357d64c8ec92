import { joinPath, splitPath } from '../../shared/paths.js';
import type { NodeRef } from '../types.js';

/** Where a companion is looked for: a name in a folder. */
export interface CompanionPlace {
  readonly path: string;
  readonly folderPath: string;
  readonly name: string;
}

/**
 * The place that a path names, when its last name is one that macOS gives to files beside others: AppleDouble files (`._name`) and the
 * Finder's view settings (`.DS_Store`). undefined for all other paths.
 */
export function companionPlace(ref: NodeRef): CompanionPlace | undefined {
  // Asked for every path there is: most are done with here.
  if (!('path' in ref) || !ref.path.startsWith('.', ref.path.lastIndexOf('/') + 1)) return undefined;
  const names = splitPath(ref.path);
  const name = names.at(-1) ?? '';
  if (names.length < 2 || !isCompanionName(name)) return undefined;
  return { path: joinPath(names), folderPath: joinPath(names.slice(0, -1)), name };
}

export function isCompanionName(name: string): boolean {
  return name === '.DS_Store' || (name.startsWith('._') && name.length > 2);
}
