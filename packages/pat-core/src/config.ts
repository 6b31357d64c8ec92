


export interface Config {
  readonly dataDir: string;
  /** undefined: the embedded database under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly apiPort: number;
  readonly webdavPort: number;
  readonly sftpPort: number;
  readonly publicUrl: string | undefined;
  readonly webdavPublicUrl: string | undefined;
  readonly sftpPublicHost: string | undefined;
  readonly adminLogin: string;
  readonly adminPassword: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses or CIDR ranges of proxies whose forwarded headers are believed. */
  readonly trustProxy: readonly string[];
  readonly logLevel: LogLevel;
  /** Whether reads are written to the audit too. */
  readonly auditReads: boolean;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];
