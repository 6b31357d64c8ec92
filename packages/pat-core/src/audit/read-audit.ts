import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { appendAll, type DatedEvent } from './store.js';
import type { AuditEvent } from './types.js';

const capacity = 10_000;
const batchSize = 500;
const flushIntervalMs = 1000;

/** The audit of reads: written behind, in batches, so that no read waits for it. */
export interface ReadAudit {
  /** Takes an event; returns at once. When too many wait, it is only counted, and one entry `audit.lost` will say how many. */
  record(event: AuditEvent): void;
  /** Writes what waits, one batch after the other. @throws when the database refuses; the rest goes on waiting */
  flush(): Promise<void>;
  /** Writes what waits and stops. */
  close(): Promise<void>;
}

export interface ReadAuditOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Told when a flush in the background failed; it is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Opens a {@link ReadAudit}: at most 10 000 events in memory, written every second or as soon as 500 wait. */
export function openReadAudit({ db, clock, onError }: ReadAuditOptions): ReadAudit {
  const waiting: DatedEvent[] = [];
  let lost = 0;
  let flushing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function writeBatches(): Promise<void> {
    while (waiting.length > 0 || lost > 0) {
      const batch = waiting.slice(0, batchSize);
      const lostSoFar = lost;
      const note = lostSoFar > 0 ? [lostEntry(lostSoFar, clock())] : [];
      await appendAll(db, [...batch, ...note]);
      waiting.splice(0, batch.length);
      lost -= lostSoFar;
    }
  }

  function flush(): Promise<void> {
    flushing ??= writeBatches().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  function flushSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      flush().catch((error: unknown) => {
        onError(error);
        flushSoon();
      });
    }, flushIntervalMs).unref();
  }

  return {
    record(event) {
      if (waiting.length >= capacity) lost += 1;
      else waiting.push({ at: clock(), event });
      if (waiting.length === batchSize) flush().catch(onError);
      flushSoon();
    },
    flush,
    async close() {
      clearTimeout(timer);
      await flush();
    },
  };
}

function lostEntry(count: number, at: number): DatedEvent {
  return {
    at,
    event: {
      userId: undefined,
      login: undefined,
      tokenId: undefined,
      door: 'cli',
      address: undefined,
      operation: 'audit.lost',
      result: 'unavailable',
      detail: { count },
    },
  };
}
