const smallestBytes = 4 * 1024;

/** A growing piece of memory with the behaviour of a file: gaps read as zeros. */
export class MemoryFile {
  #memory: Buffer;
  #sizeBytes: number;

  /** Copies `content`. */
  constructor(content: Uint8Array) {
    this.#memory = Buffer.from(content);
    this.#sizeBytes = content.length;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The bytes themselves, until the next change. */
  get bytes(): Buffer {
    return this.#memory.subarray(0, this.#sizeBytes);
  }

  write(source: Uint8Array, position: number): void {
    this.#reserve(position + source.length);
    this.#memory.set(source, position);
    this.#sizeBytes = Math.max(this.#sizeBytes, position + source.length);
  }

  read(target: Uint8Array, offset: number, length: number, position: number): number {
    const piece = this.bytes.subarray(position, position + length);
    target.set(piece, offset);
    return piece.length;
  }

  truncate(sizeBytes: number): void {
    this.#reserve(sizeBytes);
    // What is beyond the end must be zeros, should the file grow over it again.
    if (sizeBytes < this.#sizeBytes) this.#memory.fill(0, sizeBytes, this.#sizeBytes);
    this.#sizeBytes = sizeBytes;
  }

  #reserve(sizeBytes: number): void {
    if (sizeBytes <= this.#memory.length) return;
    const larger = Buffer.alloc(Math.max(sizeBytes, 2 * this.#memory.length, smallestBytes));
    larger.set(this.bytes);
    this.#memory = larger;
  }
}
