import { PatError } from '../../shared/errors.js';
import type { BlobDraft, BlobStore } from '../types.js';
import { MemoryFile } from './memory.js';
import { type ContentDraft, inlineLimitBytes, type StoredContent } from './types.js';

/** Up to this size a draft is held in memory, so that a small upload makes no temporary file. */
export const draftMemoryBytes = 64 * 1024;

/** See {@link Contents.draft}. */
export async function openContentDraft(
  store: BlobStore,
  from: StoredContent | undefined,
): Promise<ContentDraft> {
  if (from === undefined) return new SpillingDraft(store, new Uint8Array());
  if ('content' in from) return new SpillingDraft(store, from.content);
  return new StoredDraft(await store.draft({ from: from.storeKey }));
}

/** In memory at first; goes over to the store once, when it grows too large. */
class SpillingDraft implements ContentDraft {
  readonly #store: BlobStore;
  #memory: MemoryFile;
  #spilling: Promise<StoredDraft> | undefined;
  #spilled: StoredDraft | undefined;

  constructor(store: BlobStore, content: Uint8Array) {
    this.#store = store;
    this.#memory = new MemoryFile(content);
  }

  get sizeBytes(): number {
    return (this.#spilled ?? this.#memory).sizeBytes;
  }

  async write(source: Uint8Array, position: number): Promise<void> {
    const draft = this.#storedFor(position + source.length);
    if (draft) return (await draft).write(source, position);
    if (source.length > 0) this.#memory.write(source, position);
  }

  async read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    if (this.#spilling) return (await this.#spilling).read(target, offset, length, position);
    return this.#memory.read(target, offset, length, position);
  }

  async truncate(sizeBytes: number): Promise<void> {
    const draft = this.#storedFor(sizeBytes);
    if (draft) return (await draft).truncate(sizeBytes);
    this.#memory.truncate(sizeBytes);
  }

  async seal(): Promise<StoredContent> {
    if (this.#spilling) return (await this.#spilling).seal();
    const content = Buffer.from(this.#memory.bytes);
    if (content.length <= inlineLimitBytes) return { sizeBytes: content.length, content };
    const { key, sizeBytes } = await this.#store.put(once(content));
    return { sizeBytes, storeKey: key };
  }

  async discard(): Promise<void> {
    const spilling = this.#spilling;
    this.#spilling = Promise.reject(new PatError('internal', 'This draft was discarded.'));
    this.#spilling.catch(() => undefined);
    // A spill that failed has cleaned up after itself.
    const draft = await spilling?.catch(() => undefined);
    await draft?.discard();
  }

  /** The draft in the store, when there is one or `sizeBytes` calls for one. */
  #storedFor(sizeBytes: number): Promise<StoredDraft> | undefined {
    if (!this.#spilling && sizeBytes > draftMemoryBytes) {
      this.#spilling = this.#spill();
    }
    return this.#spilling;
  }

  async #spill(): Promise<StoredDraft> {
    const blob = await this.#store.draft();
    try {
      await blob.write(this.#memory.bytes, 0);
    } catch (error) {
      await blob.discard();
      throw error;
    }
    this.#spilled = new StoredDraft(blob);
    this.#memory = new MemoryFile(new Uint8Array());
    return this.#spilled;
  }
}

/** A draft in the store, whose content comes back into memory when it is small in the end. */
class StoredDraft implements ContentDraft {
  readonly #blob: BlobDraft;

  constructor(blob: BlobDraft) {
    this.#blob = blob;
  }

  get sizeBytes(): number {
    return this.#blob.sizeBytes;
  }

  write(source: Uint8Array, position: number): Promise<void> {
    return this.#blob.write(source, position);
  }

  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return this.#blob.read(target, offset, length, position);
  }

  truncate(sizeBytes: number): Promise<void> {
    return this.#blob.truncate(sizeBytes);
  }

  async seal(): Promise<StoredContent> {
    const small = Buffer.alloc(inlineLimitBytes + 1);
    const length = await this.#blob.read(small, 0, small.length, 0);
    if (length <= inlineLimitBytes)
      return { sizeBytes: length, content: Buffer.from(small.subarray(0, length)) };
    const { key, sizeBytes } = await this.#blob.seal();
    return { sizeBytes, storeKey: key };
  }

  discard(): Promise<void> {
    return this.#blob.discard();
  }
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
