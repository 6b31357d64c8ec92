import { asc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { webhookEvents } from '../db/schema.js';
import type { WebhookEvent } from './types.js';

/** An event on its way: {@link WebhookEvent} with its identity, by which a receiver knows one that comes twice. */
export interface QueuedEvent extends WebhookEvent {
  readonly id: string;
  readonly at: Date;
  /** How often its delivery was begun, this time included. */
  readonly attempts: number;
}

/** Puts an event into the queue, in the transaction of what it tells of. */
export async function enqueueEvent(tx: Database, event: WebhookEvent, now: number): Promise<void> {
  await enqueueEvents(tx, [event], now);
}

export async function enqueueEvents(
  tx: Database,
  events: readonly WebhookEvent[],
  now: number,
): Promise<void> {
  if (events.length === 0) return;
  const at = new Date(now);
  await tx.orm
    .insert(webhookEvents)
    .values(events.map(({ type, data }) => ({ id: crypto.randomUUID(), at, type, data, nextAttemptAt: at })));
}

/**
 * Takes the oldest events that are due, each for one process: the next attempt is put off before this one is made, so that a process that
 * dies loses none. `retryAt` says when the attempt after the n-th is due, in seconds from now.
 */
export async function takeDueEvents(
  db: Database,
  {
    now,
    limit,
    firstRetrySeconds,
    maxRetrySeconds,
  }: {
    readonly now: number;
    readonly limit: number;
    readonly firstRetrySeconds: number;
    readonly maxRetrySeconds: number;
  },
): Promise<QueuedEvent[]> {
  const rows = await db.rows<Omit<QueuedEvent, 'at'> & { at: string }>(
    `UPDATE webhook_events SET attempts = attempts + 1,
       next_attempt_at = $1::timestamptz + make_interval(secs => least($3::float8 * power(2, least(attempts, 20)), $4::float8))
     WHERE id IN (SELECT id FROM webhook_events WHERE next_attempt_at <= $1::timestamptz ORDER BY at, id LIMIT $2
                  FOR UPDATE SKIP LOCKED)
     RETURNING id, at, type, data, attempts`,
    [new Date(now).toISOString(), limit, firstRetrySeconds, maxRetrySeconds],
  );
  return rows
    .map((row) => ({ ...row, at: new Date(row.at) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

export async function removeEvent(db: Database, id: string): Promise<void> {
  await db.orm.delete(webhookEvents).where(eq(webhookEvents.id, id));
}

const keptMs = 3 * 24 * 60 * 60 * 1000;
const keptEvents = 10_000;

/** Gives up what could not be delivered for three days, and the oldest beyond 10 000. */
export async function dropOldEvents(db: Database, now: number): Promise<void> {
  await db.orm.delete(webhookEvents).where(lt(webhookEvents.at, new Date(now - keptMs)));
  const excess = db.orm
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .orderBy(sql`${webhookEvents.at} DESC`, asc(webhookEvents.id))
    .offset(keptEvents);
  await db.orm.delete(webhookEvents).where(sql`${webhookEvents.id} IN ${excess}`);
}

/** How many events wait for delivery, and since when. */
export async function countQueued(
  db: Pick<Database, 'rows'>,
): Promise<{ waiting: number; oldestAt: Date | undefined }> {
  const [row] = await db.rows<{ waiting: number; oldest: string | null }>(
    'SELECT count(*)::int AS waiting, min(at) AS oldest FROM webhook_events',
    [],
  );
  return { waiting: row?.waiting ?? 0, oldestAt: row?.oldest ? new Date(row.oldest) : undefined };
}
