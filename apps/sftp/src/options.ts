import type { Clock } from '@patio/pat-core';

/** Where the door's structured log lines go. `facts` never holds a token or a password. */
export type Log = (
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** What one client, one address and one session may take. */
export interface SftpLimits {
  /** Failed logins after which a connection is closed. */
  readonly loginAttempts: number;
  /** Time from the connection to the login. */
  readonly loginGraceMs: number;
  readonly connectionsPerAddress: number;
  /** Connections of one address that have not logged in yet. */
  readonly pendingLoginsPerAddress: number;
  readonly channelsPerConnection: number;
  readonly handlesPerSession: number;
  /** Silence after which the client is asked for a sign of life; the third unanswered question ends the connection. */
  readonly keepAliveIntervalMs: number;
  /** Bytes, both ways together, after which new keys are agreed on. @see RFC 4253 §9 */
  readonly rekeyBytes: number;
  readonly rekeyIntervalMs: number;
}

export const defaultLimits: SftpLimits = {
  loginAttempts: 6,
  loginGraceMs: 60_000,
  connectionsPerAddress: 100,
  pendingLoginsPerAddress: 20,
  channelsPerConnection: 10,
  handlesPerSession: 1024,
  keepAliveIntervalMs: 30_000,
  rekeyBytes: 1024 ** 3,
  rekeyIntervalMs: 3_600_000,
};

/** Room for contents, as `df` shows it. */
export interface StorageCapacity {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

export interface SftpOptions {
  /** Folder of the host key, which is made and kept there. */
  readonly hostKeyDir: string;
  readonly log: Log;
  /** Default: the system's clock. */
  readonly clock?: Clock;
  /** Those not given are {@link defaultLimits}. */
  readonly limits?: Partial<SftpLimits>;
  /** Bytes that all unsaved files together may take; default: no limit. */
  readonly spoolBytes?: number | undefined;
  /** Whether an upload that broke off is kept where that costs no old content (default), so that clients can resume it. */
  readonly keepPartialUploads?: boolean;
  /** Shown to clients before they log in. */
  readonly banner?: string;
  /** How much the storage holds; without it `df` shows a size that is never used up. */
  readonly storageCapacity?: () => Promise<StorageCapacity>;
}
