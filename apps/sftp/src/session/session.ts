import {
  encodeStatus,
  ProtocolError,
  type Request,
  RequestDecoder,
  RequestQueue,
} from '@patio/sftp-protocol';
import { statusOf } from '../errors.js';
import { answer } from '../operations/index.js';
import type { Log } from '../options.js';
import type { SessionContext } from './context.js';

/** What requests may hold, waiting and running, before more of them are read from what the client sent. */
const IN_FLIGHT_BUDGET_BYTES = 4 * 1024 * 1024;

/** Where a session's answers go. */
export interface SessionOutput {
  /** Sends a packet; the promise, if any, resolves when more may follow. */
  send(packet: Buffer): Promise<void> | undefined;
  /** All input has been taken in: more may come. */
  resumeInput(): void;
  /** Nothing more will be sent. */
  finish(exitCode: number): void;
}

/** How a session ended before its client said so. */
type Interruption = 'lost' | 'revoked';

/**
 * One SFTP session: bytes of the client in, answers out. Requests run together where nobody can tell; a malformed packet ends
 * this session and no other.
 */
export class SftpSession {
  readonly #context: SessionContext;
  readonly #output: SessionOutput;
  readonly #log: Log;
  readonly #decoder = new RequestDecoder();
  readonly #queue: RequestQueue;
  /** Input that waits until earlier requests are done. */
  readonly #chunks: Buffer[] = [];
  #requests: Iterator<Request> | undefined;
  #inputHeld = false;
  #inputEnded = false;
  #initialized = false;
  #interruption: Interruption | undefined;
  readonly #interrupted = new AbortController();
  #exitCode = 0;
  readonly #ended: Promise<void>;

  constructor(context: Omit<SessionContext, 'interrupted'>, output: SessionOutput, log: Log) {
    this.#context = { ...context, interrupted: this.#interrupted.signal };
    this.#output = output;
    this.#log = log;
    this.#queue = new RequestQueue({
      describeHandle: (name) => this.#describeHandle(name),
      onFinished: () => this.#resume(),
    });
    this.#ended = this.#run();
  }

  /** Takes bytes of the client; false when no more should come until {@link SessionOutput.resumeInput}. */
  receive(chunk: Buffer): boolean {
    if (this.#interruption) return true;
    this.#chunks.push(chunk);
    this.#inputHeld = !this.#takeRequests();
    return !this.#inputHeld;
  }

  /** The client will ask nothing more; what it asked is still carried out. */
  endOfInput(): void {
    this.#inputEnded = true;
    this.#takeRequests();
  }

  /**
   * Ends the session at once. `lost`: of files it was writing, what arrived is kept where that costs no old content;
   * `revoked`: nothing is. Resolves when everything is closed.
   */
  interrupt(interruption: Interruption): Promise<void> {
    if (this.#interruption !== 'revoked') this.#interruption = interruption;
    this.#dropInput();
    this.#queue.abort();
    this.#interrupted.abort();
    return this.#ended;
  }

  async #run(): Promise<void> {
    try {
      await this.#queue.run((request) => this.#carryOut(request));
    } catch (error) {
      this.#fail(error);
    }
    await this.#closeHandles();
    this.#output.finish(this.#exitCode);
  }

  async #carryOut(request: Request): Promise<void> {
    if (request.type === 'init') this.#initialized = true;
    if (!this.#initialized) throw new ProtocolError('unexpected-packet', 'a request before INIT');
    await this.#output.send(await this.#answer(request));
  }

  async #answer(request: Request): Promise<Buffer> {
    try {
      const packet = await answer(this.#context, request);
      if (request.type !== 'read' && request.type !== 'write') this.#context.countRequest('ok');
      return packet;
    } catch (error) {
      if (request.type === 'init') throw error;
      const { code, message, unexpected } = statusOf(error);
      this.#context.countRequest(unexpected ? 'failed' : 'refused');
      if (unexpected && !this.#interruption)
        this.#log('error', 'an SFTP request failed', { request: request.type, error });
      return encodeStatus(request.id, code, message);
    }
  }

  /** Decodes what arrived as far as the budget allows; true when all of it was. */
  #takeRequests(): boolean {
    try {
      while (this.#queue.inFlightBytes < IN_FLIGHT_BUDGET_BYTES) {
        const next = this.#requests?.next();
        if (next && !next.done) {
          this.#queue.add(next.value);
          continue;
        }
        const chunk = this.#chunks.shift();
        this.#requests = chunk && this.#decoder.push(chunk)[Symbol.iterator]();
        if (chunk) continue;
        if (this.#inputEnded) this.#queue.end();
        return true;
      }
      return false;
    } catch (error) {
      this.#fail(error);
      return true;
    }
  }

  #resume(): void {
    if (!this.#inputHeld && !this.#inputEnded) return;
    if (!this.#takeRequests() || !this.#inputHeld) return;
    this.#inputHeld = false;
    this.#output.resumeInput();
  }

  /** Ends the session because of what the client sent, or of a fault here. */
  #fail(error: unknown): void {
    if (error instanceof ProtocolError)
      this.#log('info', 'an SFTP session sent a malformed packet', { error });
    else this.#log('error', 'an SFTP session failed', { error });
    this.#exitCode = 1;
    this.#interruption ??= 'lost';
    this.#dropInput();
    this.#queue.abort();
    this.#interrupted.abort();
  }

  #dropInput(): void {
    this.#chunks.length = 0;
    this.#requests = undefined;
  }

  #describeHandle(name: string) {
    const handle = this.#context.handles.find(name);
    const copy = handle?.kind === 'file' ? handle.writableCopy : undefined;
    return copy && handle?.kind === 'file' ? { file: copy, append: handle.access.append } : undefined;
  }

  /** A client that ends its input without CLOSE is one that went away. */
  async #closeHandles(): Promise<void> {
    const keepsPartial = this.#context.keepPartialUploads && this.#interruption !== 'revoked';
    for (const handle of this.#context.handles.removeAll()) {
      try {
        if (handle.kind === 'file' && keepsPartial) await handle.saveInterrupted();
      } catch (error) {
        if (statusOf(error).unexpected) this.#log('error', 'an interrupted upload was not saved', { error });
      }
      await handle.close().catch((error: unknown) => this.#log('error', 'a file was not closed', { error }));
    }
  }
}
