import { isUtf8 } from 'node:buffer';
import { ProtocolError } from './protocol-error.js';

/** A value that is well framed but that nobody can act on. */
export type ArgumentProblem = 'not-utf8' | 'nul-byte' | 'number-too-large' | 'too-many-values';

const TWO_POW_32 = 0x1_0000_0000;
const EMPTY = Buffer.alloc(0);

/**
 * Reads fields from the body of one packet, in place. One reader serves many packets: `reset` points it at the next.
 *
 * A field beyond the end throws; a text or number that cannot be expressed is noted in `problem` and read as '' or 0,
 * so that the request keeps its id and can be answered.
 *
 * @see RFC 4251 §5
 */
export class ByteReader {
  /** The first problem since `reset`. */
  problem: ArgumentProblem | undefined;
  #bytes: Buffer = EMPTY;
  #position = 0;
  #end = 0;

  reset(bytes: Buffer, start = 0, end = bytes.length): this {
    this.#bytes = bytes;
    this.#position = start;
    this.#end = end;
    this.problem = undefined;
    return this;
  }

  get remainingBytes(): number {
    return this.#end - this.#position;
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.#advance(1));
  }

  uint32(): number {
    return this.#bytes.readUInt32BE(this.#advance(4));
  }

  /** A uint64 as a number; above 2^53 - 1 a problem. */
  uint64(): number {
    const at = this.#advance(8);
    const value = this.#bytes.readUInt32BE(at) * TWO_POW_32 + this.#bytes.readUInt32BE(at + 4);
    if (Number.isSafeInteger(value)) return value;
    this.problem ??= 'number-too-large';
    return 0;
  }

  /** A uint64 at full width, for counters that may use all of it. */
  uint64Wide(): bigint {
    return this.#bytes.readBigUInt64BE(this.#advance(8));
  }

  /** A string's bytes: a view of the packet, not a copy. */
  bytes(): Buffer {
    const start = this.#string();
    return this.#bytes.subarray(start, this.#position);
  }

  /** A string of which every byte counts and none means a character: handles, names of extensions. */
  binary(): string {
    const start = this.#string();
    return this.#bytes.toString('latin1', start, this.#position);
  }

  /** A path or a name: strict UTF-8 without NUL, or a problem. */
  text(): string {
    const start = this.#string();
    const text = this.#bytes.toString('utf8', start, this.#position);
    // Decoding puts U+FFFD for every bad byte: only a text that has one needs the exact check.
    if (text.includes('\uFFFD') && !isUtf8(this.#bytes.subarray(start, this.#position))) {
      this.problem ??= 'not-utf8';
      return '';
    }
    if (text.includes('\0')) {
      this.problem ??= 'nul-byte';
      return '';
    }
    return text;
  }

  /** What is left of the packet: a view, not a copy. */
  rest(): Buffer {
    const start = this.#advance(this.remainingBytes);
    return this.#bytes.subarray(start, this.#end);
  }

  #string(): number {
    return this.#advance(this.uint32());
  }

  #advance(count: number): number {
    const start = this.#position;
    if (count > this.#end - start) {
      throw new ProtocolError(
        'truncated-packet',
        `a field of ${count} bytes where ${this.#end - start} are left`,
      );
    }
    this.#position = start + count;
    return start;
  }
}
