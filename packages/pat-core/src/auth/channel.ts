import { randomUUID } from 'node:crypto';
import type { OpenDatabase } from '../db/index.js';
import { type CredentialChange, credentialChannel } from '../users/index.js';
import { createReporter } from './reporter.js';
import { sendBeat } from './store.js';

/**
 * How long a beat proves the channel. Together with one interval of the tick that notices, and a query, it stays under the
 * one second that a revocation may take.
 */
const proofLifetimeMs = 600;

/** News of credential changes, and whether they can be relied on. */
export interface Channel {
  /**
   * Whether all changes committed until {@link proofLifetimeMs} ago have been delivered. Notifications arrive in commit order:
   * when a beat that this process sent comes back, so has every change committed before it was sent. A lost connection, a
   * half-open socket, a database that hangs or a blocked event loop all show as a beat that did not come back.
   */
  isProven(): boolean;
  /** Subscribes when needed and sends a beat, unless one is still on its way. */
  beat(): void;
  /** Forgets the proof: what was learned until now is no longer kept up to date. */
  rest(): void;
  close(): Promise<void>;
}

export interface ChannelOptions {
  readonly db: OpenDatabase;
  /** Monotonic milliseconds. */
  readonly elapsed: () => number;
  readonly onChange: (change: CredentialChange) => void;
  /** Changes may have been missed: whatever was learned before is to be forgotten. */
  readonly onGap: () => void;
  readonly onError: (error: unknown) => void;
}

export function openChannel({ db, elapsed, onChange, onGap, onError }: ChannelOptions): Channel {
  const reporter = createReporter(onError);
  const ownBeat = `beat:${randomUUID()}:`;
  /** When the beats that have not come back were sent. */
  const sentAt = new Map<number, number>();
  let sequence = 0;
  let sending = false;
  let provenAt: number | undefined;
  let subscription: Promise<() => Promise<void>> | undefined;

  const isProven = () => provenAt !== undefined && elapsed() - provenAt < proofLifetimeMs;

  function startOver(): void {
    provenAt = undefined;
    onGap();
  }

  function receive(message: string): void {
    if (message.startsWith(ownBeat)) receiveBeat(Number(message.slice(ownBeat.length)));
    else if (!message.startsWith('beat:')) onChange(message as CredentialChange);
  }

  function receiveBeat(returned: number): void {
    const sent = sentAt.get(returned);
    if (sent === undefined) return;
    for (const earlier of sentAt.keys()) if (earlier <= returned) sentAt.delete(earlier);
    if (!isProven()) startOver();
    provenAt = sent;
  }

  async function send(): Promise<void> {
    const now = elapsed();
    for (const [lost, at] of sentAt) if (now - at > proofLifetimeMs) sentAt.delete(lost);
    sequence += 1;
    sentAt.set(sequence, now);
    await sendBeat(db, ownBeat + sequence);
  }

  return {
    isProven,
    beat() {
      if (sending) return;
      subscription ??= db.listen(credentialChannel, receive, startOver).catch((error: unknown) => {
        subscription = undefined;
        throw error;
      });
      sending = true;
      subscription
        .then(send)
        .then(reporter.succeeded, reporter.failed)
        .finally(() => {
          sending = false;
        });
    },
    rest() {
      sentAt.clear();
      startOver();
    },
    async close() {
      provenAt = undefined;
      const ending = subscription;
      subscription = undefined;
      const unlisten = await ending?.catch(() => undefined);
      await unlisten?.();
    },
  };
}
