import type { Socket } from 'node:net';

const maxLineCharacters = 64 * 1024 * 1024;
const hangUpGraceMs = 2000;

/** JSON values, one a line, over a socket. */
export class JsonLines {
  private readonly arrived: unknown[] = [];
  private readonly waiting: ((value: unknown) => void)[] = [];
  /** Pieces of a line whose end has not arrived. */
  private begun: string[] = [];
  private begunCharacters = 0;
  /** Resolves when the connection is over, however it ended. */
  readonly closed: Promise<void>;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        for (const wake of this.waiting.splice(0)) wake(undefined);
        resolve();
      });
    });
  }

  /** The next value; undefined at the end, or when what comes is not JSON. */
  async next(): Promise<unknown> {
    if (this.arrived.length > 0 || this.socket.closed) return this.arrived.shift();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  write(value: unknown): void {
    if (this.socket.writable) this.socket.write(`${JSON.stringify(value)}\n`);
  }

  /**
   * Sends a last value and waits until the other side has hung up, so that it has surely read it; not for ever, in case
   * it does nothing.
   */
  async end(value: unknown): Promise<void> {
    this.socket.setTimeout(hangUpGraceMs, () => this.socket.destroy());
    this.socket.end(`${JSON.stringify(value)}\n`);
    await this.closed;
  }

  hangUp(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    const pieces = chunk.split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      this.deliver(this.begun.join('') + piece);
      this.begun = [];
      this.begunCharacters = 0;
    }
    this.begun.push(rest);
    this.begunCharacters += rest.length;
    if (this.begunCharacters > maxLineCharacters) this.socket.destroy();
  }

  private deliver(line: string): void {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.socket.destroy();
      return;
    }
    const wake = this.waiting.shift();
    if (wake) wake(value);
    else this.arrived.push(value);
  }
}
