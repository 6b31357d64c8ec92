import type { BlobStore, StagedKey } from '../types.js';
import { inlineLimitBytes, type StagedContent } from './types.js';

/** See {@link Contents.openStaged}. */
export async function openStagedContent(store: BlobStore, key: StagedKey): Promise<StagedContent> {
  const blob = await store.openStaged(key);
  return {
    get sizeBytes() {
      return blob.sizeBytes;
    },
    append: (source, options) => blob.append(source, options),
    async seal() {
      const { sizeBytes } = blob;
      if (sizeBytes <= inlineLimitBytes) {
        const content = Buffer.alloc(sizeBytes);
        await blob.read(content, 0, sizeBytes, 0);
        return { sizeBytes, content };
      }
      return { sizeBytes, storeKey: (await blob.seal()).key };
    },
    close: () => blob.close(),
  };
}
