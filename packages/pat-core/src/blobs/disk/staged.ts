import { untilAborted } from '../interruption.js';
import type { StagedBlob, StoredBlob } from '../types.js';
import { onDisk } from './errors.js';
import { FileSink, type FileSinkShares } from './file-sink.js';
import { readFully } from './positioned.js';
import type { Publisher } from './publisher.js';
import type { TemporaryFile, TemporaryFiles } from './temporary-files.js';

/** A staged content in a temporary file, whose length says how much has arrived. */
export class DiskStagedBlob implements StagedBlob {
  #sizeBytes: number;

  /** @param sizeBytes the length of the file, all of it durable */
  constructor(
    private readonly disk: {
      readonly files: TemporaryFiles;
      readonly publisher: Publisher;
      readonly shares: FileSinkShares;
    },
    private readonly file: TemporaryFile,
    sizeBytes: number,
  ) {
    this.#sizeBytes = sizeBytes;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async append(
    source: AsyncIterable<Uint8Array>,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    const sink = new FileSink(this.file.handle, this.disk.shares, this.#sizeBytes);
    try {
      for await (const chunk of signal ? untilAborted(source, signal) : source) {
        await onDisk(() => sink.write(chunk));
      }
    } finally {
      await onDisk(() => sink.finish());
      this.#sizeBytes = sink.sizeBytes;
    }
  }

  read(target: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return onDisk(() => readFully(this.file.handle, target, offset, length, position));
  }

  seal(): Promise<StoredBlob> {
    return onDisk(async () => ({
      key: await this.disk.publisher.link(this.file.path),
      sizeBytes: this.#sizeBytes,
    }));
  }

  close(): Promise<void> {
    return onDisk(() => this.disk.files.leave(this.file));
  }
}
