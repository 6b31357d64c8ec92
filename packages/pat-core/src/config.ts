import { resolve } from 'node:path';
import { type Setting, type SettingName, settings } from './config/settings.js';
import * as value from './config/values.js';
import type { LoginLimits } from './throttle/types.js';
import { normalizeLogin, normalizePassword } from './users/index.js';

export { type Setting, settings };

export interface Config {
  /** Absolute. */
  readonly dataDir: string;
  /** undefined: the embedded database under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly apiPort: number;
  readonly webdavPort: number;
  readonly sftpPort: number;
  /** Processes that serve SFTP sessions; 1: the server's own. */
  readonly sftpWorkers: number;
  /** Bytes that unsaved SFTP uploads may take in each process; undefined: no limit. */
  readonly sftpSpoolBytes: number | undefined;
  /** Whether an SFTP upload of a new name that broke off leaves what arrived. */
  readonly sftpKeepsPartial: boolean;
  readonly publicUrl: string | undefined;
  readonly webdavPublicUrl: string | undefined;
  readonly sftpPublicHost: string | undefined;
  readonly adminLogin: string;
  readonly adminPassword: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses or CIDR ranges of proxies whose forwarded headers are believed. */
  readonly trustProxy: readonly string[];
  /** Whether people may sign in to the web console with a password. */
  readonly passwordLogin: boolean;
  /** Where people sign in to the web console with OpenID Connect. */
  readonly oidc: OidcConfig | undefined;
  /** Providers whose access tokens are taken at REST and WebDAV. */
  readonly trustedIssuers: readonly { readonly issuer: string; readonly audience: string }[];
  /** The claim of those tokens that holds our scopes; undefined: they may do what their user may. */
  readonly trustedScopeClaim: string | undefined;
  readonly logLevel: LogLevel;
  /** Whether reads are written to the audit too. */
  readonly auditReads: boolean;
  /** How many days entries of the audit are kept; undefined: for ever. */
  readonly auditDays: number | undefined;
  /** How many days what is deleted can be restored; 0: not at all. */
  readonly recycleDays: number;
  /** How much of an owner's quota, in percent, the recycle bin may take; 0: nothing is kept for owners with a quota. */
  readonly recycleQuotaPercent: number;
  /** File with the public keys of those who may report leaked tokens. */
  readonly leakKeysFile: string | undefined;
  /** How many failed logins are borne. */
  readonly loginLimits: LoginLimits;
  /** Who is told of tokens about to expire and of rotated-out secrets in use. */
  readonly webhook: WebhookConfig | undefined;
}

export interface WebhookConfig {
  readonly url: string;
  /** Signs what is sent; undefined: nothing does. */
  readonly secret: string | undefined;
}

export interface OidcConfig {
  /** As the provider writes it. */
  readonly issuer: string;
  readonly clientId: string;
  /** undefined: a public client. */
  readonly clientSecret: string | undefined;
  /** Whether whoever signs in for the first time becomes a user. */
  readonly createUsers: boolean;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads and checks all settings; this is the only place that knows the environment.
 * @param environment in production `process.env`
 * @throws invalid with one sentence that names the first wrong setting
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  function read<T>(name: SettingName, reader: (name: SettingName, text: string) => T): T | undefined {
    const text = environment[name]?.trim();
    return text ? reader(name, text) : undefined;
  }
  const text = (_name: SettingName, given: string) => given;

