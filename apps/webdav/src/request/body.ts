import type { IncomingMessage } from 'node:http';
import { PatError } from '@patio/pat-core';
import { badRequest, HttpError } from '../errors.js';

/**
 * The bytes of a request's body as they arrive. Nothing is asked of the client before the first read, so everything that is
 * checked before it is checked before `100 Continue`.
 * @param onFirstRead tells a client that waits (`Expect: 100-continue`) to go on
 * @throws HttpError 408 when the client sends nothing for `idleMs` while we wait, PatError incomplete when it breaks off
 */
export async function* receiveBody(
  request: IncomingMessage,
  idleMs: number,
  onFirstRead: () => void,
): AsyncGenerator<Buffer, void, undefined> {
  onFirstRead();
  const arrivals = new Arrivals(request, idleMs);
  try {
    for (;;) {
      const chunk: Buffer | null = request.read();
      if (chunk !== null) yield chunk;
      else if (request.readableEnded) return;
      else await arrivals.next();
    }
  } finally {
    arrivals.stop();
  }
}

/** Waits for something to happen on a request: data, its end, its breaking off, or too long a silence. */
class Arrivals {
  private wake: (() => void) | undefined;
  private timedOut = false;
  private readonly timer: NodeJS.Timeout;
  private readonly onEvent = () => this.wake?.();

  constructor(
    private readonly request: IncomingMessage,
    idleMs: number,
  ) {
    for (const event of events) request.on(event, this.onEvent);
    this.timer = setTimeout(() => {
      // Only silence of the client counts, not the time that we take ourselves.
      if (this.wake) this.timedOut = true;
      else this.timer.refresh();
      this.wake?.();
    }, idleMs);
  }

  async next(): Promise<void> {
    if (this.request.destroyed && !this.request.readableEnded) throw brokenOff();
    this.timer.refresh();
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
    if (this.timedOut) throw new HttpError(408, 'The body stopped arriving.');
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const event of events) this.request.off(event, this.onEvent);
  }
}

const events = ['readable', 'end', 'error', 'close'] as const;

function brokenOff(): PatError {
  return new PatError('incomplete', 'The body broke off before its end.');
}

/**
 * Reads a whole body as text: UTF-8, or UTF-16 with a byte order mark (RFC 4918 §19).
 * @throws HttpError 413 when it is longer than `maxBytes`, 400 when it is not text
 */
export async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new HttpError(413, `The body is longer than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks, length));
}

function decodeText(bytes: Buffer): string {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const encoding = mark === 0xfeff ? 'utf-16be' : mark === 0xfffe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('The body is not Unicode text.');
  }
}

/** Whether a request announces a body (RFC 9112 §6). */
export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
