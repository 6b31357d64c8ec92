import type { FileHandle } from 'node:fs/promises';
import { type BufferPool, chunkBytes } from '../buffer-pool.js';
import { writeFully } from './positioned.js';
import type { WriteBehind } from './write-behind.js';

/** So much is handed to the disk at a time. */
const syncBytes = 32 * 1024 * 1024;

/** What all sinks of a store share. */
export interface FileSinkShares {
  readonly pool: BufferPool;
  readonly behind: WriteBehind;
}

/** Writes chunks of any size to a file in large pieces: one is on its way to the file while the next fills. */
export class FileSink {
  readonly #file: FileHandle;
  readonly #pool: BufferPool;
  readonly #behind: WriteBehind;
  #filling: Buffer | undefined;
  #filled = 0;
  #position: number;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();
  #handedOver: number;

  constructor(file: FileHandle, { pool, behind }: FileSinkShares, position = 0) {
    this.#file = file;
    this.#pool = pool;
    this.#behind = behind;
    this.#position = position;
    this.#handedOver = position;
  }

  get sizeBytes(): number {
    return this.#position + this.#filled;
  }

  /** Takes a copy of `chunk`; resolves when there is room for more. */
  async write(chunk: Uint8Array): Promise<void> {
    for (let offset = 0; offset < chunk.length; ) {
      this.#filling ??= this.#pool.take();
      const piece = chunk.subarray(offset, offset + chunkBytes - this.#filled);
      this.#filling.set(piece, this.#filled);
      this.#filled += piece.length;
      offset += piece.length;
      if (this.#filled === chunkBytes) await this.#flush();
    }
  }

  /** Resolves when everything is written and durable. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#writing;
    // A sync that failed counts: the next may succeed although pages were lost.
    await this.#syncing;
    await this.#file.datasync();
  }

  async #flush(): Promise<void> {
    await this.#writing;
    this.#handOver();
    const buffer = this.#filling;
    if (!buffer) return;
    this.#writing = writeFully(this.#file, buffer.subarray(0, this.#filled), this.#position).finally(() =>
      this.#pool.give(buffer),
    );
    // Whoever flushes next gets the error; until then the source may be silent for long.
    this.#writing.catch(() => undefined);
    this.#position += this.#filled;
    this.#filling = undefined;
    this.#filled = 0;
  }

  /** What is written so far goes to the disk while more arrives. */
  #handOver(): void {
    if (this.#position - this.#handedOver < syncBytes) return;
    const syncing = this.#behind.sync(this.#file);
    if (!syncing) return;
    this.#handedOver = this.#position;
    this.#syncing = Promise.all([this.#syncing, syncing]).then(() => undefined);
    this.#syncing.catch(() => undefined);
  }
}
