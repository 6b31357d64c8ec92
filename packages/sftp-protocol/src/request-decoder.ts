import { decodeRequest } from './decode-request.js';
import { type DecoderOptions, PacketFramer } from './packet-framer.js';
import type { Request } from './request.js';

/**
 * The server's side of a byte stream: chunks in, requests out. Holds at most one incomplete packet.
 */
export class RequestDecoder {
  readonly #framer: PacketFramer<Request>;

  constructor(options?: DecoderOptions) {
    this.#framer = new PacketFramer(decodeRequest, options);
  }

  /** Bytes held of a request whose end has not arrived; when the stream ends, not 0 means it was cut. */
  get bufferedBytes(): number {
    return this.#framer.bufferedBytes;
  }

  /**
   * Yields the requests that the chunk completes, decoding each when it is asked for: iterate to the end before the
   * next chunk. WRITE data may be a view of the chunk, so the chunk must not be overwritten while a request lives.
   *
   * @throws ProtocolError when the stream is no SFTP; requests before the bad packet have been yielded. Every later
   * call throws the same error.
   */
  push(chunk: Buffer): Iterable<Request> {
    return this.#framer.push(chunk);
  }
}
