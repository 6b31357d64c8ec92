import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PatError } from '../../shared/errors.js';
import type { BlobKey, StagedKey } from '../types.js';

const folderNames = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));
const keyPattern = /^[0-9a-f]{34}$/;
const stagedKeyPattern = /^[0-9a-f]{32}$/;

/** Owner only: the store's files are nobody else's to read. */
export const fileMode = 0o600;
const folderMode = 0o700;

/**
 * Where things are: blob `ab…` at `ab/ab…`, unfinished files in `tmp/`. A key is the name of its folder (two hex digits)
 * and 128 random bits.
 */
export class Layout {
  readonly root: string;
  readonly temporaryFolder: string;
  readonly blobFolders: readonly string[];

  constructor(root: string) {
    this.root = resolve(root);
    this.temporaryFolder = join(this.root, 'tmp');
    this.blobFolders = folderNames.map((name) => join(this.root, name));
  }

  /** Makes the folders that are missing, durably. */
  async prepare(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: folderMode });
    const present = new Set(await readdir(this.root));
    const missing = ['tmp', ...folderNames].filter((name) => !present.has(name));
    if (missing.length === 0) return;
    // Another process may be preparing the same folder.
    for (const name of missing) await mkdir(join(this.root, name), { recursive: true, mode: folderMode });
    await syncFolder(this.root);
    await syncFolder(dirname(this.root));
  }

  newTemporaryPath(): string {
    return join(this.temporaryFolder, randomName());
  }

  /** @throws invalid for anything that is not the name of a temporary file */
  stagedPathOf(key: StagedKey): string {
    if (!stagedKeyPattern.test(key))
      throw new PatError('invalid', 'This is not the key of a staged content.');
    return join(this.temporaryFolder, key);
  }

  /** @param folder index into {@link blobFolders} */
  newKey(folder: number): BlobKey {
    return `${folderNames[folder % folderNames.length]}${randomName()}` as BlobKey;
  }

  /** @throws invalid for anything that {@link newKey} cannot have made, before it touches a path */
  pathOf(key: BlobKey): string {
    if (!isBlobKey(key)) throw new PatError('invalid', 'This is not the key of a blob.');
    return join(this.root, key.slice(0, 2), key);
  }
}

export function isBlobKey(text: unknown): text is BlobKey {
  return typeof text === 'string' && keyPattern.test(text);
}

/** Makes the entries of a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function randomName(): string {
  return randomBytes(16).toString('hex');
}
