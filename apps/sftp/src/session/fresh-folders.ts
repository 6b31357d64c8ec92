import { nameOf, parentPath } from './paths.js';

/** How many names are remembered, of all folders together. */
const maxNames = 20_000;

/**
 * The folders that a session has made, with the names it has given in them since. What else is in them others have put there in the
 * meantime, which is rare: a name that is not remembered can be presumed free, if it does no harm to be wrong.
 */
export class FreshFolders {
  readonly #namesIn = new Map<string, Set<string>>();
  #names = 0;

  /** The session has made this folder. */
  add(path: string): void {
    this.note(path);
    this.#namesIn.set(path, new Set());
  }

  /** From now on something may stand at this path. */
  note(path: string): void {
    if (this.#names >= maxNames) this.clear();
    const names = this.#namesIn.get(parentPath(path));
    if (!names) return;
    names.add(nameOf(path));
    this.#names++;
  }

  presumesFree(path: string): boolean {
    return this.#namesIn.get(parentPath(path))?.has(nameOf(path)) === false;
  }

  /** Folders stand at other paths than they did. */
  clear(): void {
    this.#namesIn.clear();
    this.#names = 0;
  }
}
