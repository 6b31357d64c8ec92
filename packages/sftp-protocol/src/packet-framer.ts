import { ByteReader } from './byte-reader.js';
import { DEFAULT_PACKET_LIMIT_BYTES } from './limits.js';
import { ProtocolError } from './protocol-error.js';

const LENGTH_BYTES = 4;

/** Settings of a decoder. */
export interface DecoderOptions {
  /** Largest packet accepted, its length field not counted. Default: 257 KiB. */
  readonly maxPacketBytes?: number;
}

/**
 * Cuts a byte stream into packets: a uint32 length, then so many bytes. A packet that lies whole in one chunk is
 * decoded where it is; one that spans chunks is gathered with one copy. Stores at most one packet.
 *
 * @see draft-ietf-secsh-filexfer-02 §3
 */
export class PacketFramer<Packet> {
  readonly #decode: (body: ByteReader) => Packet;
  readonly #maxPacketBytes: number;
  readonly #reader = new ByteReader();
  readonly #lengthField = Buffer.alloc(LENGTH_BYTES);
  #lengthBytesSeen = 0;
  /** The body being gathered, of its final size. */
  #body: Buffer | undefined;
  #bodyBytesSeen = 0;
  #failure: ProtocolError | undefined;

  constructor(decode: (body: ByteReader) => Packet, options: DecoderOptions = {}) {
    this.#decode = decode;
    this.#maxPacketBytes = options.maxPacketBytes ?? DEFAULT_PACKET_LIMIT_BYTES;
  }

  /** Bytes held of a packet whose end has not arrived. */
  get bufferedBytes(): number {
    return this.#lengthBytesSeen + this.#bodyBytesSeen;
  }

  /** Yields the packets that the chunk completes. After an error every later call throws the same error. */
  *push(chunk: Buffer): Generator<Packet, void, undefined> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      yield* this.#packets(chunk);
    } catch (error) {
      if (error instanceof ProtocolError) this.#failure = error;
      throw error;
    }
  }

  *#packets(chunk: Buffer): Generator<Packet, void, undefined> {
    let position = 0;
    while (position < chunk.length) {
      if (this.#body !== undefined) {
        position += this.#gather(this.#body, chunk, position);
        if (this.#bodyBytesSeen < this.#body.length) return;
        const body = this.#body;
        this.#startPacket();
        yield this.#decode(this.#reader.reset(body));
        continue;
      }
      position += this.#takeLength(chunk, position);
      if (this.#lengthBytesSeen < LENGTH_BYTES) return;
      const length = this.#checkedLength();
      if (length > chunk.length - position) {
        this.#body = Buffer.allocUnsafe(length);
        continue;
      }
      const start = position;
      position += length;
      this.#startPacket();
      yield this.#decode(this.#reader.reset(chunk, start, position));
    }
  }

  #startPacket(): void {
    this.#body = undefined;
    this.#bodyBytesSeen = 0;
    this.#lengthBytesSeen = 0;
  }

  #gather(body: Buffer, chunk: Buffer, from: number): number {
    const copied = chunk.copy(body, this.#bodyBytesSeen, from);
    this.#bodyBytesSeen += copied;
    return copied;
  }

  #takeLength(chunk: Buffer, from: number): number {
    const copied = chunk.copy(this.#lengthField, this.#lengthBytesSeen, from);
    this.#lengthBytesSeen += copied;
    return copied;
  }

  #checkedLength(): number {
    const length = this.#lengthField.readUInt32BE();
    if (length === 0) throw new ProtocolError('empty-packet', 'a packet of length 0');
    if (length > this.#maxPacketBytes) {
      throw new ProtocolError(
        'oversize-packet',
        `${length} bytes announced, ${this.#maxPacketBytes} allowed`,
      );
    }
    return length;
  }
}
