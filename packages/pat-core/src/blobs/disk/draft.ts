import { PatError } from '../../shared/errors.js';
import { Gate } from '../gate.js';
import type { BlobDraft, StoredBlob } from '../types.js';
import { onDisk } from './errors.js';
import { readFully, writeFully } from './positioned.js';
import type { Publisher } from './publisher.js';
import type { TemporaryFile, TemporaryFiles } from './temporary-files.js';

/**
 * A working copy in a temporary file. While that file is also a blob's (it began from one, or was sealed), the first
 * change copies it.
 */
export class DiskBlobDraft implements BlobDraft {
  readonly #files: TemporaryFiles;
  readonly #publisher: Publisher;
  readonly #gate = new Gate();
  #file: TemporaryFile;
  #sizeBytes: number;
  #isBlob: boolean;
  #failure: unknown;

  constructor(
    files: TemporaryFiles,
    publisher: Publisher,
    start: { readonly file: TemporaryFile; readonly sizeBytes: number; readonly isBlob: boolean },
  ) {
    this.#files = files;
    this.#publisher = publisher;
    this.#file = start.file;
    this.#sizeBytes = start.sizeBytes;
    this.#isBlob = start.isBlob;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async write(source: Uint8Array, position: number): Promise<void> {
    if (source.length === 0) return;
    const writeOwn = () =>
      this.#gate.together(async () => {
        if (this.#isBlob) return false;
        await writeFully(this.#file.handle, source, position);
        this.#sizeBytes = Math.max(this.#sizeBytes, position + source.length);
        return true;
      });
    await onDisk(async () => {
      while (!(await writeOwn())) await this.#gate.alone(() => this.#own());
    });
  }

  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return onDisk(() =>
      this.#gate.together(() => readFully(this.#file.handle, target, offset, length, position)),
    );
  }

  truncate(sizeBytes: number): Promise<void> {
    return onDisk(() =>
      this.#gate.alone(async () => {
        if (sizeBytes === this.#sizeBytes) return;
        await this.#own();
        await this.#file.handle.truncate(sizeBytes);
        this.#sizeBytes = sizeBytes;
      }),
    );
  }

  seal(): Promise<StoredBlob> {
    return onDisk(() =>
      this.#gate.alone(async () => {
        if (!this.#isBlob) await this.#sync();
        // From here on, before anything can fail: a half-published file must not change either.
        this.#isBlob = true;
        return { key: await this.#publisher.link(this.#file.path), sizeBytes: this.#sizeBytes };
      }),
    );
  }

  discard(): Promise<void> {
    return onDisk(() => this.#gate.alone(() => this.#files.remove(this.#file)));
  }

  /** After a failed sync a second one can succeed although pages were lost, so a draft gets no second try. */
  async #sync(): Promise<void> {
    if (this.#failure !== undefined) {
      throw new PatError('unavailable', 'The storage lost part of this content.', { cause: this.#failure });
    }
    try {
      await this.#file.handle.datasync();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  async #own(): Promise<void> {
    if (!this.#isBlob) return;
    const shared = this.#file;
    this.#file = await this.#files.copyOf(shared.path);
    this.#isBlob = false;
    await this.#files.remove(shared);
  }
}
