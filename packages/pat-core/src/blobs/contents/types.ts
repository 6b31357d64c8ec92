import type { BlobDraft, BlobKey, BlobReader, StagedBlob, StagedKey } from '../types.js';

/** Contents up to this size live in the database row, larger ones in the blob store. */
export const inlineLimitBytes = 16 * 1024;

/** What a file holds: the bytes themselves when they are few, else where they are. */
export type StoredContent =
  | { readonly sizeBytes: number; readonly content: Buffer }
  | { readonly sizeBytes: number; readonly storeKey: BlobKey };

export interface ReceiveOptions {
  readonly signal?: AbortSignal | undefined;
  /** Exact length that the source must have. */
  readonly expectedSizeBytes?: number | undefined;
}

export interface ContentReader extends BlobReader {
  /** All of it, when it is in memory anyway; not to be changed. */
  readonly content: Buffer | undefined;
}

/** A {@link BlobDraft} that stays in memory while it is small. */
export interface ContentDraft extends Omit<BlobDraft, 'seal'> {
  seal(): Promise<StoredContent>;
}

/** A {@link StagedBlob} that comes into memory in the end when it is small. */
export interface StagedContent extends Omit<StagedBlob, 'seal' | 'read'> {
  seal(): Promise<StoredContent>;
}

/** The contents of files, wherever they are kept. Everything here @throws what the blob store throws. */
export interface Contents {
  /**
   * Takes all that `source` yields; durable when it resolves, except for what is in the answer itself. When anything
   * fails, nothing is left behind and the source is closed.
   * @throws incomplete when the source fails or ends short, or `signal` aborts; invalid when it is longer than expected
   */
  receive(source: AsyncIterable<Uint8Array>, options?: ReceiveOptions): Promise<StoredContent>;
  /** Starts empty, or with the content `from`, which never changes. */
  draft(from?: StoredContent): Promise<ContentDraft>;
  reader(stored: StoredContent): Promise<ContentReader>;
  /** Begins a content that arrives in pieces. */
  stage(): Promise<StagedKey>;
  /** @throws not_found */
  openStaged(key: StagedKey): Promise<StagedContent>;
  /** Removes a staged content, not what it was sealed as. Idempotent. */
  dropStaged(key: StagedKey): Promise<void>;
  /** Removes what `receive` or `seal` stored, when nothing came to refer to it. Idempotent. */
  drop(stored: StoredContent): Promise<void>;
}
