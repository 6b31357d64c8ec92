import type { Readable, Writable } from 'node:stream';

declare const brand: unique symbol;

/** Names one blob in its store; its text means nothing to anybody else. */
export type BlobKey = string & { readonly [brand]: 'BlobKey' };

/** Names one staged content in its store; its text means nothing to anybody else. */
export type StagedKey = string & { readonly [brand]: 'StagedKey' };

export interface StoredBlob {
  readonly key: BlobKey;
  readonly sizeBytes: number;
}

/** Bytes `start` to `end`, both included, both within the content. */
export interface BlobRange {
  readonly start: number;
  readonly end: number;
}

export interface BlobEntry {
  readonly key: BlobKey;
  /** Milliseconds since the epoch; never earlier than when the blob was stored. */
  readonly modifiedAt: number;
}

/** An open blob. It keeps working after its key is deleted; several reads may be in flight at once. */
export interface BlobReader {
  readonly sizeBytes: number;
  /** Reads up to `length` bytes at `position` into `target` at `offset`; fewer only at the end. */
  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number>;
  /**
   * A range, or all. Every chunk is the receiver's to keep. Destroying the stream does not close the reader.
   * @throws range_not_satisfiable at once, when the range is not within the content
   */
  stream(range?: BlobRange): Readable;
  /**
   * Writes a range, or all, to `destination` and resolves when the destination is done with every byte; does not end it.
   * At most two chunks are in flight, and their memory is used again as soon as the destination calls back: give it
   * only destinations that are then done with a chunk (sockets, HTTP responses, files), never a PassThrough.
   * @throws incomplete when the destination closes or fails, or `signal` aborts, before the end; range_not_satisfiable
   */
  sendTo(
    destination: Writable,
    range?: BlobRange,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<void>;
  /** Idempotent; waits for the reads in flight. */
  close(): Promise<void>;
}

/**
 * A private working copy with random access. Calls may overlap: writes run together, `truncate`, `seal` and `discard`
 * alone, in the order of the calls.
 */
export interface BlobDraft {
  readonly sizeBytes: number;
  /** Writes all of `source`; a gap before `position` reads as zeros. `source` must not change until this resolves. */
  write(source: Uint8Array, position: number): Promise<void>;
  /** As {@link BlobReader.read}. */
  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number>;
  truncate(sizeBytes: number): Promise<void>;
  /**
   * Stores the content as it is now, durably, as a new blob. The draft may be written on and sealed again.
   * @throws unavailable for good once the disk failed to confirm: what it holds is then unknown
   */
  seal(): Promise<StoredBlob>;
  /** Drops the working copy, not what was sealed. Idempotent; always call it at the end. */
  discard(): Promise<void>;
}

/** A content that arrives in pieces, also in one process after another. Whoever appends sees to it that nobody else does. */
export interface StagedBlob {
  /** What has arrived and is durable. */
  readonly sizeBytes: number;
  /**
   * Adds all that `source` yields; durable when it ends, also when it fails: what arrived before stays.
   * @throws what `source` throws; incomplete when `signal` aborts
   */
  append(
    source: AsyncIterable<Uint8Array>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<void>;
  /** As {@link BlobReader.read}. */
  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number>;
  /** Stores the content as a blob, without copying: nothing may be appended any more. May be done again. */
  seal(): Promise<StoredBlob>;
  /** The content stays. Always call it at the end. */
  close(): Promise<void>;
}

/**
 * Immutable blobs under opaque keys.
 *
 * All of them @throws insufficient_storage, unavailable, and invalid for a key that this store cannot have made.
 */
export interface BlobStore {
  /**
   * Stores all that `source` yields; durable when it resolves. A chunk may be used again once the next is asked for.
   * When anything fails, nothing is left behind, a source that was begun is closed, and its own error is thrown as it is.
   * @throws incomplete when `signal` aborts
   */
  put(
    source: AsyncIterable<Uint8Array>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<StoredBlob>;
  /** What another process has deleted may be found for a second more. @throws not_found */
  open(key: BlobKey): Promise<BlobReader>;
  /** How many bytes the storage itself has of it now, which is what was stored unless something is wrong. @throws not_found */
  sizeOf(key: BlobKey): Promise<number>;
  /** Starts empty, or with the content of the blob `from`, which never changes. @throws not_found */
  draft(options?: { readonly from?: BlobKey | undefined }): Promise<BlobDraft>;
  /** Begins a content that arrives in pieces; there, and empty, after a crash. */
  stage(): Promise<StagedKey>;
  /** @throws not_found */
  openStaged(key: StagedKey): Promise<StagedBlob>;
  /** Removes a staged content, not what was sealed. Idempotent. */
  deleteStaged(key: StagedKey): Promise<void>;
  /** Idempotent: keys without a blob are passed over. After a crash a deleted blob may be back, as an orphan. */
  delete(keys: Iterable<BlobKey>): Promise<void>;
  /** Every blob, in no order, in bounded memory; blobs stored or deleted meanwhile may or may not be among them. */
  list(): AsyncIterable<BlobEntry>;
  /**
   * Removes what puts and drafts that never ended left behind, and staged contents, if last touched before `olderThan`
   * (milliseconds since the epoch). What this process has open is left alone.
   */
  purgeLeftovers(olderThan: number): Promise<void>;
  /** @throws unavailable when blobs cannot be stored or read now */
  ready(): Promise<void>;
}
