import { append } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';

/** How many failures of one kind get an entry each in a window; those of who is blocked already, one. */
const written = { failed: 20, blocked: 1 } as const;
const maxKinds = 10_000;
const flushIntervalMs = 60_000;

interface Tally {
  readonly endsAt: number;
  entries: number;
  /** Those without an entry of their own since the last summary. */
  unwritten: number;
  since: number;
  last: AuditEvent;
}

/**
 * The audit of failed logins, bounded: the first ones of a kind (address, token and reason) are written one by one before the caller hears of it, the
 * others counted, and summed up in one entry a minute.
 */
export interface FailureLog {
  record(event: AuditEvent, kind: string): Promise<void>;
  /** Writes the summaries. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function openFailureLog(
  db: Database,
  clock: Clock,
  windowSeconds: number,
  onError: (error: unknown) => void,
): FailureLog {
  const tallies = new Map<string, Tally>();
  const timer = setInterval(() => flush().catch(onError), flushIntervalMs).unref();

  function tallyOf(kind: string, event: AuditEvent): Tally {
    const now = clock();
    const tally = tallies.get(kind);
    if (tally && (tally.endsAt > now || tally.unwritten > 0)) return tally;
    if (!tally && tallies.size >= maxKinds && kind !== 'other') return tallyOf('other', event);
    const begun = { endsAt: now + windowSeconds * 1000, entries: 0, unwritten: 0, since: now, last: event };
    tallies.set(kind, begun);
    return begun;
  }

  async function flush(): Promise<void> {
    const now = clock();
    for (const [kind, tally] of tallies) {
      if (tally.unwritten > 0) {
        const { last, unwritten: repeated, since } = tally;
        tally.unwritten = 0;
        await append(db, summary(last, repeated, since), now).catch((error: unknown) => {
          tally.unwritten += repeated;
          throw error;
        });
      }
      if (tally.endsAt <= now && tally.unwritten === 0) tallies.delete(kind);
    }
  }

  return {
    async record(event, kind) {
      const tally = tallyOf(kind, event);
      tally.last = event;
      const most = event.result === 'too_many_requests' ? written.blocked : written.failed;
      if (tally.entries < most) {
        tally.entries++;
        return append(db, event, clock());
      }
      if (tally.unwritten === 0) tally.since = clock();
      tally.unwritten++;
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** The last of them, and how many there were. */
function summary(last: AuditEvent, repeated: number, since: number): AuditEvent {
  return { ...last, detail: { ...last.detail, repeated, since: new Date(since).toISOString() } };
}
