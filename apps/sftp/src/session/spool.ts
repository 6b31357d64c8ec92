import { StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';

/** Room for what sessions have written and not saved yet; shared by all of a server. */
export class Spool {
  readonly #limitBytes: number;
  #usedBytes = 0;

  constructor(limitBytes = Number.POSITIVE_INFINITY) {
    this.#limitBytes = limitBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** @throws Refusal when there is no room */
  reserve(bytes: number): void {
    if (this.#usedBytes + bytes > this.#limitBytes) {
      throw new Refusal(StatusCode.FAILURE, 'The server has no room for more unfinished uploads now.');
    }
    this.#usedBytes += bytes;
  }

  release(bytes: number): void {
    this.#usedBytes -= bytes;
  }
}
