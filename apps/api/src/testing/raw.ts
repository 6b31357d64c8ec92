import { connect } from 'node:net';

/** Sends bytes as they are, with `end` nothing after them, and gives all that comes back until the server closes. */
export function sendRaw(
  port: number,
  bytes: string | Buffer,
  { end = false }: { end?: boolean } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(Buffer.concat(received).toString('latin1')));
    socket.write(bytes);
    if (end) socket.end();
  });
}
