import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { NodeInfo } from '@patio/pat-core';
import { mediaTypeOf } from './media-type.js';

/**
 * The headers of a file's content. It may be somebody's HTML: the sandbox keeps its scripts from acting with the reader's
 * credentials.
 */
export function contentHeaders(node: NodeInfo, lengthBytes: number): OutgoingHttpHeaders {
  return {
    'Content-Type': mediaTypeOf(node.name),
    'Content-Length': lengthBytes,
    ETag: `"${node.etag}"`,
    'Last-Modified': node.modifiedAt.toUTCString(),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** @see RFC 9110 §15.4.5 */
export function sendNotModified(response: ServerResponse, node: NodeInfo): void {
  response
    .writeHead(304, {
      ETag: `"${node.etag}"`,
      'Last-Modified': node.modifiedAt.toUTCString(),
      'Cache-Control': 'private, no-cache',
    })
    .end();
}
