import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import type { Door } from '../shared/door.js';
import { addTraffic, readTraffic } from './store.js';
import type { TrafficMinute, TrafficOutcome } from './types.js';

const minuteMs = 60_000;
const writeIntervalMs = 10_000;

/** How much the doors are asked. */
export interface Traffic {
  /** Notes one request that is over; costs no more than an addition. */
  count(door: Door, outcome: TrafficOutcome): void;
  /** What was counted from `since` on: here until now, in other processes until ten seconds ago. */
  read(since: Date): Promise<TrafficMinute[]>;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

export interface TrafficOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

type Counts = { -readonly [Key in keyof TrafficMinute]: TrafficMinute[Key] };

/** Counts in memory and adds it to the database every ten seconds, if there is something: what a process that dies had not written is lost. */
export function openTraffic({ db, clock, onError }: TrafficOptions): Traffic {
  let counted = new Map<string, Counts>();
  let tail: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    const due = [...counted.values()];
    counted = new Map();
    if (due.length > 0) tail = tail.then(() => addTraffic(db, due)).catch(onError);
    return tail;
  }

  const timer = setInterval(write, writeIntervalMs).unref();

  return {
    count(door, outcome) {
      const minute = Math.floor(clock() / minuteMs) * minuteMs;
      const key = `${door} ${minute}`;
      let counts = counted.get(key);
      if (!counts) {
        counts = { minute: new Date(minute), door, requests: 0, refused: 0, failed: 0 };
        counted.set(key, counts);
      }
      counts.requests += 1;
      if (outcome !== 'ok') counts[outcome] += 1;
    },
    async read(since) {
      await write();
      return readTraffic(db, since);
    },
    close() {
      clearInterval(timer);
      return write();
    },
  };
}
