import { connect } from 'node:net';

const silenceLimitMs = 10_000;

export interface RawAnswer {
  /** Of the last response that came; undefined: the server closed without one. */
  readonly status: number | undefined;
  readonly text: string;
}

/**
 * Sends bytes as they are and reads until the server closes or has answered and fallen silent. `hangUp` closes the connection
 * right after sending instead, as a client that breaks off.
 */
export function sendRaw(url: string, bytes: string | Buffer, { hangUp = false } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes, () => {
        if (hangUp) socket.resetAndDestroy();
      });
    });
    socket.setTimeout(silenceLimitMs, () => {
      socket.destroy();
      reject(new Error(`No answer to ${JSON.stringify(bytes.toString('latin1').slice(0, 200))}`));
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (isWhole(Buffer.concat(chunks).toString('latin1'))) socket.end();
    });
    socket.on('error', () => {}); // reset by the server: `close` follows
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve({ status: statuses.at(-1), text });
    });
  });
}

/** Whether a final response is there with all of its announced length. */
function isWhole(text: string): boolean {
  const final = text.replace(/^HTTP\/1\.1 1\d\d.*?\r\n\r\n/s, '');
  const end = final.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: (\d+)/im.exec(final.slice(0, end));
  return length ? final.length >= end + 4 + Number(length[1]) : final.endsWith('0\r\n\r\n');
}

/** The text of a request with `Host` and, unless the body is to be sent otherwise, its length. */
export function requestText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const framed = 'Content-Length' in headers || 'Transfer-Encoding' in headers || body === '';
  const lines = Object.entries({
    Host: 'patio.example',
    ...headers,
    ...(!framed && { 'Content-Length': String(Buffer.byteLength(body)) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
