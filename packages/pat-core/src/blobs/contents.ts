import { openContentDraft } from './contents/draft.js';
import { openContentReader } from './contents/reader.js';
import { receive } from './contents/receive.js';
import type { Contents } from './contents/types.js';
import type { BlobStore } from './types.js';

export * from './contents/types.js';

export function openContents(store: BlobStore): Contents {
  return {
    receive: (source, options) => receive(store, source, options),
    draft: (from) => openContentDraft(store, from),
    reader: (stored) => openContentReader(store, stored),
    drop: async (stored) => {
      if ('storeKey' in stored) await store.delete([stored.storeKey]);
    },
  };
}
