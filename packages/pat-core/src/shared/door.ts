/** Where a request comes in. `cli` is the server's own machine. */
export type Door = 'rest' | 'webdav' | 'sftp' | 'cli';

/** Who is calling from where, for audit, last use and throttling. */
export interface Origin {
  readonly door: Door;
  /** The client's IP address. */
  readonly address: string;
}
