import { createHash } from 'node:crypto';
import type { Content } from './content.js';

const chunkBytes = 256 * 1024;

/** The digest of the bytes from `start` to before `end`, or to the end of the content. @throws the reason of `signal` */
export async function digestOf(
  content: Content,
  algorithm: string,
  start: number,
  end: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const digest = createHash(algorithm);
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(chunkBytes, end - start)));
  for (let position = start; position < end; ) {
    signal.throwIfAborted();
    const wanted = buffer.subarray(0, Math.min(buffer.length, end - position));
    const bytesRead = await content.read(wanted, position);
    if (bytesRead === 0) break;
    digest.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
  return digest.digest();
}
