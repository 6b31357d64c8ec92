/** One environment variable that Patio reads, as `patio serve --help` and the README list it. */
export interface Setting {
  readonly name: string;
  /** What holds when it is not set, in words. */
  readonly default: string;
  readonly meaning: string;
}

/** All settings; each is optional, and an empty value counts as not set. */
export const settings = [
  {
    name: 'PATIO_DATA_DIR',
    default: './data',
    meaning: 'folder of the embedded database, file contents, SSH host keys and signing keys',
  },
  {
    name: 'DATABASE_URL',
    default: 'embedded database',
    meaning: 'postgres://… of a PostgreSQL 15 or newer, for all but trying out',
  },
  {
    name: 'PATIO_HOST',
    default: '127.0.0.1',
    meaning: 'address the doors listen on; 0.0.0.0 is all of them',
  },
  { name: 'PATIO_API_PORT', default: '8080', meaning: 'port of the REST door; 0 picks a free one' },
  { name: 'PATIO_WEBDAV_PORT', default: '8081', meaning: 'port of the WebDAV door; 0 picks a free one' },
  { name: 'PATIO_SFTP_PORT', default: '2022', meaning: 'port of the SFTP door; 0 picks a free one' },
  {
    name: 'PATIO_SFTP_WORKERS',
    default: '1',
    meaning:
      'processes that serve SFTP sessions, one for each core to be used; more than 1 needs DATABASE_URL',
  },
  {
    name: 'PATIO_SFTP_SPOOL_BYTES',
    default: 'no limit',
    meaning: 'bytes on disk that unfinished SFTP uploads and edits may take together, in each SFTP process',
  },
  {
    name: 'PATIO_SFTP_KEEP_PARTIAL',
    default: 'true',
    meaning: 'false: an SFTP upload that breaks off leaves nothing, instead of what arrived under a new name',
  },
  {
    name: 'PATIO_PUBLIC_URL',
    default: 'from host and port',
    meaning: 'URL at which users reach the REST door, also behind a proxy',
  },
  {
    name: 'PATIO_WEBDAV_PUBLIC_URL',
    default: 'from host and port',
    meaning: 'URL at which users reach the WebDAV door, also behind a proxy',
  },
  {
    name: 'PATIO_SFTP_PUBLIC_HOST',
    default: 'from host and port',
    meaning: 'host, or host:port, at which users reach the SFTP door',
  },
  { name: 'PATIO_ADMIN_LOGIN', default: 'admin', meaning: 'login of the first administrator' },
  {
    name: 'PATIO_ADMIN_PASSWORD',
    default: 'random, shown once',
    meaning: 'password of the first administrator, at least 8 characters',
  },
  { name: 'PATIO_BLOBS', default: 'disk', meaning: 'where file contents are kept: disk' },
  {
    name: 'PATIO_TLS_CERT',
    default: 'plain HTTP',
    meaning: 'PEM file with the certificate chain; REST and WebDAV then speak HTTPS',
  },
  {
    name: 'PATIO_TLS_KEY',
    default: 'plain HTTP',
    meaning: 'PEM file with the private key of the certificate',
  },
  {
    name: 'PATIO_TRUST_PROXY',
    default: 'none',
    meaning: 'addresses or CIDR ranges, with commas between, of proxies whose forwarded headers are believed',
  },
  {
    name: 'PATIO_PASSWORD_LOGIN',
    default: 'on',
    meaning: 'off: nobody signs in to the web console with a password',
  },
  {
    name: 'PATIO_OIDC_ISSUER',
    default: 'none',
    meaning: 'issuer URL of the OpenID Connect provider that people sign in to the web console with',
  },
  { name: 'PATIO_OIDC_CLIENT_ID', default: 'none', meaning: 'what Patio is called at that provider' },
  {
    name: 'PATIO_OIDC_CLIENT_SECRET',
    default: 'none: a public client',
    meaning: "Patio's secret at that provider",
  },
  {
    name: 'PATIO_OIDC_CREATE_USERS',
    default: 'false',
    meaning: 'true: whoever signs in there for the first time becomes a user here',
  },
  {
    name: 'PATIO_TRUSTED_ISSUERS',
    default: 'none',
    meaning:
      'providers whose access tokens REST and WebDAV take: issuer URL, space, audience; several with commas between',
  },
  {
    name: 'PATIO_TRUSTED_SCOPE_CLAIM',
    default: "none: the user's rights",
    meaning: "claim of those tokens that holds Patio's scopes; a token without it is then refused",
  },
  {
    name: 'PATIO_AUDIT_READS',
    default: 'false',
    meaning: 'true: reads are written to the audit too, not only changes and refusals',
  },
  {
    name: 'PATIO_AUDIT_DAYS',
    default: 'for ever',
    meaning: 'how many days the entries of the audit are kept; older days go as a whole, their sums stay',
  },
  {
    name: 'PATIO_RECYCLE_DAYS',
    default: '30',
    meaning: 'how many days what is deleted stays in the recycle bin; 0: deleted is deleted',
  },
  {
    name: 'PATIO_RECYCLE_QUOTA_PERCENT',
    default: '100',
    meaning:
      "how much of an owner's quota the recycle bin may take at most; it makes room for new files in any case, the oldest first",
  },
  {
    name: 'PATIO_LOGIN_FAILURES',
    default: '20',
    meaning:
      'failed logins from one address (IPv6: one /64) in a window after which more are refused with 429; of one user name five times as many',
  },
  { name: 'PATIO_LOGIN_WINDOW_SECONDS', default: '900', meaning: 'length of that window' },
  {
    name: 'PATIO_LEAK_KEYS',
    default: 'none: not taken',
    meaning:
      'file with the public keys (PEM, JWKS, or as GitHub publishes them) of those who may report leaked tokens at POST /api/v1/leaks',
  },
  {
    name: 'PATIO_WEBHOOK_URL',
    default: 'none',
    meaning:
      'URL that is told, by POST, of tokens about to expire, leaked or rotated out and in use, and of days of the audit',
  },
  {
    name: 'PATIO_WEBHOOK_SECRET',
    default: 'none: not signed',
    meaning: 'key of the HMAC-SHA-256 that signs what is sent to PATIO_WEBHOOK_URL, at least 16 characters',
  },
  { name: 'PATIO_LOG_LEVEL', default: 'info', meaning: 'silent, error, warn, info or debug' },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];
