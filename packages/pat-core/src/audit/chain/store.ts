import { and, asc, eq, gt, gte, inArray, lt, lte } from 'drizzle-orm';
import type { Database } from '../../db/index.js';
import { audit, auditDays, auditGaps, auditSeals } from '../../db/schema.js';
import { toEntry } from '../store.js';
import type { AuditEntry } from '../types.js';

/** The head of the chain at the end of a day. */
export interface DayHead {
  /** `YYYY-MM-DD`, UTC: when its entries were sealed. */
  readonly day: string;
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** The highest id of an entry sealed until then. */
  readonly highestEntryId: number;
  readonly hash: Buffer;
  readonly prunedAt: Date | null;
}

/** A place in the chain, and the entry that is there, if it still is. */
export interface Seal {
  readonly position: number;
  readonly entryId: number;
  readonly hash: Buffer;
  readonly entry: AuditEntry | undefined;
}

/** Lets one process at a time add to the chain or take from it, to the end of the transaction. @returns false when another one does */
export async function tryLockChain(tx: Database): Promise<boolean> {
  const [row] = await tx.rows<{ locked: boolean }>(
    'SELECT pg_try_advisory_xact_lock($1) AS locked',
    [0x7365616c],
  );
  return row?.locked === true;
}

/** All days, the oldest first. */
export async function readDays(db: Database): Promise<DayHead[]> {
  return db.orm.select().from(auditDays).orderBy(asc(auditDays.day));
}

export async function lastDay(db: Database): Promise<DayHead | undefined> {
  const [row] = await db.rows<{ day: string }>('SELECT max(day)::text AS day FROM audit_days', []);
  if (!row?.day) return undefined;
  const [head] = await db.orm.select().from(auditDays).where(eq(auditDays.day, row.day));
  return head;
}

/** Whether there is anything to seal: cheap, for asking often. */
export async function hasUnsealed(db: Database): Promise<boolean> {
  const [row] = await db.rows<{ due: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM audit WHERE id > coalesce((SELECT max(highest_entry_id) FROM audit_days), 0))
       OR EXISTS (SELECT 1 FROM audit_gaps g JOIN audit a ON a.id = g.entry_id) AS due`,
    [],
  );
  return row?.due === true;
}

/** Entries above the highest sealed one, by id. */
export async function entriesAbove(tx: Database, id: number, limit: number): Promise<AuditEntry[]> {
  const rows = await tx.orm.select().from(audit).where(gt(audit.id, id)).orderBy(asc(audit.id)).limit(limit);
  return rows.map(toEntry);
}

/** Entries that came late: their ids were gaps. */
export async function entriesInGaps(tx: Database): Promise<AuditEntry[]> {
  const rows = await tx.orm
    .select({ entry: audit })
    .from(auditGaps)
    .innerJoin(audit, eq(audit.id, auditGaps.entryId))
    .orderBy(asc(audit.id));
  return rows.map(({ entry }) => toEntry(entry));
}

/** Adds to the end of the chain. @param after position of the last seal */
export async function insertSeals(
  tx: Database,
  after: number,
  seals: readonly { readonly entryId: number; readonly hash: Buffer }[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO audit_seals (position, entry_id, hash)
     SELECT $1::bigint + place, entry_id, decode(hash, 'hex')
     FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS seal(entry_id, hash, place)`,
    [after, seals.map(({ entryId }) => entryId), seals.map(({ hash }) => hash.toString('hex'))],
  );
}

export async function saveDay(tx: Database, head: Omit<DayHead, 'prunedAt'>): Promise<void> {
  const { lastPosition, highestEntryId, hash } = head;
  await tx.orm
    .insert(auditDays)
    .values(head)
    .onConflictDoUpdate({ target: auditDays.day, set: { lastPosition, highestEntryId, hash } });
}

