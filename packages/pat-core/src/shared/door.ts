/** Where a request comes in. `cli` is the server's own machine. */
export type Door = 'rest' | 'webdav' | 'sftp' | 'cli';

/** Who is calling from where, for audit, last use and throttling. */
export interface Origin {
  readonly door: Door;
  /** The client's IP address. */
  readonly address: string;
  /** What the client calls itself (User-Agent, SSH software version), as it came; stored short and cleaned. */
  readonly client?: string | undefined;
}
