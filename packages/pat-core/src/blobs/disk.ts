import { constants } from 'node:fs';
import { access, lstat, opendir, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { PatError } from '../shared/errors.js';
import { BufferPool } from './buffer-pool.js';
import { DiskBlobDraft } from './disk/draft.js';
import { isMissing, onDisk } from './disk/errors.js';
import { FileSink } from './disk/file-sink.js';
import { isBlobKey, Layout, syncFolder } from './disk/layout.js';
import { Publisher } from './disk/publisher.js';
import { DiskBlobReader } from './disk/reader.js';
import { SharedFiles } from './disk/shared-files.js';
import { DiskStagedBlob } from './disk/staged.js';
import { TemporaryFiles } from './disk/temporary-files.js';
import { WriteBehind } from './disk/write-behind.js';
import { untilAborted } from './interruption.js';
import type {
  BlobDraft,
  BlobEntry,
  BlobKey,
  BlobReader,
  BlobStore,
  StagedBlob,
  StagedKey,
  StoredBlob,
} from './types.js';

/**
 * Blobs as files of `folder`, which is made when it is missing. All of it must be on one file system that has hard
 * links. Several processes may use the same folder.
 * @throws unavailable when the folder cannot be used
 */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  const layout = new Layout(folder);
  const store = new DiskBlobStore(layout);
  await onDisk(() => layout.prepare());
  await store.ready();
  return store;
}

class DiskBlobStore implements BlobStore {
  readonly #layout: Layout;
  readonly #temporaryFiles: TemporaryFiles;
  readonly #publisher: Publisher;
  readonly #files = new SharedFiles();
  readonly #pool = new BufferPool();
  readonly #shares = { pool: this.#pool, behind: new WriteBehind() };

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#temporaryFiles = new TemporaryFiles(layout);
    this.#publisher = new Publisher(layout);
  }

  async put(
    source: AsyncIterable<Uint8Array>,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<StoredBlob> {
    const file = await onDisk(() => this.#temporaryFiles.create());
    try {
      const sink = new FileSink(file.handle, this.#shares);
      for await (const chunk of signal ? untilAborted(source, signal) : source) {
        await onDisk(() => sink.write(chunk));
      }
      return await onDisk(async () => {
        await sink.finish();
        return { key: await this.#publisher.move(file.path), sizeBytes: sink.sizeBytes };
      });
    } finally {
      await onDisk(() => this.#temporaryFiles.remove(file));
    }
  }

  async open(key: BlobKey): Promise<BlobReader> {
    const path = this.#layout.pathOf(key);
    return onDisk(async () => {
      const file = await this.#files.open(path).catch(throwNotFound);
      return new DiskBlobReader(this.#files, file, this.#pool);
    });
  }

  async sizeOf(key: BlobKey): Promise<number> {
    const path = this.#layout.pathOf(key);
    return onDisk(async () => (await lstat(path).catch(throwNotFound)).size);
  }

  async draft({ from }: { readonly from?: BlobKey | undefined } = {}): Promise<BlobDraft> {
    const basePath = from === undefined ? undefined : this.#layout.pathOf(from);
    return onDisk(async () => {
      const file = basePath
        ? await this.#temporaryFiles.linkTo(basePath).catch(throwNotFound)
        : await this.#temporaryFiles.create();
      try {
        const sizeBytes = (await file.handle.stat()).size;
        return new DiskBlobDraft(this.#temporaryFiles, this.#publisher, {
          file,
          sizeBytes,
          isBlob: basePath !== undefined,
        });
      } catch (error) {
        await this.#temporaryFiles.remove(file);
        throw error;
      }
    });
  }

  stage(): Promise<StagedKey> {
    return onDisk(async () => {
      const file = await this.#temporaryFiles.create();
      await this.#temporaryFiles.leave(file);
      await syncFolder(this.#layout.temporaryFolder);
      return basename(file.path) as StagedKey;
    });
  }

  async openStaged(key: StagedKey): Promise<StagedBlob> {
    const path = this.#layout.stagedPathOf(key);
    return onDisk(async () => {
      const file = await this.#temporaryFiles.reopen(path).catch(throwNotFound);
      try {
        // What a process that was killed had written is there, but perhaps not on the disk.
        await file.handle.datasync();
        const disk = { files: this.#temporaryFiles, publisher: this.#publisher, shares: this.#shares };
        return new DiskStagedBlob(disk, file, (await file.handle.stat()).size);
      } catch (error) {
        await this.#temporaryFiles.leave(file);
        throw error;
      }
    });
  }

  async deleteStaged(key: StagedKey): Promise<void> {
    const path = this.#layout.stagedPathOf(key);
    await onDisk(() => unlink(path).catch(unlessMissing));
  }

  async delete(keys: Iterable<BlobKey>): Promise<void> {
    const paths = Array.from(keys, (key) => this.#layout.pathOf(key));
    await onDisk(async () => {
      for (const path of paths) {
        await unlink(path).catch(unlessMissing);
        await this.#files.forget(path);
      }
    });
  }

  async *list(): AsyncGenerator<BlobEntry> {
    for (const folder of this.#layout.blobFolders) {
      for await (const { name: key } of await onDisk(() => opendir(folder))) {
        if (!isBlobKey(key)) continue;
        const stats = await onDisk(() => lstat(this.#layout.pathOf(key)).catch(unlessMissing));
        // The change time, since a blob sealed from an old one shares the file and its modification time.
        if (stats) yield { key, modifiedAt: stats.ctimeMs };
      }
    }
  }

  purgeLeftovers(olderThan: number): Promise<void> {
    return onDisk(() => this.#temporaryFiles.purge(olderThan));
  }

  ready(): Promise<void> {
    return onDisk(() =>
      access(this.#layout.temporaryFolder, constants.R_OK | constants.W_OK | constants.X_OK),
    );
  }
}

function throwNotFound(cause: unknown): never {
  if (isMissing(cause)) throw new PatError('not_found', 'There is no such blob.', { cause });
  throw cause;
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
