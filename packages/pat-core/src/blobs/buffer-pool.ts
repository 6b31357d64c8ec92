/** So much of a content is read or written at a time. */
export const chunkBytes = 256 * 1024;

const maxIdle = 16;

/**
 * Buffers of {@link chunkBytes} that are used again: memory outside the JavaScript heap costs more to collect than
 * the transfer itself.
 */
export class BufferPool {
  readonly #idle: Buffer[] = [];

  take(): Buffer {
    return this.#idle.pop() ?? Buffer.allocUnsafeSlow(chunkBytes);
  }

  /** Only for buffers that nobody else reads or writes any more. */
  give(buffer: Buffer): void {
    if (this.#idle.length < maxIdle) this.#idle.push(buffer);
  }
}
