import type { Writable } from 'node:stream';
import type { PatError } from '../shared/errors.js';
import { interruption } from './interruption.js';

/**
 * A destination that may go away. Once it does, its write callbacks may never come, so whoever waits for one is woken
 * by the close instead.
 */
export class Outlet {
  readonly #destination: Writable;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting = new Set<() => void>();
  #failure: PatError | undefined;

  constructor(destination: Writable, signal: AbortSignal | undefined) {
    this.#destination = destination;
    this.#signal = signal;
    if (destination.destroyed || destination.writableEnded) this.#onClose();
    if (signal?.aborted) this.#onAbort();
    destination.on('close', this.#onClose).on('error', this.#onError);
    signal?.addEventListener('abort', this.#onAbort);
  }

  /** Resolves to true when the destination is done with `chunk`, to false when it is gone and may still hold it. */
  write(chunk: Uint8Array): Promise<boolean> {
    this.check();
    return new Promise((resolve) => {
      const wake = () => resolve(false);
      this.#waiting.add(wake);
      this.#destination.write(chunk, (error) => {
        this.#waiting.delete(wake);
        if (error) this.#fail(error);
        resolve(!error);
      });
    });
  }

  /** @throws incomplete when the destination is gone */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  release(): void {
    this.#destination.off('close', this.#onClose);
    // A failed destination may emit its error only now, and nobody else need be listening.
    if (!this.#failure) this.#destination.off('error', this.#onError);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onClose = () => this.#fail(undefined);
  readonly #onError = (error: Error) => this.#fail(error);
  readonly #onAbort = () => this.#fail(this.#signal?.reason);

  #fail(cause: unknown): void {
    this.#failure ??= interruption('The receiver went away before the end.', cause);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
