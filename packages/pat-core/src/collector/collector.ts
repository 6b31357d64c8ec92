import { pruneAudit } from '../audit/index.js';
import type { BlobKey, BlobStore } from '../blobs/index.js';
import type { Database } from '../db/index.js';
import { deleteExpiredLocks } from '../locks/index.js';
import {
  type BlobId,
  compactUsage,
  deleteUnusedBlobs,
  findUnusedBlobs,
  keysWithoutRow,
  purgeTrash,
} from '../nodes/index.js';
import type { Clock } from '../shared/clock.js';
import type { UserId } from '../shared/ids.js';
import { deleteOldFailures } from '../throttle/index.js';
import { deleteEnded, warnOfExpiry } from '../tokens/index.js';
import { deleteOldTraffic } from '../traffic/index.js';
import { deleteExpiredUploads } from '../uploads/index.js';
import { dropOldEvents, enqueueEvents } from '../webhook/index.js';
import { recyclingWork } from './recycling.js';
import type { CollectorState } from './types.js';

const batchSize = 500;
const sweepIntervalMs = 60 * 60 * 1000;
const compactIntervalMs = 60 * 1000;
/** A blob without a row may belong to an upload that is about to commit, in this process or another. */
const orphanAgeMs = 60 * 60 * 1000;
const leftoverAgeMs = 24 * 60 * 60 * 1000;
/** How long tokens that came to their end are kept, so that people can look them up. */
const endedTokenAgeMs = 30 * 24 * 60 * 60 * 1000;
/** Of what lives for minutes there is much, and its end is no news. */
const endedExchangedAgeMs = 24 * 60 * 60 * 1000;

/** Removes what no file holds any more. Losing its work loses nothing: the next sweep finds it. */
export interface Collector {
  /** These blobs lost a holder in a change that is committed. */
  released(blobs: readonly BlobId[]): void;
  /** Something was put into the trash by a change that is committed. */
  trashed(): void;
  /** Something was put into the recycle bin by a change that is committed, or `owner` needs the room that it takes. */
  recycled(owner: UserId | undefined): void;
  /** A folder was put into another workspace by a change that is committed. */
  resettled(): void;
  /** Goes through everything: the recycle bin, the trash, blobs without a node, stored bytes without a blob, unfinished uploads, old temporary files, expired locks, ended tokens; and warns of tokens that are about to end. */
  sweep(): Promise<void>;
  state(): CollectorState;
  /** Waits until all that was asked for so far is done. */
  settled(): Promise<void>;
  /** Stops, after the step in progress. */
  close(): Promise<void>;
}

export interface CollectorDependencies {
  readonly db: Database;
  readonly store: BlobStore;
  readonly clock: Clock;
  /** How long the audit is kept; undefined: for ever. */
  readonly auditDays: number | undefined;
  /** How long and how much of what is deleted is kept. */
  readonly recycling: { readonly days: number; readonly quotaPercent: number };
  readonly onError: (error: unknown) => void;
}

/** Starts collecting; one piece of work at a time, in the background. Sweeps once now and then every hour. */
export function startCollector(dependencies: CollectorDependencies): Collector {
  const { db, store, clock, auditDays, recycling, onError } = dependencies;
  let closed = false;
  let trashDue = false;
  let binDue = false;
  let sweptAt: Date | undefined;
  let working = 0;
  let tail: Promise<void> = Promise.resolve();
  let pending: BlobId[] = [];

  function enqueue(work: () => Promise<void>): Promise<void> {
    working += 1;
    tail = tail.then(async () => {
      if (!closed) await work().catch(onError);
      working -= 1;
    });
    return tail;
  }

  async function collect(blobs: readonly BlobId[]): Promise<void> {
    for (let start = 0; start < blobs.length; start += batchSize) {
      await store.delete(await deleteUnusedBlobs(db, blobs.slice(start, start + batchSize)));
    }
  }

  async function emptyTrash(): Promise<void> {
    trashDue = false;
    for (let more = true; more && !closed; ) {
      const step = await db.transaction((tx) => purgeTrash(tx, batchSize));
      await collect(step.blobs);
      more = step.more;
    }
  }

  const bin = recyclingWork({ db, clock, ...recycling, closed: () => closed });

  async function settleBin(): Promise<void> {
    binDue = false;
    if (await bin.settle()) await emptyTrash();
  }

  async function collectUnused(): Promise<void> {
    for (let found: BlobId[] = []; !closed; ) {
      found = await findUnusedBlobs(db, batchSize);
      await collect(found);
      if (found.length < batchSize) return;
    }
  }

  async function collectOrphans(): Promise<void> {
    const before = clock() - orphanAgeMs;
    let keys: BlobKey[] = [];
    const flush = async () => {
      await store.delete(await keysWithoutRow(db, keys));
      keys = [];
    };
    for await (const { key, modifiedAt } of store.list()) {
      if (closed) return;
      if (modifiedAt < before) keys.push(key);
      if (keys.length === batchSize) await flush();
    }
    await flush();
  }

  /** Once for each token and threshold, whichever process is first. */
  async function warn(): Promise<void> {
    await db.transaction(async (tx) => {
      const data = await warnOfExpiry(tx, clock());
      await enqueueEvents(
        tx,
        data.map((facts) => ({ type: 'token.expiring', data: { ...facts } })),
        clock(),
      );
    });
  }

  const sweep = () =>
    enqueue(async () => {
      await deleteExpiredLocks(db, clock());
      await warn();
      await dropOldEvents(db, clock());
      await deleteOldFailures(db, clock());
      await deleteOldTraffic(db, clock());
      if (auditDays !== undefined) await pruneAudit(db, auditDays, clock());
      const now = clock();
      await deleteEnded(db, { lasting: now - endedTokenAgeMs, exchanged: now - endedExchangedAgeMs });
      await compactUsage(db);
      await bin.sweep();
      await emptyTrash();
      await collectUnused();
      await collectOrphans();
      for (const key of await deleteExpiredUploads(db, clock())) await store.deleteStaged(key);
      await store.purgeLeftovers(clock() - leftoverAgeMs);
      sweptAt = new Date(clock());
    });

  const timers = [
    setInterval(sweep, sweepIntervalMs),
    setInterval(() => enqueue(() => compactUsage(db)), compactIntervalMs),
  ];
  for (const timer of timers) timer.unref();
  sweep();

  return {
    released(blobs) {
      if (pending.length === 0) {
        enqueue(async () => {
          const due = pending;
          pending = [];
          await collect(due);
        });
      }
      pending.push(...blobs);
    },
    trashed() {
      if (trashDue) return;
      trashDue = true;
      enqueue(emptyTrash);
    },
    recycled(owner) {
      bin.concerns(owner);
      if (binDue) return;
      binDue = true;
      enqueue(settleBin);
    },
    resettled() {
      enqueue(bin.relocate);
    },
    sweep,
    state: () => ({ sweptAt, isWorking: working > 0 }),
    settled: () => tail,
    async close() {
      closed = true;
      for (const timer of timers) clearInterval(timer);
      await tail;
    },
  };
}
