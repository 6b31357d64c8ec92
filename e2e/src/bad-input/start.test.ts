import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../harness/program.js';
import { createServerDatabase, onDatabase } from '../harness/server-database.js';

describe('patio serve that cannot', () => {
  let installation: Installation;
  beforeEach(async () => {
    installation = await createInstallation();
  });
  afterEach(() => installation.remove());

  /** Starts it and expects one sentence and a code; returns the sentence. */
  async function complaint(
    environment: Record<string, string | undefined>,
    args: string[] = ['serve'],
  ): Promise<string> {
    const { code, stdout, stderr } = await installation.patio(args, { env: environment, timeoutMs: 30_000 });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^patio: .+[.!]\n$/);
    expect(stderr.trim()).not.toContain('\n');
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    expect(code).toBeGreaterThan(0);
    return stderr;
  }

  const isThere = async (folder: string) => (await readdir(folder).catch(() => undefined)) !== undefined;

  it.each(['PATIO_API_PORT', 'PATIO_WEBDAV_PORT', 'PATIO_SFTP_PORT'])(
    'have the port of %s says so',
    async (setting) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as { port: number };
      try {
        const said = await complaint({ [setting]: String(port) });
        expect(said).toContain(String(port));
        expect(await isThere(installation.dataDir)).toBe(false);
      } finally {
        other.close();
      }
    },
  );

  it.each([
    ['PATIO_API_PORT', 'eighty'],
    ['PATIO_WEBDAV_PORT', '70000'],
    ['PATIO_SFTP_PORT', '-1'],
    ['PATIO_HOST', 'not a host'],
    ['PATIO_PUBLIC_URL', 'ftp://x'],
    ['PATIO_TRUST_PROXY', 'everyone'],
    ['PATIO_LOG_LEVEL', 'loud'],
    ['PATIO_BLOBS', 'floppy'],
    ['PATIO_ADMIN_LOGIN', 'a:b'],
    ['PATIO_TLS_CERT', '/nowhere/cert.pem'],
    ['DATABASE_URL', 'mysql://x'],
  ])('understand %s=%s names the setting', async (name, value) => {
    expect(await complaint({ [name]: value })).toMatch(new RegExp(`${name}|${value}`));
  });

  it('reach its database says so and makes nothing', async () => {
    for (const url of ['postgres://127.0.0.1:1/none', 'postgres://none.invalid/none']) {
      const said = await complaint({ DATABASE_URL: url });
      expect(said).not.toContain('ECONNREFUSED 127.0.0.1:1\n    at');
    }
    expect(await complaint({ DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/none' })).not.toContain(
      'hunter2',
    );
  });

  it('write its data directory says so', async () => {
    const file = join(installation.dataDir, '..', 'file');
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'data')]) {
      expect(await complaint({ PATIO_DATA_DIR: dataDir, DATABASE_URL: undefined })).toContain(dataDir);
    }
  });

  it('know a command or a flag is told so with code 2', async () => {
    for (const args of [
      ['none'],
      ['serve', '--none'],
      ['serve', '--only', 'ftp'],
      ['admin', 'user', 'token'],
    ]) {
      const { code, stderr } = await installation.patio(args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  it('open what a newer version made leaves it as it is', async () => {
    const database = await createServerDatabase();
    const env = { DATABASE_URL: database?.url };
    try {
      const program = await installation.start(env);
      await program.stop();
      await makeNewer(env.DATABASE_URL);
      expect(await complaint(env)).toMatch(/newer/);
      expect(await complaint(env, ['admin', 'user', 'list'])).toMatch(/newer/);
    } finally {
      await database?.drop();
    }
  });

  const newer = `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('from the future', 99999999999999)`;

  async function makeNewer(url: string | undefined): Promise<void> {
    if (url) return onDatabase(url, newer);
    const { PGlite } = await import('@electric-sql/pglite');
    const client = await PGlite.create(join(installation.dataDir, 'database'));
    await client.exec(newer);
    await client.close();
  }
});
