import { openContentDraft } from './contents/draft.js';
import { openContentReader } from './contents/reader.js';
import { receive } from './contents/receive.js';
import { openStagedContent } from './contents/staged.js';
import type { Contents } from './contents/types.js';
import type { BlobStore } from './types.js';

export * from './contents/types.js';

export function openContents(store: BlobStore): Contents {
  return {
    receive: (source, options) => receive(store, source, options),
    draft: (from) => openContentDraft(store, from),
    reader: (stored) => openContentReader(store, stored),
    stage: () => store.stage(),
    openStaged: (key) => openStagedContent(store, key),
    dropStaged: (key) => store.deleteStaged(key),
    drop: async (stored) => {
      if ('storeKey' in stored) await store.delete([stored.storeKey]);
    },
  };
}
