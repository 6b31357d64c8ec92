import type { Clock } from '@patio/pat-core';

/** Where the door's structured log lines go. `fields` never holds a token, a password or a header. */
export type Log = (
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

/** What one request and one connection may take. */
export interface WebdavLimits {
  /** Length of an XML body. */
  readonly xmlBodyBytes: number;
  /** Silence of a client that owes us the rest of a body. */
  readonly bodyIdleMs: number;
  /** Silence on a connection in the middle of a request, in both directions. */
  readonly connectionIdleMs: number;
  /** How long `close` waits for running requests before it cuts them. */
  readonly closeGraceMs: number;
}

export const defaultLimits: WebdavLimits = {
  xmlBodyBytes: 64 * 1024,
  bodyIdleMs: 60_000,
  connectionIdleMs: 600_000,
  closeGraceMs: 10_000,
};

export interface WebdavOptions {
  readonly log: Log;
  /** How users reach this door, when that is not simply where it listens: its host is accepted in `Destination` and `If`. */
  readonly publicUrl?: string;
  /** PEM contents; the door then speaks HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses or CIDR ranges of proxies whose forwarded headers are believed. */
  readonly trustProxy?: readonly string[];
  /** Default: the system's clock. */
  readonly clock?: Clock;
  /** Those not given are {@link defaultLimits}. */
  readonly limits?: Partial<WebdavLimits>;
}
