import { asc, gte, lt } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { traffic } from '../db/schema.js';
import type { TrafficMinute } from './types.js';

/** Adds to what is counted, one statement for all. */
export async function addTraffic(db: Database, counts: readonly TrafficMinute[]): Promise<void> {
  await db.rows(
    `INSERT INTO traffic (minute, door, requests, refused, failed)
     SELECT minute::timestamptz, door, requests, refused, failed
     FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[]) AS counted (minute, door, requests, refused, failed)
     ON CONFLICT (minute, door) DO UPDATE SET requests = traffic.requests + excluded.requests,
       refused = traffic.refused + excluded.refused, failed = traffic.failed + excluded.failed`,
    [
      counts.map(({ minute }) => minute.toISOString()),
      counts.map(({ door }) => door),
      counts.map(({ requests }) => requests),
      counts.map(({ refused }) => refused),
      counts.map(({ failed }) => failed),
    ],
  );
}

/** From `since` on, the oldest first. Minutes without requests are not there. */
export async function readTraffic(db: Database, since: Date): Promise<TrafficMinute[]> {
  return db.orm
    .select()
    .from(traffic)
    .where(gte(traffic.minute, since))
    .orderBy(asc(traffic.minute), asc(traffic.door));
}

const keptMs = 2 * 24 * 60 * 60 * 1000;

export async function deleteOldTraffic(db: Database, now: number): Promise<void> {
  await db.orm.delete(traffic).where(lt(traffic.minute, new Date(now - keptMs)));
}
