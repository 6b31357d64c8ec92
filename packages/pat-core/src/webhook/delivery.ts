import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { signatureOf } from './signature.js';
import { type QueuedEvent, removeEvent, takeDueEvents } from './store.js';

const intervalMs = 10_000;
const timeoutMs = 10_000;
const batchSize = 20;
const firstRetrySeconds = 10;
const maxRetrySeconds = 3600;

export interface WebhookOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Where events go, and what signs them; undefined: nowhere. */
  readonly target: { readonly url: string; readonly secret: string | undefined } | undefined;
  readonly onError: (error: unknown) => void;
}

type Target = NonNullable<WebhookOptions['target']>;

/**
 * Delivers queued events, oldest first, at least once each: tried again after 10 seconds, then twice as long each time up to an hour. The
 * collector gives up after three days, and keeps at most 10 000.
 */
export interface Webhook {
  /** Delivers what is due now. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

export function startWebhook({ db, clock, target, onError }: WebhookOptions): Webhook {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  const timer = target ? setInterval(() => void deliver().catch(onError), intervalMs).unref() : undefined;

  async function send({ url, secret }: Target, event: QueuedEvent): Promise<void> {
    const body = JSON.stringify({
      id: event.id,
      type: event.type,
      at: event.at.toISOString(),
      data: event.data,
    });
    const timestamp = String(Math.floor(clock() / 1000));
    const response = await fetch(url, {
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

  async function deliverAll(to: Target): Promise<void> {
    for (;;) {
      const now = clock();
      const events = await takeDueEvents(db, { now, limit: batchSize, firstRetrySeconds, maxRetrySeconds });
      for (const event of events) {
        if (closing.signal.aborted) return;
        await send(to, event).catch(onError);
      }
      if (events.length < batchSize) return;
    }
  }

  function deliver(): Promise<void> {
    if (!target || closing.signal.aborted) return Promise.resolve();
    running ??= deliverAll(target).finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    deliver,
    async close() {
      clearInterval(timer);
      closing.abort();
      await running?.catch(() => undefined);
    },
  };
}
