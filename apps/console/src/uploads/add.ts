import { ApiError, api, ask } from '../api/client.js';
import { below } from '../files/paths.js';
import { foldersOf, type Picked } from './picked.js';
import type { UploadQueue } from './queue.js';

/** Makes the folders that files come with, where they are not there yet, and puts the files into the queue. */
export async function addTo(queue: UploadQueue, folder: string, picked: readonly Picked[]): Promise<void> {
  const failures = new Map<string, ApiError>();
  for (const path of foldersOf(picked)) {
    const failure = await makeFolder(below(folder, path));
    if (failure) failures.set(path, failure);
  }
  queue.add(
    picked.map(({ file, relativePath }) => {
      const error = failures.get(relativePath.slice(0, Math.max(relativePath.lastIndexOf('/'), 0)));
      return { file, path: below(folder, relativePath), ...(error && { error }) };
    }),
  );
}

async function makeFolder(path: string): Promise<ApiError | undefined> {
  try {
    await ask(api.POST('/api/v1/nodes', { body: { path } }));
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.code === 'already_exists' ? undefined : error;
  }
}
