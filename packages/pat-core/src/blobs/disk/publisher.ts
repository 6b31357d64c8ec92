import { randomInt } from 'node:crypto';
import { link, rename, unlink } from 'node:fs/promises';
import type { BlobKey } from '../types.js';
import { type Layout, syncFolder } from './layout.js';

interface Publication {
  readonly place: (target: string) => Promise<void>;
  readonly resolve: (key: BlobKey) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gives finished files their keys. What arrives while a folder is being synced goes to the next folder together, so
 * that many writers share one sync.
 */
export class Publisher {
  readonly #layout: Layout;
  #folder: number;
  #waiting: Publication[] = [];
  #running = false;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#folder = randomInt(layout.blobFolders.length);
  }

  /** The file at `path` becomes a blob. Resolves when its name is durable; its content must be so already. */
  move(path: string): Promise<BlobKey> {
    return this.#publish((target) => rename(path, target));
  }

  /** As {@link move}, and `path` stays as a second name of the file. */
  link(path: string): Promise<BlobKey> {
    return this.#publish((target) => link(path, target));
  }

  #publish(place: Publication['place']): Promise<BlobKey> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ place, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#publishBatch(batch);
    }
    this.#running = false;
  }

  async #publishBatch(batch: readonly Publication[]): Promise<void> {
    const folder = this.#folder++ % this.#layout.blobFolders.length;
    const placing = batch.map((publication) => this.#place(publication, folder));
    const placed = (await Promise.all(placing)).filter((one) => one !== undefined);
    try {
      if (placed.length > 0) await syncFolder(this.#layout.blobFolders[folder] ?? this.#layout.root);
      for (const { publication, key } of placed) publication.resolve(key);
    } catch (error) {
      await Promise.allSettled(placed.map(({ key }) => unlink(this.#layout.pathOf(key))));
      for (const { publication } of placed) publication.reject(error);
    }
  }

  async #place(publication: Publication, folder: number) {
    const key = this.#layout.newKey(folder);
    try {
      await publication.place(this.#layout.pathOf(key));
      return { publication, key };
    } catch (error) {
      publication.reject(error);
      return undefined;
    }
  }
}
