import type { Socket } from 'node:net';
import type { Connections } from './connections.js';
import { Problem } from './problem.js';

/** Answers bytes that are not HTTP, too much of it, or cut off: on the socket itself, unless an answer is under way on it. */
export function answerUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket,
  connections: Connections,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || connections.isInMiddleOfAnswer(socket)) {
    socket.destroy();
    return;
  }
  const problem = unreadableProblem(error.code);
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.toJSON().title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function unreadableProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem('headers_too_large', 'The request line and headers are too large.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request_timeout', 'The request headers did not arrive in time.');
  }
  if (code === 'HPE_INVALID_EOF_STATE') {
    return new Problem('incomplete', 'The request broke off before its end.');
  }
  return new Problem('invalid', 'This is not a well-formed HTTP request.');
}
