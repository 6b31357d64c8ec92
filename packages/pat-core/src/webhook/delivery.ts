import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { signatureOf } from './signature.js';
import { dropOldEvents, type QueuedEvent, removeEvent, takeDueEvents } from './store.js';

const intervalMs = 10_000;
const timeoutMs = 10_000;
const batchSize = 20;
const firstRetrySeconds = 10;
const maxRetrySeconds = 3600;
const keptMs = 3 * 24 * 60 * 60 * 1000;
const keptEvents = 10_000;

export interface WebhookOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Where events go; undefined: nowhere, they are given up after three days. */
  readonly url: string | undefined;
  readonly secret: string | undefined;
  readonly onError: (error: unknown) => void;
}

/**
 * Delivers queued events, oldest first, at least once each: tried again after 10 seconds, then twice as long each time up to an hour, for
 * three days and at most 10 000 events.
 */
export interface Webhook {
  /** Delivers what is due now. */
  deliver(): Promise<void>;
  /** Gives up what is too old or too much. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

export function startWebhook({ db, clock, url, secret, onError }: WebhookOptions): Webhook {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  const timer = url ? setInterval(() => void deliver().catch(onError), intervalMs).unref() : undefined;

  async function send(target: string, event: QueuedEvent): Promise<void> {
    const body = JSON.stringify({
      id: event.id,
      type: event.type,
      at: event.at.toISOString(),
      data: event.data,
    });
    const timestamp = String(Math.floor(clock() / 1000));
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Patio-Timestamp': timestamp,
        ...(secret !== undefined && { 'Patio-Signature': signatureOf(secret, timestamp, body) }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
    await removeEvent(db, event.id);
  }

  async function deliverAll(target: string): Promise<void> {
    for (;;) {
      const now = clock();
      const events = await takeDueEvents(db, { now, limit: batchSize, firstRetrySeconds, maxRetrySeconds });
      for (const event of events) {
        if (closing.signal.aborted) return;
        await send(target, event).catch(onError);
      }
      if (events.length < batchSize) return;
    }
  }

  function deliver(): Promise<void> {
    if (!url || closing.signal.aborted) return Promise.resolve();
    running ??= deliverAll(url).finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    deliver,
    async prune() {
      await dropOldEvents(db, clock() - keptMs, keptEvents);
    },
    async close() {
      clearInterval(timer);
      closing.abort();
      await running?.catch(() => undefined);
    },
  };
}
