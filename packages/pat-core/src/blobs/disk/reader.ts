import type { FileHandle } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { PatError } from '../../shared/errors.js';
import { type BufferPool, chunkBytes } from '../buffer-pool.js';
import { Outlet } from '../outlet.js';
import { spanOf } from '../range.js';
import type { BlobRange, BlobReader } from '../types.js';
import { onDisk } from './errors.js';
import { readFully } from './positioned.js';

export class DiskBlobReader implements BlobReader {
  readonly sizeBytes: number;
  readonly #file: FileHandle;
  readonly #pool: BufferPool;

  constructor(file: FileHandle, sizeBytes: number, pool: BufferPool) {
    this.#file = file;
    this.sizeBytes = sizeBytes;
    this.#pool = pool;
  }

  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return onDisk(() => readFully(this.#file, target, offset, length, position));
  }

  stream(range?: BlobRange): Readable {
    let { position, end } = spanOf(range, this.sizeBytes);
    const readChunk = async (): Promise<Buffer | null> => {
      if (position === end) return null;
      const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, end - position));
      await this.#fill(chunk, position);
      position += chunk.length;
      return chunk;
    };
    return new Readable({
      highWaterMark: chunkBytes,
      read() {
        readChunk().then(
          (chunk) => this.push(chunk),
          (error) => this.destroy(error),
        );
      },
    });
  }

  async sendTo(
    destination: Writable,
    range?: BlobRange,
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    const { position, end } = spanOf(range, this.sizeBytes);
    const outlet = new Outlet(destination, options.signal);
    try {
      await this.#pump(outlet, position, end);
      outlet.check();
    } finally {
      outlet.release();
    }
  }

  /** Two lanes take turns: one chunk is read while the other is on its way. */
  async #pump(outlet: Outlet, start: number, end: number): Promise<void> {
    const lanes = [new Lane(this.#pool), new Lane(this.#pool)] as const;
    try {
      let [current, other] = lanes;
      for (let position = start; position < end; ) {
        const buffer = await current.ready();
        outlet.check();
        const chunk = buffer.subarray(0, Math.min(chunkBytes, end - position));
        await this.#fill(chunk, position);
        current.sent(outlet.write(chunk));
        position += chunk.length;
        [current, other] = [other, current];
      }
    } finally {
      await Promise.all(lanes.map((lane) => lane.end()));
    }
  }

  async #fill(chunk: Buffer, position: number): Promise<void> {
    if ((await this.read(chunk, 0, chunk.length, position)) < chunk.length) {
      throw new PatError('unavailable', 'The stored content is shorter than it was.');
    }
  }

  close(): Promise<void> {
    return onDisk(() => this.#file.close());
  }
}

/** One pooled buffer on its way to a destination and back. */
class Lane {
  readonly #pool: BufferPool;
  #buffer: Buffer | undefined;
  #returned: Promise<boolean> = Promise.resolve(true);

  constructor(pool: BufferPool) {
    this.#pool = pool;
  }

  /** The buffer, once the destination is done with it. */
  async ready(): Promise<Buffer> {
    await this.#returned;
    this.#buffer ??= this.#pool.take();
    return this.#buffer;
  }

  sent(returned: Promise<boolean>): void {
    this.#returned = returned;
  }

  async end(): Promise<void> {
    const returned = await this.#returned;
    if (this.#buffer && returned) this.#pool.give(this.#buffer);
  }
}
