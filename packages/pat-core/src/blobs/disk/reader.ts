import { Readable, type Writable } from 'node:stream';
import { PatError } from '../../shared/errors.js';
import { type BufferPool, chunkBytes } from '../buffer-pool.js';
import { Outlet } from '../outlet.js';
import { spanOf } from '../range.js';
import type { BlobRange, BlobReader } from '../types.js';
import { onDisk } from './errors.js';
import { readFully } from './positioned.js';
import type { SharedFile } from './shared-file.js';
import type { SharedFiles } from './shared-files.js';

export class DiskBlobReader implements BlobReader {
  readonly #files: SharedFiles;
  readonly #file: SharedFile;
  readonly #pool: BufferPool;
  readonly #reads = new Set<Promise<number>>();
  #closing: Promise<void> | undefined;

  /** @param file open for this reader, which releases it */
  constructor(files: SharedFiles, file: SharedFile, pool: BufferPool) {
    this.#files = files;
    this.#file = file;
    this.#pool = pool;
  }

  get sizeBytes(): number {
    return this.#file.sizeBytes;
  }

  async read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    if (this.#closing) throw new PatError('internal', 'This reader was closed.');
    const reading = onDisk(() => readFully(this.#file, target, offset, length, position));
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
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
      if (end - position <= chunkBytes) await this.#sendAtOnce(outlet, position, end);
      else await this.#pump(outlet, position, end);
      outlet.check();
    } finally {
      outlet.release();
    }
  }

  /** A single chunk: most ranges are no longer. */
  async #sendAtOnce(outlet: Outlet, start: number, end: number): Promise<void> {
    outlet.check();
    if (start === end) return;
    const buffer = this.#pool.take();
    const chunk = buffer.subarray(0, end - start);
    await this.#fill(chunk, start);
    if (await outlet.write(chunk)) this.#pool.give(buffer);
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
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#reads.size > 0) await Promise.allSettled(this.#reads);
    await onDisk(() => this.#files.release(this.#file));
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
