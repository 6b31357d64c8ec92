import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './endpoints.js';
import { basicHeader } from './endpoints.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A client that sends one request after the other over one connection, and fails when the server closes it between two. */
export interface KeptConnection {
  get(url: string, account: Account): Promise<Answer>;
  close(): void;
}

export function keepConnection(): KeptConnection {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let isOpen = false;
  return {
    get: (url, account) =>
      new Promise((resolve, reject) => {
        const request = http.get(url, { agent, headers: { Authorization: basicHeader(account) } });
        request.once('error', reject);
        request.once('response', (response) => {
          if (isOpen && !request.reusedSocket) reject(new Error('The connection was not kept.'));
          isOpen = true;
          readAll(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
        });
      }),
    close: () => agent.destroy(),
  };
}

/** A download of which nothing more is taken until `takeSlowly` is called. */
export interface HeldDownload {
  /** Takes what still comes, some 25 MB a second. @returns bytes received in all, and whether that was the whole answer */
  takeSlowly(): Promise<{ sizeBytes: number; complete: boolean }>;
}

const sipBytes = 256 * 1024;
const sipIntervalMs = 10;

export async function holdDownload(url: string, account: Account): Promise<HeldDownload> {
  const request = http.get(url, { agent: false, headers: { Authorization: basicHeader(account) } });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.on('error', () => {}); // cut off: `close` follows
  response.pause();
  return {
    async takeSlowly() {
      const closed = new Promise<'closed'>((resolve) => response.once('close', () => resolve('closed')));
      let sizeBytes = 0;
      do {
        sizeBytes += (response.read(sipBytes) ?? response.read())?.length ?? 0;
      } while ((await Promise.race([closed, delay(sipIntervalMs)])) !== 'closed');
      return { sizeBytes, complete: response.complete };
    },
  };
}

/** An upload of which the server has the first part. */
export interface HeldUpload {
  /** Sends the rest. @returns the status, or undefined when the server had cut the connection */
  finish(): Promise<number | undefined>;
}

export async function holdUpload(url: string, account: Account, size = 1024 * 1024): Promise<HeldUpload> {
  const request = http.request(url, {
    method: 'PUT',
    agent: false,
    headers: { Authorization: basicHeader(account), 'Content-Length': size * 2 },
  });
  const status = new Promise<number | undefined>((resolve) => {
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('error', () => resolve(undefined));
  });
  await new Promise<void>((sent) => request.write(Buffer.alloc(size, 'n'), () => sent()));
  return {
    finish() {
      request.end(Buffer.alloc(size, 'n'));
      return status;
    },
  };
}

async function readAll(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
