import { randomBytes } from 'node:crypto';
import type { ByteRange } from '@patio/pat-core';

/** The framing of a `multipart/byteranges` body (RFC 9110 §14.6): what stands before each part and after the last. */
interface MultipartFrame {
  readonly contentType: string;
  readonly contentLength: number;
  readonly heads: readonly string[];
  readonly tail: string;
}

export function frameRanges(
  ranges: readonly ByteRange[],
  sizeBytes: number,
  mediaType: string,
): MultipartFrame {
  const boundary = randomBytes(18).toString('hex');
  const heads = ranges.map(
    (range) =>
      `\r\n--${boundary}\r\nContent-Type: ${mediaType}\r\nContent-Range: ${contentRange(range, sizeBytes)}\r\n\r\n`,
  );
  const tail = `\r\n--${boundary}--\r\n`;
  const framing = heads.reduce((total, head) => total + head.length, tail.length);
  const content = ranges.reduce((total, { start, end }) => total + end + 1 - start, 0);
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    contentLength: framing + content,
    heads,
    tail,
  };
}

/** RFC 9110 §14.4. */
export function contentRange(range: ByteRange, sizeBytes: number): string {
  return `bytes ${range.start}-${range.end}/${sizeBytes}`;
}
