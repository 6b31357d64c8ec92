import { close, fstat, open, read } from 'node:fs';
import { promisify } from 'node:util';

const openFile = promisify(open);
const statFile = promisify(fstat);
const closeFile = promisify(close);

/**
 * A file, open for several readers at once. Not a FileHandle, whose `read` takes twice as much processor time: where
 * every request reads once, that counts.
 */
export class SharedFile {
  /** Rejects as `open(2)` does. Nothing else may be used before. */
  readonly opened: Promise<void>;
  users = 0;
  /** Whether it was used since somebody last looked. */
  wasUsed = true;
  #descriptor = -1;
  #sizeBytes = 0;

  constructor(readonly path: string) {
    this.opened = this.#open();
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** As `FileHandle.read`. */
  read(
    target: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }> {
    return new Promise((resolve, reject) => {
      read(this.#descriptor, target, offset, length, position, (error, bytesRead) => {
        if (error) reject(error);
        else resolve({ bytesRead });
      });
    });
  }

  close(): Promise<void> {
    return closeFile(this.#descriptor);
  }

  async #open(): Promise<void> {
    this.#descriptor = await openFile(this.path, 'r');
    try {
      this.#sizeBytes = (await statFile(this.#descriptor)).size;
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}
