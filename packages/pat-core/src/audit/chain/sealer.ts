import type { Database } from '../../db/index.js';
import type { Clock } from '../../shared/clock.js';
import { enqueueEvent } from '../../webhook/index.js';
import type { AuditEntry } from '../types.js';
import { origin, sealOf } from './canonical.js';
import {
  type DayHead,
  deleteGaps,
  deleteGapsSeenBefore,
  entriesAbove,
  entriesInGaps,
  hasUnsealed,
  insertGaps,
  insertSeals,
  lastDay,
  saveDay,
  tryLockChain,
} from './store.js';

const batchSize = 1000;
const shortestIntervalMs = 1000;
const longestIntervalMs = 30_000;
/** No transaction of ours takes so long. Until then an entry may still come in a gap. */
const gapLifetimeMs = 60 * 60 * 1000;
const maxGapsAtOnce = 10_000;

/** Chains the entries of the audit by their hashes, behind those who write them. */
export interface Sealer {
  /** Seals all that is written by now, unless another process is at it. */
  seal(): Promise<void>;
  /** Seals a last time, if that can be, and stops. Idempotent. */
  close(): Promise<void>;
}

export interface SealerOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Told of failures in the background; they are tried again. */
  readonly onError: (error: unknown) => void;
}

/** Starts sealing: every second while there is something to seal, more rarely otherwise. */
export function startSealer({ db, clock, onError }: SealerOptions): Sealer {
  let intervalMs = shortestIntervalMs;
  let timer: NodeJS.Timeout | undefined;
  let sealing: Promise<boolean> | undefined;
  let closed = false;

  async function sealAll(): Promise<boolean> {
    if (!(await hasUnsealed(db))) return false;
    while ((await db.transaction((tx) => sealSome(tx, clock()))) >= batchSize);
    return true;
  }

  /** One at a time; asked for while it is under way, it is done once more. */
  async function run(): Promise<boolean> {
    while (sealing) await sealing.catch(() => undefined);
    sealing = sealAll().finally(() => {
      sealing = undefined;
    });
    return sealing;
  }

  function schedule(): void {
    if (closed) return;
    timer = setTimeout(async () => {
      const found = await run().catch((error: unknown) => {
        onError(error);
        return false;
      });
      intervalMs = found ? shortestIntervalMs : Math.min(intervalMs * 2, longestIntervalMs);
      schedule();
    }, intervalMs).unref();
  }

  schedule();
  return {
    async seal() {
      await run();
    },
    async close() {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      await run().catch(onError);
    },
  };
}

/** @returns how many entries were sealed */
async function sealSome(tx: Database, now: number): Promise<number> {
  if (!(await tryLockChain(tx))) return 0;
  const last = await lastDay(tx);
  const late = await entriesInGaps(tx);
  const highest = last?.highestEntryId ?? 0;
  const fresh = await entriesAbove(tx, highest, batchSize);
  const entries = [...late, ...fresh];
  if (entries.length === 0) return 0;
  const today = new Date(now).toISOString().slice(0, 10);
  // Clocks of several processes differ: a day that has begun is not left again.
  const isNewDay = !last || today > last.day;
  const after = last?.lastPosition ?? 0;
  const seals = chain(last?.hash ?? origin, entries);
  await deleteGaps(
    tx,
    late.map(({ id }) => id),
  );
  await deleteGapsSeenBefore(tx, now - gapLifetimeMs);
  await insertGaps(tx, missingIds(highest, fresh), now);
  await insertSeals(tx, after, seals);
  await saveDay(tx, {
    day: isNewDay ? today : last.day,
    firstPosition: isNewDay ? after + 1 : last.firstPosition,
    lastPosition: after + seals.length,
    highestEntryId: fresh.at(-1)?.id ?? highest,
    hash: seals.at(-1)?.hash ?? origin,
  });
  if (last && isNewDay) await announce(tx, last, now);
  return fresh.length;
}

function chain(head: Uint8Array, entries: readonly AuditEntry[]) {
  let previous = head;
  return entries.map((entry) => {
    const hash = sealOf(previous, entry);
    previous = hash;
    return { entryId: entry.id, hash };
  });
}

/** The ids between entries: numbers are given before the commit, so what is missing may still come. */
function missingIds(after: number, entries: readonly AuditEntry[]): number[] {
  const missing: number[] = [];
  let previous = Math.max(after, (entries[0]?.id ?? 0) - maxGapsAtOnce);
  for (const { id } of entries) {
    for (let gap = Math.max(previous + 1, id - maxGapsAtOnce); gap < id; gap++) missing.push(gap);
    previous = id;
  }
  return missing.slice(-maxGapsAtOnce);
}

/** Tells the head of a day that is over, so that it is also kept where nobody who can write to the database can reach. */
async function announce(tx: Database, { day, firstPosition, lastPosition, hash }: DayHead, now: number) {
  const data = { day, entries: lastPosition - firstPosition + 1, hash: hash.toString('hex') };
  await enqueueEvent(tx, { type: 'audit.day', data }, now);
}
