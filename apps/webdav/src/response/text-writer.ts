import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { drained } from './drain.js';

export const xmlContentType = 'application/xml; charset=utf-8';

const longLength = 64 * 1024;

/**
 * Sends text that is made piece by piece: what fits into one write goes out in one, with its length; more is streamed,
 * waiting for the client, so that memory stays bounded however long the answer is.
 */
export class TextWriter {
  private pending = '';

  constructor(
    private readonly response: ServerResponse,
    private readonly status: number,
    private readonly headers: OutgoingHttpHeaders,
  ) {}

  append(text: string): void {
    this.pending += text;
  }

  /** Whether it is time to {@link flush}. */
  get isLong(): boolean {
    return this.pending.length >= longLength;
  }

  /** Sends what was appended so far. @throws ClientGone */
  async flush(): Promise<void> {
    if (!this.response.headersSent) this.response.writeHead(this.status, this.headers);
    const text = this.pending;
    this.pending = '';
    if (!this.response.write(text)) await drained(this.response);
  }

  end(): void {
    if (!this.response.headersSent) {
      this.response.writeHead(this.status, {
        ...this.headers,
        'Content-Length': Buffer.byteLength(this.pending),
      });
    }
    this.response.end(this.pending);
  }
}
