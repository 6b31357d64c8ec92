import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../harness/endpoints.js';
import { mustRun } from '../harness/process.js';
import { createInstallation, type Environment, type Installation } from '../harness/program.js';
import { repository } from '../harness/repository.js';
import { databaseServerUrl } from '../harness/server-database.js';

let installation: Installation;
beforeEach(async () => {
  installation = await createInstallation();
});
afterEach(() => installation.remove());

async function statusOfMe(rest: string, account: Account | undefined): Promise<number> {
  const headers = { Authorization: `Bearer ${account?.token}` };
  return (await fetch(`${rest}/api/v1/me`, { headers })).status;
}

describe('patio serve', () => {
  it('shows the administrator once and keeps everything', async () => {
    const first = await installation.start();
    const account = first.administrator;
    expect(account?.login).toBe('admin');
    expect(first.stdout()).toMatch(/^ {2}password {2}\S{16,} /m);
    expect(await statusOfMe(first.rest, account)).toBe(200);
    const upload = await fetch(`${first.rest}/api/v1/files/admin/kept.txt`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${account?.token}` },
      body: 'still here',
    });
    expect(upload.status).toBe(201);
    expect(await first.stop()).toBe(0);

    const second = await installation.start();
    expect(second.stdout()).toMatch(/^patio ready api=\S+ webdav=\S+ sftp=\S+\n$/);
    const download = await fetch(`${second.rest}/api/v1/files/admin/kept.txt`, {
      headers: { Authorization: `Bearer ${account?.token}` },
    });
    expect(await download.text()).toBe('still here');
    expect(first.stderr() + second.stderr()).not.toContain(account?.token ?? 'no account');
  });

  it('takes login and password of the administrator from the settings and shows no password', async () => {
    const program = await installation.start({
      PATIO_ADMIN_LOGIN: 'root',
      PATIO_ADMIN_PASSWORD: 'correct horse battery',
    });
    expect(program.administrator?.login).toBe('root');
    expect(program.stdout()).not.toContain('correct horse');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s', async (signal) => {
    const program = await installation.start();
    expect(await program.stop(signal)).toBe(0);
  });

  it('opens only the doors that are named', async () => {
    const program = await installation.start({});
    expect(program.stdout()).toMatch(/^patio ready api=/m);
    await program.stop();
    const child = startServe(['--only', 'webdav']);
    expect(await child.ready).toMatch(/^patio ready webdav=\S+$/);
    expect(await child.stop()).toBe(0);
  });

  it('speaks HTTPS with a certificate', async () => {
    const cert = `${installation.dataDir}-cert.pem`;
    const key = `${installation.dataDir}-key.pem`;
    await mustRun('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ]);
    const { rest, webdav } = await installation.start({ PATIO_TLS_CERT: cert, PATIO_TLS_KEY: key });
    const ca = await readFile(cert);
    expect(await httpsStatus(`${rest}/healthz`, ca)).toBe(200);
    expect(await httpsStatus(`${webdav}/`, ca)).toBe(401);
  });

  it('starts again after it was killed', async () => {
    const program = await installation.start();
    await program.stop('SIGKILL');
    const again = await installation.start();
    expect(await statusOfMe(again.rest, program.administrator)).toBe(200);
  });

  if (databaseServerUrl) {
    it('shares one database with others, and one of them makes the administrator', async () => {
      const programs = await Promise.all([1, 2, 3].map(() => installation.start()));
      const shown = programs.filter(({ administrator }) => administrator !== undefined);
      expect(shown).toHaveLength(1);
      for (const { rest } of programs) expect(await statusOfMe(rest, shown[0]?.administrator)).toBe(200);
    });
  } else {
    it('lets one process have the embedded database', async () => {
      const attempts = await Promise.allSettled([1, 2, 3].map(() => installation.start()));
      const refused = attempts.filter((attempt) => attempt.status === 'rejected');
      expect(refused).toHaveLength(2);
      for (const attempt of refused) expect(String(attempt.reason)).toContain('Patio is running already');
    });

    it('waits for a server that is just stopping', async () => {
      const program = await installation.start();
      const stopped = program.stop();
      await installation.start();
      expect(await stopped).toBe(0);
    });
  }
});

describe('npm start', () => {
  it('starts it, and a signal for npm alone stops it', { timeout: 300_000 }, async () => {
    const child = spawn('npm', ['start'], {
      cwd: repository,
      env: { ...process.env, ...installation.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ready = await readyLine(child.stdout);
    const rest = /api=(\S+)/.exec(ready)?.[1] ?? '';
    expect((await fetch(`${rest}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    await expect.poll(() => answers(rest), { timeout: 10_000 }).toBe(false);
    // The directory is free again: nothing was left behind.
    await installation.start();
  });
});

describe('one sentence and no change:', () => {
  it.each([
    ['PATIO_HOST', '192.0.2.1'],
    ['PATIO_ADMIN_PASSWORD', 'short'],
  ])('%s=%s', async (name, value) => {
    expect(await refusal({ [name]: value })).toContain(name);
    expect(existsSync(installation.dataDir)).toBe(false);
  });

  it('SSH host keys that cannot be read', async () => {
    await mkdir(join(installation.dataDir, 'ssh'), { recursive: true });
    const file = join(installation.dataDir, 'ssh', 'ssh_host_ed25519_key');
    await writeFile(file, 'nonsense', { mode: 0o600 });
    expect(await refusal({})).toContain(file);
  });

  async function refusal(env: Environment): Promise<string> {
    const { code, stdout, stderr } = await installation.patio(['serve'], { env });
    expect(code).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^patio: [^\n]+\.\n$/);
    return stderr;
  }
});

function startServe(flags: readonly string[]) {
  const child = spawn(process.execPath, [join(repository, 'apps/cli/dist/main.js'), 'serve', ...flags], {
    env: { ...process.env, ...installation.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    ready: readyLine(child.stdout),
    stop() {
      child.kill('SIGTERM');
      return exit;
    },
  };
}

async function readyLine(stdout: NodeJS.ReadableStream): Promise<string> {
  let output = '';
  for await (const chunk of stdout) {
    output += chunk;
    const line = /^patio ready.*$/m.exec(output)?.[0];
    if (line) {
      stdout.resume();
      return line;
    }
  }
  throw new Error(`It did not become ready: ${output}`);
}

function httpsStatus(url: string, ca: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
