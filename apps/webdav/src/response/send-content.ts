import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ByteRange, OpenFile } from '@patio/pat-core';
import { errorBody } from '../errors.js';
import { contentHeaders } from './content-headers.js';
import { mediaTypeOf } from './media-type.js';
import { xmlContentType } from './text-writer.js';

/** An open file and where to send it. */
export interface OpenContent {
  readonly response: ServerResponse;
  readonly file: OpenFile;
}

export async function sendWhole(content: OpenContent, more: OutgoingHttpHeaders): Promise<void> {
  const { response, file } = content;
  const { sizeBytes } = file.node;
  response.writeHead(200, { ...contentHeaders(file.node, sizeBytes), ...more });
  if (file.content) {
    response.end(file.content);
    return;
  }
  await sendPart(content, { start: 0, end: sizeBytes - 1 });
  response.end();
}

/** @see RFC 9110 §15.3.7, §14.6 */
export async function sendRanges(content: OpenContent, ranges: readonly ByteRange[]): Promise<void> {
  const { response, file } = content;
  const [range] = ranges;
  if (range && ranges.length === 1) {
    response.writeHead(206, {
      ...contentHeaders(file.node, lengthOf(range)),
      'Content-Range': contentRange(range, file),
    });
    await sendPart(content, range);
  } else {
    await sendMultipart(content, ranges);
  }
  response.end();
}

async function sendMultipart(content: OpenContent, ranges: readonly ByteRange[]): Promise<void> {
  const { response, file } = content;
  const boundary = randomUUID();
  const heads = ranges.map(
    (range) =>
      `\r\n--${boundary}\r\nContent-Type: ${mediaTypeOf(file.node.name)}\r\n` +
      `Content-Range: ${contentRange(range, file)}\r\n\r\n`,
  );
  const tail = `\r\n--${boundary}--\r\n`;
  const length = ranges.reduce((sum, range) => sum + lengthOf(range), heads.join('').length + tail.length);
  response.writeHead(206, {
    ...contentHeaders(file.node, length),
    'Content-Type': `multipart/byteranges; boundary=${boundary}`,
  });
  for (const [index, range] of ranges.entries()) {
    response.write(heads[index]);
    await sendPart(content, range);
  }
  response.write(tail);
}

/** @see RFC 9110 §15.5.17 */
export function sendUnsatisfiable({ response, file }: OpenContent): void {
  const message = 'The file has no such range.';
  const body = errorBody({ message });
  response
    .writeHead(416, {
      'Content-Range': `bytes */${file.node.sizeBytes}`,
      'Content-Type': xmlContentType,
      'Content-Length': Buffer.byteLength(body),
    })
    .end(body);
}

async function sendPart({ response, file }: OpenContent, range: ByteRange): Promise<void> {
  if (file.content) response.write(file.content.subarray(range.start, range.end + 1));
  else await file.sendTo(response, range);
}

function lengthOf({ start, end }: ByteRange): number {
  return end - start + 1;
}

function contentRange({ start, end }: ByteRange, { node }: OpenFile): string {
  return `bytes ${start}-${end}/${node.sizeBytes}`;
}
