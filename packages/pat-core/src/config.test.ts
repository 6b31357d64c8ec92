import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, settings } from './config.js';
import { isPatError } from './shared/errors.js';

test('everything is optional', () => {
  expect(readConfig({})).toEqual({
    dataDir: resolve('data'),
    databaseUrl: undefined,
    host: '127.0.0.1',
    apiPort: 8080,
    webdavPort: 8081,
    sftpPort: 2022,
    sftpWorkers: 1,
    sftpSpoolBytes: undefined,
    sftpKeepsPartial: true,
    publicUrl: undefined,
    webdavPublicUrl: undefined,
    sftpPublicHost: undefined,
    adminLogin: 'admin',
    adminPassword: undefined,
    tls: undefined,
    trustProxy: [],
    passwordLogin: true,
    oidc: undefined,
    trustedIssuers: [],
    trustedScopeClaim: undefined,
    logLevel: 'info',
    auditReads: false,
    auditDays: undefined,
    recycleDays: 30,
    recycleQuotaPercent: 100,
    leakKeysFile: undefined,
    loginLimits: { failures: 20, windowSeconds: 900 },
    webhook: undefined,
  });
});

test('an empty value counts as not set', () => {
  const empty = Object.fromEntries(settings.map(({ name }) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('every setting is read', () => {
  expect(
    readConfig({
      PATIO_DATA_DIR: '/srv/patio',
      DATABASE_URL: 'postgres://patio:secret@db:5432/patio',
      PATIO_HOST: '0.0.0.0',
      PATIO_API_PORT: '0',
      PATIO_WEBDAV_PORT: '0',
      PATIO_SFTP_PORT: '22',
      PATIO_PUBLIC_URL: 'https://files.example.org/',
      PATIO_WEBDAV_PUBLIC_URL: 'https://dav.example.org/drive/',
      PATIO_SFTP_PUBLIC_HOST: 'sftp.example.org:2222',
      PATIO_ADMIN_LOGIN: 'root',
      PATIO_ADMIN_PASSWORD: ' with spaces ',
      PATIO_BLOBS: 'disk',
      PATIO_TLS_CERT: '/etc/patio/cert.pem',
      PATIO_TLS_KEY: '/etc/patio/key.pem',
      PATIO_TRUST_PROXY: '10.0.0.0/8, ::1 192.168.1.1',
      PATIO_PASSWORD_LOGIN: 'off',
      PATIO_OIDC_ISSUER: 'https://id.example.org/',
      PATIO_OIDC_CLIENT_ID: 'patio',
      PATIO_OIDC_CLIENT_SECRET: 'secret',
      PATIO_OIDC_CREATE_USERS: 'true',
      PATIO_TRUSTED_ISSUERS: 'https://id.example.org/ patio, http://127.0.0.1:9000 https://files.example.org',
      PATIO_TRUSTED_SCOPE_CLAIM: 'patio_scopes',
      PATIO_AUDIT_READS: 'true',
      PATIO_WEBHOOK_URL: 'https://hooks.example.org/patio?room=1',
      PATIO_WEBHOOK_SECRET: 'sixteen or more characters',
      PATIO_AUDIT_DAYS: '400',
      PATIO_RECYCLE_DAYS: '0',
      PATIO_RECYCLE_QUOTA_PERCENT: '50',
      PATIO_LEAK_KEYS: '/etc/patio/leak-keys.pem',
      PATIO_LOGIN_FAILURES: '5',
      PATIO_LOGIN_WINDOW_SECONDS: '60',
      PATIO_LOG_LEVEL: 'debug',
    }),
  ).toEqual({
    dataDir: '/srv/patio',
    databaseUrl: 'postgres://patio:secret@db:5432/patio',
    host: '0.0.0.0',
    apiPort: 0,
    webdavPort: 0,
    sftpPort: 22,
    sftpWorkers: 1,
    sftpSpoolBytes: undefined,
    sftpKeepsPartial: true,
    publicUrl: 'https://files.example.org',
    webdavPublicUrl: 'https://dav.example.org/drive',
    sftpPublicHost: 'sftp.example.org:2222',
    adminLogin: 'root',
    adminPassword: ' with spaces ',
    tls: { certFile: '/etc/patio/cert.pem', keyFile: '/etc/patio/key.pem' },
    trustProxy: ['10.0.0.0/8', '::1', '192.168.1.1'],
    passwordLogin: false,
    oidc: {
      ...{ issuer: 'https://id.example.org/', clientId: 'patio', clientSecret: 'secret' },
      createUsers: true,
    },
    trustedIssuers: [
      { issuer: 'https://id.example.org/', audience: 'patio' },
      { issuer: 'http://127.0.0.1:9000', audience: 'https://files.example.org' },
    ],
    trustedScopeClaim: 'patio_scopes',
    logLevel: 'debug',
    auditReads: true,
    auditDays: 400,
    recycleDays: 0,
    recycleQuotaPercent: 50,
    leakKeysFile: '/etc/patio/leak-keys.pem',
    loginLimits: { failures: 5, windowSeconds: 60 },
    webhook: { url: 'https://hooks.example.org/patio?room=1', secret: 'sixteen or more characters' },
  });
});

test.each([
  ['DATABASE_URL', 'mysql://db/patio'],
  ['DATABASE_URL', 'localhost:5432'],
  ['PATIO_HOST', '300.1.1.1'],
  ['PATIO_HOST', 'http://localhost'],
  ['PATIO_HOST', 'a b'],
  ['PATIO_API_PORT', 'http'],
  ['PATIO_WEBDAV_PORT', '65536'],
  ['PATIO_SFTP_PORT', '-1'],
  ['PATIO_SFTP_PORT', '2022.5'],
  ['PATIO_PUBLIC_URL', 'files.example.org'],
  ['PATIO_PUBLIC_URL', 'ftp://files.example.org'],
  ['PATIO_WEBDAV_PUBLIC_URL', 'https://user@files.example.org'],
  ['PATIO_WEBDAV_PUBLIC_URL', 'https://files.example.org/?a=b'],
  ['PATIO_SFTP_PUBLIC_HOST', 'sftp://files.example.org'],
  ['PATIO_SFTP_PUBLIC_HOST', 'files.example.org:99999'],
  ['PATIO_ADMIN_LOGIN', 'a:b'],
  ['PATIO_ADMIN_LOGIN', '../up'],
  ['PATIO_ADMIN_PASSWORD', 'short'],
  ['PATIO_BLOBS', 's3'],
  ['PATIO_TRUST_PROXY', 'true'],
  ['PATIO_TRUST_PROXY', '10.0.0.0/33'],
  ['PATIO_TRUST_PROXY', '::1/129'],
  ['PATIO_TRUST_PROXY', '10.0.0.1/8/8'],
  ['PATIO_PASSWORD_LOGIN', 'no'],
  ['PATIO_OIDC_ISSUER', 'id.example.org'],
  ['PATIO_OIDC_ISSUER', 'http://id.example.org'],
  ['PATIO_OIDC_ISSUER', 'https://id.example.org/?tenant=1'],
  ['PATIO_OIDC_CREATE_USERS', 'maybe'],
  ['PATIO_TRUSTED_ISSUERS', 'https://id.example.org'],
  ['PATIO_TRUSTED_ISSUERS', 'http://id.example.org patio'],
  ['PATIO_TRUSTED_ISSUERS', 'https://id.example.org patio files'],
  ['PATIO_LOG_LEVEL', 'verbose'],
  ['PATIO_AUDIT_READS', 'yes'],
  ['PATIO_WEBHOOK_URL', 'hooks.example.org'],
  ['PATIO_WEBHOOK_URL', 'https://user:secret@hooks.example.org'],
  ['PATIO_WEBHOOK_SECRET', 'too short'],
])('%s=%s is refused in one sentence that names the setting', (name, text) => {
  expect(messageFor({ [name]: text })).toMatch(new RegExp(`^${name} [^\n]+\\.$`));
});

test.each(['::1', '[::1]', 'localhost', 'files.example.org', 'bücher.example'])(
  '%s is an address to listen on',
  (text) => {
    expect(readConfig({ PATIO_HOST: text }).host).toBe(text.replace(/[[\]]/g, ''));
  },
);

test('a password is not repeated in the error', () => {
  expect(messageFor({ DATABASE_URL: 'postgresq://u:hunter2@db/patio' })).not.toContain('hunter2');
  expect(messageFor({ PATIO_ADMIN_PASSWORD: 'hunter2' })).not.toContain('hunter2');
});

test('one half of a certificate is refused, and so is one port for two doors', () => {
  expect(messageFor({ PATIO_TLS_CERT: 'cert.pem' })).toContain('PATIO_TLS_KEY must be set too');
  expect(messageFor({ PATIO_TLS_KEY: 'key.pem' })).toContain('PATIO_TLS_CERT must be set too');
  expect(messageFor({ PATIO_SFTP_PORT: '8080' })).toBe(
    'PATIO_SFTP_PORT is 8080, which PATIO_API_PORT has already.',
  );
  expect(readConfig({ PATIO_API_PORT: '0', PATIO_WEBDAV_PORT: '0' }).webdavPort).toBe(0);
});

test('the issuer and the client of OpenID Connect are set together', () => {
  expect(messageFor({ PATIO_OIDC_ISSUER: 'https://id.example.org' })).toContain('PATIO_OIDC_CLIENT_ID must');
  expect(messageFor({ PATIO_OIDC_CLIENT_ID: 'patio' })).toContain('PATIO_OIDC_ISSUER must');
});

function messageFor(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (isPatError(error, 'invalid')) return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
}
