import { setTimeout as wait } from 'node:timers/promises';
import type { Locker } from '@tus/server';
import { Problem } from '../problem.js';

interface Holder {
  giveUp(): unknown;
  readonly done: Promise<void>;
}

/** A request that is at its end makes the file; for anything else giving up is quick. */
const longestWaitMs = 10_000;

/**
 * One request at a time works on an upload. A newer one asks the older to give up: its client has mostly lost that connection,
 * which we may not know yet.
 */
export class RequestLocks {
  readonly #holders = new Map<string, Holder>();

  /**
   * The locks of one user: a request of somebody else ends none of them.
   * @param settled resolves when the request that asks has written its last byte
   */
  of(userId: string, settled: () => Promise<unknown>): Locker {
    return {
      newLock: (uploadId) => {
        const key = `${userId} ${uploadId}`;
        let free: () => void;
        return {
          lock: async (_signal, giveUp) => {
            await this.#wait(key);
            const done = new Promise<void>((resolve) => {
              free = resolve;
            });
            this.#holders.set(key, { giveUp, done });
          },
          unlock: async () => {
            await settled();
            this.#holders.delete(key);
            free();
          },
        };
      },
    };
  }

  /** @throws Problem locked */
  async #wait(key: string): Promise<void> {
    for (let holder = this.#holders.get(key); holder; holder = this.#holders.get(key)) {
      void holder.giveUp();
      const timeout = new AbortController();
      const late = wait(longestWaitMs, true, { signal: timeout.signal }).catch(() => false);
      if (await Promise.race([holder.done, late])) {
        throw new Problem('locked', 'Another request is at work on this upload.');
      }
      timeout.abort();
    }
  }
}
