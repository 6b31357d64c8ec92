import { type DescribeHandle, type Footprint, footprintOf } from './footprint.js';
import { MAX_DATA_BYTES } from './limits.js';
import type { Request } from './request.js';
import { RunningRequests } from './running-requests.js';

/** What an object and its bookkeeping cost beside the request's own bytes, generously. */
const ENTRY_COST_BYTES = 512;

/** Settings of a queue; every one optional. */
export interface RequestQueueOptions {
  /** Most requests that run at once. Default: 64, which is what OpenSSH's client keeps in flight. */
  readonly maxRunning?: number;
  /** Most bytes, as `inFlightBytes` counts them, of requests that run at once. Default: 4 MiB. */
  readonly maxRunningBytes?: number;
  /** Largest reply to a READ, whatever length it asks for. Default: MAX_DATA_BYTES. */
  readonly maxReadBytes?: number;
  /** Which file a handle belongs to, and whether it appends. Default: a file per handle, none appends. */
  readonly describeHandle?: DescribeHandle;
  /** Called after each request that has finished: `inFlightBytes` has fallen. */
  readonly onFinished?: () => void;
}

/** Carries out one request and sends its answer; the request counts as running until the promise settles. */
export type RequestHandler = (request: Request) => void | Promise<void>;

interface Entry {
  readonly request: Request;
  readonly costBytes: number;
  footprint?: Footprint;
}

/**
 * Runs a session's requests at the same time where nobody can tell from running them one after the other: requests
 * start in the order in which they were added, and one that may not join those that run holds back all behind it.
 * Answers may leave in any order (draft-ietf-secsh-filexfer-02 §3 matches them by id).
 *
 * The queue holds whatever it is given; the caller stops reading from the client while `inFlightBytes` is too high.
 */
export class RequestQueue {
  readonly #options: RequestQueueOptions;
  readonly #maxRunning: number;
  readonly #maxRunningBytes: number;
  readonly #describeHandle: DescribeHandle;
  readonly #running = new RunningRequests();
  #waiting: Entry[] = [];
  #inFlightBytes = 0;
  #runningBytes = 0;
  #handler: RequestHandler | undefined;
  #starting = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #settle: (() => void) | undefined;

  constructor(options: RequestQueueOptions = {}) {
    this.#options = options;
    this.#maxRunning = options.maxRunning ?? 64;
    this.#maxRunningBytes = options.maxRunningBytes ?? 4 * 1024 * 1024;
    this.#describeHandle = options.describeHandle ?? (() => undefined);
  }

  /** Memory that the requests waiting and running hold or will hold: their packets, and replies to READs. */
  get inFlightBytes(): number {
    return this.#inFlightBytes;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  get runningCount(): number {
    return this.#running.count;
  }

  /** Appends a request, and starts it if it may start. After `end` or `abort` it is dropped. */
  add(request: Request): void {
    if (this.#ended) return;
    const costBytes = this.#costBytes(request);
    this.#inFlightBytes += costBytes;
    this.#waiting.push({ request, costBytes });
    this.#start();
  }

  /**
   * Starts carrying out requests, once in a queue's life. Resolves when `end` or `abort` was called and nothing runs
   * any more. When the handler throws or rejects, nothing further is started, and the promise rejects with the first
   * such error as soon as nothing runs any more.
   */
  run(handler: RequestHandler): Promise<void> {
    if (this.#handler !== undefined) throw new Error('this queue runs already');
    this.#handler = handler;
    return new Promise((resolve, reject) => {
      this.#settle = () => (this.#failure === undefined ? resolve() : reject(this.#failure.error));
      this.#start();
    });
  }

  /** No request will follow (the client sent EOF): those that wait are still carried out. */
  end(): void {
    this.#ended = true;
    this.#start();
  }

  /** The session is gone: those that wait are dropped, those that run finish. */
  abort(): void {
    this.#ended = true;
    for (const { costBytes } of this.#waiting) this.#inFlightBytes -= costBytes;
    this.#waiting = [];
    this.#start();
  }

  #costBytes(request: Request): number {
    const ownBytes = ENTRY_COST_BYTES + request.wireBytes;
    if (request.type !== 'read') return ownBytes;
    return ownBytes + Math.min(request.length, this.#options.maxReadBytes ?? MAX_DATA_BYTES);
  }

  #start(): void {
    // A handler that finishes, or adds, within its own call comes back here: the loop below goes on with it.
    if (this.#handler === undefined || this.#starting) return;
    this.#starting = true;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const footprint = this.#admittedFootprint(next);
      if (footprint === undefined) break;
      this.#waiting.shift();
      this.#carryOut(this.#handler, next, footprint);
    }
    this.#starting = false;
    if (this.#ended && this.#waiting.length === 0 && this.#running.count === 0) this.#settle?.();
  }

  /** Undefined while the request has to wait. */
  #admittedFootprint(entry: Entry): Footprint | undefined {
    // While something exclusive runs a handle may still be opened or closed: too early to look at it.
    if (this.#running.exclusive) return undefined;
    entry.footprint ??= footprintOf(entry.request, this.#describeHandle);
    return this.#running.admits(entry.footprint) && this.#fitsBudget(entry) ? entry.footprint : undefined;
  }

  /** One that is too big for the budget runs when it has it for itself. */
  #fitsBudget({ costBytes }: Entry): boolean {
    if (this.#running.count === 0) return true;
    return this.#running.count < this.#maxRunning && this.#runningBytes + costBytes <= this.#maxRunningBytes;
  }

  #carryOut(handler: RequestHandler, entry: Entry, footprint: Footprint): void {
    this.#running.enter(footprint);
    this.#runningBytes += entry.costBytes;
    const finish = () => this.#finish(entry, footprint);
    const fail = (error: unknown) => {
      this.#fail(error);
      finish();
    };
    let outcome: void | Promise<void>;
    try {
      outcome = handler(entry.request);
    } catch (error) {
      fail(error);
      return;
    }
    if (outcome === undefined) finish();
    else outcome.then(finish, fail);
  }

  #finish(entry: Entry, footprint: Footprint): void {
    this.#running.leave(footprint);
    this.#runningBytes -= entry.costBytes;
    this.#inFlightBytes -= entry.costBytes;
    this.#options.onFinished?.();
    this.#start();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.abort();
  }
}
