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

const types = 'timestamptz uuid text uuid text text text uuid text text jsonb'.split(' ');

/** Writes one event from parameters, counted from `first`, for each row of `from`. */
export function insertPart(first: number, from: string): string {
  const values = types.map((type, index) => `$${first + index}::${type}`).join(', ');
  return `INSERT INTO audit (at, user_id, login, token_id, door, address, operation, node_id, path, result, detail) SELECT ${values} ${from}`;
}

export const insertParameterCount = types.length;

export function insertParameters(event: AuditEvent, now: number): unknown[] {
  const row = toRow({ at: now, event });
  return [
    row.at.toISOString(),
    row.userId ?? null,
    row.login ?? null,
    row.tokenId ?? null,
    row.door,
    row.address ?? null,
    row.operation,
    row.nodeId ?? null,
    row.path ?? null,
    row.result,
    row.detail ? JSON.stringify(row.detail) : null,
  ];
}

const insertOne = insertPart(1, '');

/** Writes one event, in the transaction of the change when `db` is one. Part of every change, so prepared. */
export async function append(db: Database, event: AuditEvent, now: number): Promise<void> {
  await db.rows(insertOne, insertParameters(event, now));
}

/** Writes many events in one statement. */
export async function appendAll(db: Database, events: readonly DatedEvent[]): Promise<void> {
  await db.orm.insert(audit).values(events.map(toRow));
}

/** Logins and paths come as clients gave them: what PostgreSQL cannot store must not keep an event out of the audit. */
function toRow({ at, event }: DatedEvent): typeof audit.$inferInsert {
  const { login, path, detail } = event;
  return {
    ...event,
    at: new Date(at),
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
