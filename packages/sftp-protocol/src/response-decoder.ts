import { decodeResponse } from './decode-response.js';
import { type DecoderOptions, PacketFramer } from './packet-framer.js';
import type { Response } from './response.js';

/** The client's side of a byte stream: chunks in, responses out. Holds at most one incomplete packet. */
export class ResponseDecoder {
  readonly #framer: PacketFramer<Response>;

  constructor(options?: DecoderOptions) {
    this.#framer = new PacketFramer(decodeResponse, options);
  }

  /** Bytes held of a response whose end has not arrived. */
  get bufferedBytes(): number {
    return this.#framer.bufferedBytes;
  }

  /**
   * Yields the responses that the chunk completes; what RequestDecoder says of iterating and of views holds here.
   *
   * @throws ProtocolError
   */
  push(chunk: Buffer): Iterable<Response> {
    return this.#framer.push(chunk);
  }
}
