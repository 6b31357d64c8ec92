import type { Database } from '../../db/index.js';
import { append } from '../store.js';
import { type DayHead, dayToPrune, deleteEntriesOf, markPruned, tryLockChain } from './store.js';

const batchSize = 1000;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Removes the entries of whole sealed days that are older than `keptDays`, and says so in the audit. The day's head stays, so that the chain
 * goes on being whole. What was begun and broken off is ended the next time.
 */
export async function pruneAudit(db: Database, keptDays: number, now: number): Promise<void> {
  const before = new Date(now - keptDays * dayMs).toISOString().slice(0, 10);
  for (;;) {
    const head = await db.transaction((tx) => beginDay(tx, before, now));
    if (!head) return;
    while ((await deleteEntriesOf(db, head, batchSize)) === batchSize);
  }
}

async function beginDay(tx: Database, before: string, now: number): Promise<DayHead | undefined> {
  if (!(await tryLockChain(tx))) return undefined;
  const head = await dayToPrune(tx, before);
  if (!head || head.prunedAt) return head;
  await markPruned(tx, head.day, now);
  const { day, firstPosition, lastPosition } = head;
  const detail = { day, entries: lastPosition - firstPosition + 1 };
  const nobody = { userId: undefined, login: undefined, tokenId: undefined, address: undefined };
  await append(tx, { ...nobody, door: 'cli', operation: 'audit.prune', result: 'ok', detail }, now);
  return head;
}
