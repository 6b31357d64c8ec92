import { Readable, type Writable } from 'node:stream';
import { PatError } from '../../shared/errors.js';
import { Outlet } from '../outlet.js';
import { spanOf } from '../range.js';
import type { BlobRange, BlobReader, BlobStore } from '../types.js';
import type { ContentReader, StoredContent } from './types.js';

/** See {@link Contents.reader}. */
export async function openContentReader(store: BlobStore, stored: StoredContent): Promise<ContentReader> {
  if ('content' in stored) return new MemoryContentReader(stored.content);
  const blob = await store.open(stored.storeKey);
  if (blob.sizeBytes !== stored.sizeBytes) {
    await blob.close();
    throw new PatError('unavailable', 'The stored content does not have the size it should have.');
  }
  return new StoredContentReader(blob);
}

class MemoryContentReader implements ContentReader {
  readonly content: Buffer;

  constructor(content: Buffer) {
    this.content = content;
  }

  get sizeBytes(): number {
    return this.content.length;
  }

  async read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    const piece = this.content.subarray(position, position + length);
    target.set(piece, offset);
    return piece.length;
  }

  stream(range?: BlobRange): Readable {
    const piece = this.#piece(range);
    return Readable.from(piece.length > 0 ? [Buffer.from(piece)] : [], { objectMode: false });
  }

  async sendTo(
    destination: Writable,
    range?: BlobRange,
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    const piece = this.#piece(range);
    const outlet = new Outlet(destination, options.signal);
    try {
      if (piece.length > 0) await outlet.write(piece);
      outlet.check();
    } finally {
      outlet.release();
    }
  }

  async close(): Promise<void> {}

  #piece(range: BlobRange | undefined): Buffer {
    const { position, end } = spanOf(range, this.content.length);
    return this.content.subarray(position, end);
  }
}

class StoredContentReader implements ContentReader {
  readonly content = undefined;
  readonly #blob: BlobReader;

  constructor(blob: BlobReader) {
    this.#blob = blob;
  }

  get sizeBytes(): number {
    return this.#blob.sizeBytes;
  }

  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return this.#blob.read(target, offset, length, position);
  }

  stream(range?: BlobRange): Readable {
    return this.#blob.stream(range);
  }

  sendTo(...args: Parameters<BlobReader['sendTo']>): Promise<void> {
    return this.#blob.sendTo(...args);
  }

  close(): Promise<void> {
    return this.#blob.close();
  }
}
