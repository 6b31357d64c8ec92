import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ByteRange, OpenFile } from '@patio/pat-core';
import { create as contentDisposition } from 'content-disposition';
import { allowsRange, evaluateRead, readConditions } from '../http/conditions.js';
import { mediaTypeOf } from '../http/media-type.js';
import { resolveRanges } from '../http/range.js';
import { Problem } from '../problem.js';
import { contentRange, frameRanges } from './multipart.js';
import { securityHeaders } from './security-headers.js';

/**
 * Answers GET or HEAD with an open file: conditions (RFC 9110 §13), then ranges (§14), then bytes, streamed. The caller
 * closes the file.
 * @throws Problem precondition_failed, range_not_satisfiable; after the headers are out, what {@link OpenFile.sendTo} throws
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
): Promise<void> {
  const { node } = file;
  const conditions = readConditions(request.headers);
  const verdict = conditions ? evaluateRead(conditions, node) : 'proceed';
  if (verdict === 'failed')
    throw new Problem('precondition_failed', 'The file is not as the condition says.');
  if (verdict === 'not_modified') {
    response.writeHead(304, validatorHeaders(file)).end();
    return;
  }
  const mediaType = mediaTypeOf(node.name);
  const headers: OutgoingHttpHeaders = {
    ...validatorHeaders(file),
    'Content-Type': mediaType,
    'Content-Length': node.sizeBytes,
    'Accept-Ranges': 'bytes',
    'Content-Disposition': contentDisposition(node.name),
  };
  if (request.method === 'HEAD') {
    response.writeHead(200, headers).end();
    return;
  }
  const ranges = requestedRanges(request, file);
  if (ranges === undefined) {
    await sendRange(response, file, 200, headers, { start: 0, end: node.sizeBytes - 1 });
  } else if (ranges.length === 1 && ranges[0]) {
    const [range] = ranges;
    headers['Content-Length'] = range.end + 1 - range.start;
    headers['Content-Range'] = contentRange(range, node.sizeBytes);
    await sendRange(response, file, 206, headers, range);
  } else {
    await sendRanges(response, file, headers, ranges, mediaType);
  }
}

/** A download may be kept by the client, but must be asked for again each time: the right to it can end. */
function validatorHeaders({ node }: OpenFile): OutgoingHttpHeaders {
  return {
    ETag: `"${node.etag}"`,
    'Last-Modified': node.modifiedAt.toUTCString(),
    'Cache-Control': 'private, no-cache',
    ...securityHeaders,
  };
}

function requestedRanges({ headers }: IncomingMessage, { node }: OpenFile): readonly ByteRange[] | undefined {
  if (headers.range === undefined) return undefined;
  const ifRange = headers['if-range'];
  if (typeof ifRange === 'string' && !allowsRange(ifRange, node.etag)) return undefined;
  const ranges = resolveRanges(headers.range, node.sizeBytes);
  if (ranges !== 'unsatisfiable') return ranges;
  throw new Problem('range_not_satisfiable', `The file has ${node.sizeBytes} bytes.`, {
    headers: { 'Content-Range': `bytes */${node.sizeBytes}`, 'Accept-Ranges': 'bytes' },
  });
}

async function sendRange(
  response: ServerResponse,
  file: OpenFile,
  status: number,
  headers: OutgoingHttpHeaders,
  range: ByteRange,
): Promise<void> {
  response.writeHead(status, headers);
  if (file.content) {
    response.end(file.content.subarray(range.start, range.end + 1));
  } else {
    await file.sendTo(response, range);
    response.end();
  }
}

async function sendRanges(
  response: ServerResponse,
  file: OpenFile,
  headers: OutgoingHttpHeaders,
  ranges: readonly ByteRange[],
  mediaType: string,
): Promise<void> {
  const frame = frameRanges(ranges, file.node.sizeBytes, mediaType);
  headers['Content-Type'] = frame.contentType;
  headers['Content-Length'] = frame.contentLength;
  response.writeHead(206, headers);
  for (const [index, range] of ranges.entries()) {
    response.write(frame.heads[index]);
    if (file.content) response.write(file.content.subarray(range.start, range.end + 1));
    else await file.sendTo(response, range);
  }
  response.end(frame.tail);
}
