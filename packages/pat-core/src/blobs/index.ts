export { chunkBytes } from './buffer-pool.js';
export {
  type ContentDraft,
  type ContentReader,
  type Contents,
  inlineLimitBytes,
  openContents,
  type ReceiveOptions,
  type StagedContent,
  type StoredContent,
} from './contents.js';
export { openDiskBlobStore } from './disk.js';
export type {
  BlobDraft,
  BlobEntry,
  BlobKey,
  BlobRange,
  BlobReader,
  BlobStore,
  StagedKey,
  StoredBlob,
} from './types.js';
