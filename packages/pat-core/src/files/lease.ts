import type { Clock } from '../shared/clock.js';

const intervalMs = 500;

/** A right that was checked and is checked again when it is used later, at most every half second. */
export class Lease {
  #checkedAt: number;
  #checking: Promise<unknown> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly checkAgain: () => Promise<unknown>,
  ) {
    this.#checkedAt = clock();
  }

  /** undefined when there is nothing to wait for, which is nearly always. Rejects when the right is gone. */
  check(): Promise<unknown> | undefined {
    if (this.clock() - this.#checkedAt < intervalMs) return undefined;
    this.#checking ??= this.checkAgain()
      .then(() => {
        this.#checkedAt = this.clock();
      })
      .finally(() => {
        this.#checking = undefined;
      });
    return this.#checking;
  }
}
