import type { Database } from '../db/index.js';
import { isUseDue, recordUse } from '../tokens/index.js';
import type { Known } from './cache.js';
import type { Origin } from './types.js';

/** Writes when, where and from where tokens were used, no more often than their lifetimes need. */
export interface Usage {
  /**
   * Notes a use at `now`. Of an auto-refresh token it is on disk when this returns, if it is due: its window depends on it.
   * Others need not wait: returns undefined when there is nothing to wait for.
   */
  record(known: Known, origin: Origin, now: number): Promise<void> | undefined;
  /** Waits for what is still being written. */
  settle(): Promise<void>;
}

export function createUsage(db: Database, onError: (error: unknown) => void): Usage {
  const pending = new Set<Promise<void>>();

  async function write(known: Known, origin: Origin, now: number): Promise<void> {
    await recordUse(db, known.credential.tokenId, origin, now);
    known.writtenAt.set(origin.door, now);
    known.credential = { ...known.credential, lastUsedAt: new Date(now), lastUsedDoor: origin.door };
  }

  /** One write at a time for a token, however many requests find it due. */
  function start(known: Known, origin: Origin, now: number): Promise<void> {
    const recording = write(known, origin, now).finally(() => {
      known.recording = undefined;
      pending.delete(recording);
    });
    known.recording = recording;
    pending.add(recording);
    return recording;
  }

  async function renew(known: Known, origin: Origin, now: number): Promise<void> {
    while (isDue(known, origin, now)) await (known.recording ?? start(known, origin, now));
  }

  return {
    record(known, origin, now) {
      if (!isDue(known, origin, now)) return undefined;
      if (known.credential.autoRefreshSeconds !== undefined) return renew(known, origin, now);
      if (!known.recording) start(known, origin, now).catch(onError);
      return undefined;
    },
    async settle() {
      await Promise.allSettled(pending);
    },
  };
}

/** That a token comes through another door than last time is worth a write too, as often as each door's own uses are. */
function isDue({ credential, writtenAt }: Known, { door }: Origin, now: number): boolean {
  if (isUseDue(credential, now)) return true;
  if (credential.lastUsedDoor === door) return false;
  const at = writtenAt.get(door);
  return at === undefined || isUseDue({ ...credential, lastUsedAt: new Date(at) }, now);
}
