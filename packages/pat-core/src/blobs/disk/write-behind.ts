import type { FileHandle } from 'node:fs/promises';

/**
 * Lets the disk write large files while they still arrive, so that little is left to wait for at their end. One file at a
 * time in a store: a sync keeps one of few threads busy.
 */
export class WriteBehind {
  #isBusy = false;

  /** undefined: the disk is busy with another file; ask again later. Rejects as `fdatasync(2)`, which is then final. */
  sync(file: FileHandle): Promise<void> | undefined {
    if (this.#isBusy) return undefined;
    this.#isBusy = true;
    return file.datasync().finally(() => {
      this.#isBusy = false;
    });
  }
}
