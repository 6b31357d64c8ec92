import { SharedFile } from './shared-file.js';

const maxIdle = 64;
const sweepMs = 500;

/**
 * Files that never change, each open once for all who read it. Whoever reads range after range opens and closes for
 * each: so a file stays open after its last reader, for a second at most, and 64 files at most.
 */
export class SharedFiles {
  readonly #files = new Map<string, SharedFile>();
  /** Open for nobody; the least recently used first. */
  readonly #idle = new Set<SharedFile>();
  #sweeping: NodeJS.Timeout | undefined;

  /** Rejects as `open(2)` does. Whoever opened a file releases it, when no read of theirs is in flight. */
  async open(path: string): Promise<SharedFile> {
    const file = this.#files.get(path) ?? new SharedFile(path);
    this.#files.set(path, file);
    this.#idle.delete(file);
    file.users++;
    try {
      await file.opened;
      return file;
    } catch (error) {
      if (this.#files.get(path) === file) this.#files.delete(path);
      throw error;
    }
  }

  async release(file: SharedFile): Promise<void> {
    file.users--;
    if (file.users > 0) return;
    if (this.#files.get(file.path) !== file) return file.close();
    file.wasUsed = true;
    this.#idle.add(file);
    this.#sweeping ??= setTimeout(() => this.#sweep(), sweepMs).unref();
    const [oldest] = this.#idle;
    if (oldest && this.#idle.size > maxIdle) await this.forget(oldest.path);
  }

  /** Whoever opens `path` from now on finds what is there then. Closes the file when nobody reads it. */
  async forget(path: string): Promise<void> {
    const file = this.#files.get(path);
    this.#files.delete(path);
    if (file && this.#idle.delete(file)) await file.close();
  }

  #sweep(): void {
    this.#sweeping = undefined;
    for (const file of this.#idle) {
      // Nothing was written to it, so there is nothing that closing could fail to write.
      if (!file.wasUsed) this.forget(file.path).catch(() => undefined);
      file.wasUsed = false;
    }
    if (this.#idle.size > 0) this.#sweeping = setTimeout(() => this.#sweep(), sweepMs).unref();
  }
}
