import { Readable, type Writable } from 'node:stream';
import { type ContentReader, chunkBytes } from '../blobs/index.js';
import type { Lease } from './lease.js';
import type { ByteRange, NodeInfo, OpenFile } from './types.js';

const leaseCheckMs = 250;

/** A content reader that goes on only while its caller may read. */
export class LeasedFile implements OpenFile {
  constructor(
    readonly node: NodeInfo,
    private readonly reader: ContentReader,
    private readonly lease: Lease,
  ) {}

  get content(): Buffer | undefined {
    return this.reader.content;
  }

  async read(target: Buffer, offset: number, length: number, position: number): Promise<number> {
    await this.lease.check();
    return this.reader.read(target, offset, length, position);
  }

  stream(range?: ByteRange): Readable {
    return Readable.from(this.#chunks(this.reader.stream(range)), { objectMode: false });
  }

  async *#chunks(source: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      await this.lease.check();
      yield chunk;
    }
  }

  async sendTo(destination: Writable, range?: ByteRange): Promise<void> {
    await this.lease.check();
    const { start, end } = range ?? { start: 0, end: this.reader.sizeBytes - 1 };
    // What is read at once needs no watch.
    if (end - start < chunkBytes) return this.reader.sendTo(destination, range);
    return this.#sendWatched(destination, range);
  }

  async #sendWatched(destination: Writable, range: ByteRange | undefined): Promise<void> {
    const refusal = new AbortController();
    const timer = setInterval(() => {
      this.lease.check()?.catch((error) => refusal.abort(error));
    }, leaseCheckMs);
    try {
      await this.reader.sendTo(destination, range, { signal: refusal.signal });
    } catch (error) {
      throw refusal.signal.aborted ? refusal.signal.reason : error;
    } finally {
      clearInterval(timer);
    }
  }

  close(): Promise<void> {
    return this.reader.close();
  }
}
