import { constants, copyFile, type FileHandle, link, lstat, open, opendir, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isMissing } from './errors.js';
import { fileMode, type Layout } from './layout.js';

export interface TemporaryFile {
  readonly path: string;
  readonly handle: FileHandle;
}

/** The files of puts and drafts that have not ended, each under a name of its own. */
export class TemporaryFiles {
  readonly #layout: Layout;
  readonly #inUse = new Set<string>();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** An empty file, open for reading and writing. */
  create(): Promise<TemporaryFile> {
    return this.#open('wx+', async () => undefined);
  }

  /** A second name for the file at `path`, open for reading: its content stays while the first is deleted. */
  linkTo(path: string): Promise<TemporaryFile> {
    return this.#open('r', (temporary) => link(path, temporary));
  }

  /** A copy of the file at `path` (sharing its blocks where the file system can), open for reading and writing. */
  copyOf(path: string): Promise<TemporaryFile> {
    const mode = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE;
    return this.#open('r+', (temporary) => copyFile(path, temporary, mode));
  }

  /** A file that was left here, open for reading and writing. */
  async reopen(path: string): Promise<TemporaryFile> {
    const file = { path, handle: await open(path, 'r+') };
    this.#inUse.add(basename(path));
    return file;
  }

  /** Closes the file and leaves it here. */
  async leave(file: TemporaryFile): Promise<void> {
    this.#inUse.delete(basename(file.path));
    await file.handle.close();
  }

  /** Closes the file and removes its name, if it still has one. Idempotent. */
  async remove(file: TemporaryFile): Promise<void> {
    try {
      await file.handle.close();
    } finally {
      await this.#unlink(file.path);
    }
  }

  /** Removes files last touched before `olderThan`, except those that this process has open. */
  async purge(olderThan: number): Promise<void> {
    for await (const entry of await opendir(this.#layout.temporaryFolder)) {
      if (!entry.isFile() || this.#inUse.has(entry.name)) continue;
      const path = join(this.#layout.temporaryFolder, entry.name);
      try {
        // Not the time of the last write: a link to an old blob is as old as the link.
        if ((await lstat(path)).ctimeMs < olderThan) await unlink(path);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }

  async #open(flags: string, make: (path: string) => Promise<void>): Promise<TemporaryFile> {
    const path = this.#layout.newTemporaryPath();
    this.#inUse.add(basename(path));
    try {
      await make(path);
      return { path, handle: await open(path, flags, fileMode) };
    } catch (error) {
      await this.#unlink(path);
      throw error;
    }
  }

  async #unlink(path: string): Promise<void> {
    try {
      await unlink(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    } finally {
      this.#inUse.delete(basename(path));
    }
  }
}
