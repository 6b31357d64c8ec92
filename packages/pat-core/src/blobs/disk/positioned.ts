import type { FileHandle } from 'node:fs/promises';

/** What a FileHandle and others read by. */
interface Readable {
  read(
    target: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/** Reads until `length` bytes are there or the file ends. */
export async function readFully(
  file: Readable,
  target: Uint8Array,
  offset: number,
  length: number,
  position: number,
): Promise<number> {
  let total = 0;
  while (total < length) {
    const { bytesRead } = await file.read(target, offset + total, length - total, position + total);
    if (bytesRead === 0) break;
    total += bytesRead;
  }
  return total;
}

export async function writeFully(file: FileHandle, source: Uint8Array, position: number): Promise<void> {
  let total = 0;
  while (total < source.length) {
    const { bytesWritten } = await file.write(source, total, source.length - total, position + total);
    total += bytesWritten;
  }
}