export async function insertGaps(tx: Database, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(
    'INSERT INTO audit_gaps (entry_id, seen_at) SELECT id, $2::timestamptz FROM unnest($1::bigint[]) AS id',
    [ids, new Date(now).toISOString()],
  );
}

export async function deleteGaps(tx: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.orm.delete(auditGaps).where(inArray(auditGaps.entryId, [...ids]));
}

export async function deleteGapsSeenBefore(tx: Database, instant: number): Promise<void> {
  await tx.orm.delete(auditGaps).where(lt(auditGaps.seenAt, new Date(instant)));
}

/** A piece of the chain with its entries, in order. */
export async function readSeals(
  db: Database,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<Seal[]> {
  const rows = await db.orm
    .select({ seal: auditSeals, entry: audit })
    .from(auditSeals)
    .leftJoin(audit, eq(audit.id, auditSeals.entryId))
    .where(and(gte(auditSeals.position, from), lte(auditSeals.position, to)))
    .orderBy(asc(auditSeals.position))
    .limit(limit);
  return rows.map(({ seal, entry }) => ({ ...seal, entry: entry ? toEntry(entry) : undefined }));
}

/** Ids of entries that stand below the highest sealed one without ever having been sealed, where no transaction could have brought them. */
export async function foreignEntries(db: Database, upTo: number, limit: number): Promise<number[]> {
  const rows = await db.rows<{ id: string }>(
    `SELECT a.id FROM audit a WHERE a.id <= $1
       AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.entry_id = a.id)
       AND NOT EXISTS (SELECT 1 FROM audit_gaps g WHERE g.entry_id = a.id)
     ORDER BY a.id LIMIT $2`,
    [upTo, limit],
  );
  return rows.map(({ id }) => Number(id));
}

/** How many seals stand after the end of the last day. */
export async function sealsAfterEnd(db: Database): Promise<number> {
  const [row] = await db.rows<{ count: string }>(
    'SELECT count(*) FROM audit_seals WHERE position > coalesce((SELECT max(last_position) FROM audit_days), 0)',
    [],
  );
  return Number(row?.count ?? 0);
}

/** A day before `day` that has entries, the last day never; the oldest first. */
export async function dayToPrune(tx: Database, day: string): Promise<DayHead | undefined> {
  const [found] = await tx.rows<{ day: string }>(
    `SELECT d.day::text AS day FROM audit_days d
     WHERE d.day < $1::date AND d.day < (SELECT max(day) FROM audit_days)
       AND EXISTS (SELECT 1 FROM audit_seals s WHERE s.position BETWEEN d.first_position AND d.last_position)
     ORDER BY d.day LIMIT 1`,
    [day],
  );
  if (!found) return undefined;
  const [head] = await tx.orm.select().from(auditDays).where(eq(auditDays.day, found.day));
  return head;
}

export async function markPruned(tx: Database, day: string, now: number): Promise<void> {
  await tx.orm
    .update(auditDays)
    .set({ prunedAt: new Date(now) })
    .where(eq(auditDays.day, day));
}

export async function isPruned(db: Database, day: string): Promise<boolean> {
  const [head] = await db.orm.select().from(auditDays).where(eq(auditDays.day, day));
  return head?.prunedAt != null;
}

/** Removes up to `limit` entries of a day with their seals. @returns how many seals went */
export async function deleteEntriesOf(
  db: Database,
  { firstPosition, lastPosition }: DayHead,
  limit: number,
): Promise<number> {
  const rows = await db.rows<{ position: string }>(
    `WITH gone AS (
       DELETE FROM audit_seals WHERE position IN (
         SELECT position FROM audit_seals WHERE position BETWEEN $1 AND $2 ORDER BY position LIMIT $3)
       RETURNING position, entry_id),
     entries AS (DELETE FROM audit WHERE id IN (SELECT entry_id FROM gone))
     SELECT position FROM gone`,
    [firstPosition, lastPosition, limit],
  );
  return rows.length;
}
