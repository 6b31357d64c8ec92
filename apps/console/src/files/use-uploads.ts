import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../api/client.js';
import { below } from './paths.js';
import { folderKey } from './queries.js';
import { type Sending, sendFile } from './upload.js';

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly path: string;
  readonly share: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly error?: ApiError;
  readonly cancel: () => void;
}

let keys = 0;

/** Uploads that are under way or have ended, and what begins and clears them. */
export function useUploads() {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  function begin(path: string, file: File, overwrite: boolean): void {
    keys += 1;
    const key = keys;
    const change = (changes: Partial<Upload>) =>
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
    const sending: Sending = sendFile(path, file, overwrite, (share) => change({ share }));
    const upload: Upload = { key, file, path, share: 0, state: 'sending', cancel: sending.cancel };
    setUploads((all) => [...all.filter((other) => other.path !== path || other.state === 'sending'), upload]);
    sending.done.then(
      () => {
        change({ state: 'done', share: 1 });
        void queries.invalidateQueries({ queryKey: folderKey });
      },
      (error: ApiError) => change({ state: 'failed', error }),
    );
  }

  return {
    uploads,
    add: (folder: string, files: Iterable<File>) => {
      for (const file of files) begin(below(folder, file.name), file, false);
    },
    replace: ({ path, file }: Upload) => begin(path, file, true),
    clear: () => setUploads((all) => all.filter(({ state }) => state === 'sending')),
  };
}
