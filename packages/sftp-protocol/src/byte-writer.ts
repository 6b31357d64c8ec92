const LENGTH_BYTES = 4;
const TWO_POW_32 = 0x1_0000_0000;

/**
 * Builds one packet: its length field, its type, then the fields in the order of the calls. Grows as needed;
 * `finish` fills in the length.
 */
export class ByteWriter {
  #bytes: Buffer;
  #position = LENGTH_BYTES;

  constructor(packetType: number, expectedBytes = 64) {
    this.#bytes = Buffer.allocUnsafe(LENGTH_BYTES + 1 + expectedBytes);
    this.uint8(packetType);
  }

  uint8(value: number): this {
    this.#reserve(1);
    this.#position = this.#bytes.writeUInt8(value, this.#position);
    return this;
  }

  uint32(value: number): this {
    this.#reserve(4);
    this.#position = this.#bytes.writeUInt32BE(value, this.#position);
    return this;
  }

  uint64(value: number | bigint): this {
    if (typeof value === 'number')
      return this.uint32(Math.floor(value / TWO_POW_32)).uint32(value % TWO_POW_32);
    this.#reserve(8);
    this.#position = this.#bytes.writeBigUInt64BE(value, this.#position);
    return this;
  }

  /** A string of UTF-8 text. */
  text(value: string): this {
    return this.#string(value, 'utf8', value.length * 3);
  }

  /** A string in which each character stands for one byte: handles. */
  binary(value: string): this {
    return this.#string(value, 'latin1', value.length);
  }

  /** A string of bytes. */
  bytes(value: Uint8Array): this {
    return this.uint32(value.length).raw(value);
  }

  /** Bytes without a length in front. */
  raw(value: Uint8Array): this {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#position);
    this.#position += value.length;
    return this;
  }

  /** A string whose content is fields in turn. */
  nested(writeFields: (writer: this) => void): this {
    const lengthAt = this.#position;
    this.uint32(0);
    writeFields(this);
    this.#bytes.writeUInt32BE(this.#position - lengthAt - LENGTH_BYTES, lengthAt);
    return this;
  }

  finish(): Buffer {
    this.#bytes.writeUInt32BE(this.#position - LENGTH_BYTES, 0);
    return this.#bytes.subarray(0, this.#position);
  }

  #string(value: string, encoding: 'utf8' | 'latin1', maxBytes: number): this {
    this.#reserve(LENGTH_BYTES + maxBytes);
    const written = this.#bytes.write(value, this.#position + LENGTH_BYTES, encoding);
    this.#bytes.writeUInt32BE(written, this.#position);
    this.#position += LENGTH_BYTES + written;
    return this;
  }

  #reserve(count: number): void {
    const needed = this.#position + count;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#position);
    this.#bytes = grown;
  }
}
