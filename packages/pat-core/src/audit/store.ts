import { and, asc, desc, eq, gt, gte, lt, ne } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { audit, auditSeals } from '../db/schema.js';
import type { Door } from '../shared/door.js';
import type { UserId } from '../shared/ids.js';
import type { AuditEntry, AuditEvent, AuditFilter, SealedEntry } from './types.js';

const maxLoginCharacters = 100;

/** An event with the instant it happened, in milliseconds since the epoch. */
export interface DatedEvent {
  readonly at: number;
  readonly event: AuditEvent;
}

const columns = 'at, user_id, login, token_id, door, address, operation, node_id, path, result, detail';

/**
 * Writes events, from one parameter ({@link insertParameter}), the nth of a statement.
 * @param given a condition on the event `e`
 */
export function insertPart(n: number, given: string): string {
  return `INSERT INTO audit (${columns}) SELECT ${columns} FROM jsonb_to_recordset($${n}::jsonb) AS e(at timestamptz, user_id uuid, login text,
    token_id uuid, door text, address text, operation text, node_id uuid, path text, result text, detail jsonb) WHERE ${given}`;
}

export function insertParameter(events: readonly DatedEvent[]): string {
  return JSON.stringify(events.map(toRow));
}

const insertAll = insertPart(1, 'true');

/** Writes one event, in the transaction of the change when `db` is one. */
export async function append(db: Database, event: AuditEvent, now: number): Promise<void> {
  await appendAll(db, [{ at: now, event }]);
}

/** Writes many events in one statement. */
export async function appendAll(db: Database, events: readonly DatedEvent[]): Promise<void> {
  await db.rows(insertAll, [insertParameter(events)]);
}

/** Logins and paths come as clients gave them: what PostgreSQL cannot store must not keep an event out of the audit. */
function toRow({ at, event }: DatedEvent): Record<string, unknown> {
  const { userId, login, tokenId, door, address, operation, nodeId, path, result, detail } = event;
  return {
    ...{ at: new Date(at), user_id: userId, token_id: tokenId, node_id: nodeId },
    ...{ door, address, operation, result },
    login: login && storable(login).slice(0, maxLoginCharacters),
    path: path && storable(path),
    detail: detail && JSON.parse(JSON.stringify(detail, (_, value) => storable(value))),
  };
}

function storable<T>(value: T): T {
  if (typeof value !== 'string') return value;
  return Buffer.from(value).toString().replaceAll('\0', '\ufffd') as T;
}

export interface AuditRequest {
  readonly filter: AuditFilter;
  /** Only this user's entries. */
  readonly userId: UserId | undefined;
  /** Only entries older than this one. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** A page of entries, newest first. */
export async function readAudit(db: Database, request: AuditRequest): Promise<AuditEntry[]> {
  const { filter, userId, before, limit } = request;
  const rows = await db.orm
    .select()
    .from(audit)
    .where(
      and(
        before === undefined ? undefined : lt(audit.id, before),
        userId && eq(audit.userId, userId),
        matching(filter),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit);
  return rows.map(toEntry);
}

function matching(filter: AuditFilter) {
  return and(
    filter.login === undefined ? undefined : eq(audit.login, filter.login),
    filter.tokenId && eq(audit.tokenId, filter.tokenId),
    filter.nodeId && eq(audit.nodeId, filter.nodeId),
    filter.operation === undefined ? undefined : eq(audit.operation, filter.operation),
    filter.door && eq(audit.door, filter.door),
    filter.result && (filter.result === 'ok' ? eq : ne)(audit.result, 'ok'),
    filter.since && gte(audit.at, filter.since),
    filter.until && lt(audit.at, filter.until),
  );
}

/** Entries with their seals, the oldest first, after the one with the id `after`. */
export async function exportEntries(
  db: Database,
  request: { readonly after: number; readonly limit: number; readonly filter: AuditFilter },
): Promise<SealedEntry[]> {
  const { after, limit, filter } = request;
  const rows = await db.orm
    .select({ entry: audit, seal: auditSeals })
    .from(audit)
    .leftJoin(auditSeals, eq(auditSeals.entryId, audit.id))
    .where(and(gt(audit.id, after), matching(filter)))
    .orderBy(asc(audit.id))
    .limit(limit);
  return rows.map(({ entry, seal }) => ({
    ...toEntry(entry),
    seal: seal ? { position: seal.position, hash: seal.hash.toString('hex') } : undefined,
  }));
}

export function toEntry(row: typeof audit.$inferSelect): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    userId: row.userId ?? undefined,
    login: row.login ?? undefined,
    tokenId: row.tokenId ?? undefined,
    door: row.door as Door,
    address: row.address ?? undefined,
    operation: row.operation,
    nodeId: row.nodeId ?? undefined,
    path: row.path ?? undefined,
    result: row.result as AuditEvent['result'],
    detail: row.detail ?? undefined,
  };
}
