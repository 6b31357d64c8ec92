import type { IncomingMessage, ServerResponse } from 'node:http';
import { announcesBody } from './body.js';

const maxDiscardedBytes = 1024 * 1024;

/**
 * Once a request is answered, throws away what is left of its body, so that the connection can go on; when that is much,
 * cuts the connection instead.
 */
export function discardRest(request: IncomingMessage, response: ServerResponse): void {
  if (!announcesBody(request)) return;
  // Tells Node that the body is taken care of: it would swallow it all, however long.
  request.read(0);
  response.once('finish', () => {
    if (request.complete && request.readableEnded) return;
    let discardedBytes = 0;
    request.on('data', (chunk: Buffer) => {
      discardedBytes += chunk.length;
      if (discardedBytes > maxDiscardedBytes) request.destroy();
    });
    request.resume();
  });
}