  // There is one kind so far: naming another must not silently mean this one.
  read('PATIO_BLOBS', value.oneOf(['disk']));
  const config: Config = {
    dataDir: resolve(read('PATIO_DATA_DIR', text) ?? './data'),
    databaseUrl: read('DATABASE_URL', value.databaseUrl),
    host: read('PATIO_HOST', value.host) ?? '127.0.0.1',
    apiPort: read('PATIO_API_PORT', value.port) ?? 8080,
    webdavPort: read('PATIO_WEBDAV_PORT', value.port) ?? 8081,
    sftpPort: read('PATIO_SFTP_PORT', value.port) ?? 2022,
    sftpWorkers: read('PATIO_SFTP_WORKERS', value.count(1, 64)) ?? 1,
    sftpSpoolBytes: read('PATIO_SFTP_SPOOL_BYTES', value.count(1, Number.MAX_SAFE_INTEGER)),
    sftpKeepsPartial: read('PATIO_SFTP_KEEP_PARTIAL', value.flag) ?? true,
    publicUrl: read('PATIO_PUBLIC_URL', value.httpUrl),
    webdavPublicUrl: read('PATIO_WEBDAV_PUBLIC_URL', value.httpUrl),
    sftpPublicHost: read('PATIO_SFTP_PUBLIC_HOST', value.hostAndPort),
    adminLogin: read('PATIO_ADMIN_LOGIN', value.byRule(normalizeLogin)) ?? 'admin',
    adminPassword: adminPassword(environment.PATIO_ADMIN_PASSWORD),
    tls: tlsFiles(read('PATIO_TLS_CERT', text), read('PATIO_TLS_KEY', text)),
    trustProxy: read('PATIO_TRUST_PROXY', value.addressRanges) ?? [],
    passwordLogin: read('PATIO_PASSWORD_LOGIN', value.onOff) ?? true,
    oidc: oidc({
      issuer: read('PATIO_OIDC_ISSUER', value.issuerUrl),
      clientId: read('PATIO_OIDC_CLIENT_ID', text),
      clientSecret: read('PATIO_OIDC_CLIENT_SECRET', text),
      createUsers: read('PATIO_OIDC_CREATE_USERS', value.flag) ?? false,
    }),
    trustedIssuers: read('PATIO_TRUSTED_ISSUERS', value.trustedIssuers) ?? [],
    trustedScopeClaim: read('PATIO_TRUSTED_SCOPE_CLAIM', text),
    logLevel: read('PATIO_LOG_LEVEL', value.oneOf(logLevels)) ?? 'info',
    auditReads: read('PATIO_AUDIT_READS', value.flag) ?? false,
    auditDays: read('PATIO_AUDIT_DAYS', value.count(1, 36_500)),
    recycleDays: read('PATIO_RECYCLE_DAYS', value.count(0, 36_500)) ?? 30,
    recycleQuotaPercent: read('PATIO_RECYCLE_QUOTA_PERCENT', value.count(0, 100)) ?? 100,
    leakKeysFile: read('PATIO_LEAK_KEYS', (_name, file) => resolve(file)),
    loginLimits: {
      failures: read('PATIO_LOGIN_FAILURES', value.count(1, 100_000)) ?? 20,
      windowSeconds: read('PATIO_LOGIN_WINDOW_SECONDS', value.count(1, 86_400)) ?? 900,
    },
    webhook: webhook(
      read('PATIO_WEBHOOK_URL', value.targetUrl),
      read('PATIO_WEBHOOK_SECRET', value.signingKey),
    ),
  };
  refuseSharedPorts(config);
  if (config.sftpWorkers > 1 && !config.databaseUrl) {
    throw value.wrong(
      'PATIO_SFTP_WORKERS',
      'needs DATABASE_URL: the embedded database belongs to one process',
    );
  }
  return config;
}

/** As it is, with the spaces around it. */
function adminPassword(given: string | undefined): string | undefined {
  return given ? value.byRule(normalizePassword)('PATIO_ADMIN_PASSWORD', given) : undefined;
}

function tlsFiles(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certFile && keyFile) return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  if (certFile) throw value.wrong('PATIO_TLS_KEY', 'must be set too when PATIO_TLS_CERT is');
  if (keyFile) throw value.wrong('PATIO_TLS_CERT', 'must be set too when PATIO_TLS_KEY is');
  return undefined;
}

function webhook(url: string | undefined, secret: string | undefined): Config['webhook'] {
  if (url === undefined && secret !== undefined)
    throw value.wrong('PATIO_WEBHOOK_URL', 'must be set too when PATIO_WEBHOOK_SECRET is');
  return url === undefined ? undefined : { url, secret };
}

type Optional<T> = { readonly [K in keyof T]: T[K] | undefined };

function oidc({ issuer, clientId, clientSecret, createUsers = false }: Optional<OidcConfig>): Config['oidc'] {
  if (issuer !== undefined && clientId !== undefined) return { issuer, clientId, clientSecret, createUsers };
  if (issuer !== undefined)
    throw value.wrong('PATIO_OIDC_CLIENT_ID', 'must be set too when PATIO_OIDC_ISSUER is');
  if (clientId !== undefined)
    throw value.wrong('PATIO_OIDC_ISSUER', 'must be set too when PATIO_OIDC_CLIENT_ID is');
  return undefined;
}

function refuseSharedPorts({ apiPort, webdavPort, sftpPort }: Config): void {
  const doors = [
    ['PATIO_API_PORT', apiPort],
    ['PATIO_WEBDAV_PORT', webdavPort],
    ['PATIO_SFTP_PORT', sftpPort],
  ] as const;
  for (const [index, [name, port]] of doors.entries()) {
    const other = doors.slice(0, index).find(([, taken]) => port !== 0 && taken === port);
    if (other) throw value.wrong(name, `is ${port}, which ${other[0]} has already`);
  }
}
