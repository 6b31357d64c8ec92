import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Program } from '../harness/program.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';
import { expectOverWithinASecond } from '../revocation/within-a-second.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keyId = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex');

let folder: TemporaryFolder;
let installation: Installation;
let program: Program;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder.at('keys.pem')), publicKey.export({ type: 'spki', format: 'pem' }));
  installation = await createInstallation({
    PATIO_LEAK_KEYS: folder.at('keys.pem'),
    PATIO_LOGIN_FAILURES: '4',
  });
  program = await installation.start();
  await patio(['user', 'create', 'alice']);
});
afterAll(async () => {
  await installation.remove();
  await folder.remove();
});

const patio = (args: readonly string[], input?: string) =>
  installation.patio(['admin', ...args], input === undefined ? {} : { input });

async function mint(...flags: string[]): Promise<{ id: string; token: string }> {
  return JSON.parse((await patio(['user', 'token', '-u', 'alice', '--json', ...flags])).stdout);
}

const withToken = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
const me = async (token: string) => (await fetch(`${program.rest}/api/v1/me`, withToken(token))).status;

describe('explain', () => {
  it('answers the same on the command line and over REST', async () => {
    const { id, token } = await mint('--door', 'sftp', '--door', 'rest');
    const ask = ['explain', '--token', id, '--path', '/alice', '--op', 'list', '--json'];
    expect(JSON.parse((await patio(ask)).stdout)).toMatchObject({ allowed: true, decidedBy: 'grant' });
    const refused = JSON.parse((await patio([...ask, '--door', 'webdav'])).stdout);
    expect(refused).toMatchObject({ allowed: false, decidedBy: 'door' });
    const query = `token=${id}&path=/alice&op=list&door=webdav`;
    const rest = await fetch(`${program.rest}/api/v1/explain?${query}`, withToken(token));
    expect(await rest.json()).toEqual(refused);
  });

  it('wants a file, by one of its two names', async () => {
    const { code, stderr } = await patio(['explain', '--token', (await mint()).id, '--op', 'read']);
    expect([code, stderr]).toEqual([2, "patio: one of '--path <path>' and '--node <uuid>' is needed\n"]);
  });
});

describe('a leaked token', () => {
  it('is found in text, named and not shown, and ended when that is asked for', async () => {
    const { id, token } = await mint();
    const text = `${'x'.repeat(100_000)}token=${token};\n`;
    const found = await patio(['token', 'scan'], text);
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(id);
    expect(found.stdout + found.stderr).not.toContain(token);
    expect(await me(token)).toBe(200);
    expect(JSON.parse((await patio(['token', 'scan', '--revoke', '--json'], text)).stdout)).toMatchObject([
      { id, login: 'alice', revoked: true },
    ]);
    await expectOverWithinASecond(async () => (await me(token)) === 401);
    expect(await patio(['token', 'scan'], text)).toMatchObject({ code: 0, stdout: 'No live tokens.\n' });
  });

  it('ends when one reports it whose key is known', async () => {
    const { token } = await mint();
    const body = JSON.stringify([
      { token, type: 'patio', url: 'https://example.org/leak' },
      { token: 'patio_no' },
    ]);
    const send = (signed: string) =>
      fetch(`${program.rest}/api/v1/leaks`, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          'Github-Public-Key-Identifier': keyId,
          'Github-Public-Key-Signature': sign('sha256', Buffer.from(signed), privateKey).toString('base64'),
        },
      });
    expect((await send(`${body} `)).status).toBe(401);
    expect(await me(token)).toBe(200);
    const answer = await (await send(body)).json();
    expect(answer).toEqual([
      {
        token_hash: createHash('sha256').update(token).digest('base64'),
        token_type: 'patio',
        label: 'true_positive',
      },
      expect.objectContaining({ label: 'false_positive' }),
    ]);
    expect(await me(token)).toBe(401);
  });
});

describe('failed logins', () => {
  it('are answered with 429 on all doors together, and good tokens are not kept out', async () => {
    const wrong = `patio_${'0'.repeat(49)}`;
    const dav = (token: string) => fetch(`${program.webdav}/`, { method: 'OPTIONS', ...withToken(token) });
    const seen = [];
    for (let count = 0; count < 6; count++) seen.push(await me(wrong));
    expect(seen.at(-1)).toBe(429);
    const refused = await fetch(`${program.webdav}/`, { method: 'PROPFIND', ...withToken(wrong) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    await expect(sftpLogin('alice', wrong)).rejects.toThrow(
      /^Too many failed logins; try again in \d+ seconds\.$/,
    );
    const { token } = await mint();
    expect([await me(token), (await dav(token)).status]).toEqual([200, 200]);
    await sftpLogin('alice', token);
    const metrics = await (await fetch(`${program.rest}/metrics`)).text();
    expect(metrics).toMatch(/^patio_logins_blocked_total\{door="webdav"\} 1$/m);
    expect(metrics).toMatch(/^patio_login_failures_total\{door="rest"\} [1-9]/m);
  });
});

function sftpLogin(username: string, password: string): Promise<void> {
  const client = new ssh2.Client();
  return new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).on('error', reject);
    client.connect({ ...program.sftp, username, password });
  }).finally(() => client.end());
}

describe('the audit', () => {
  it('is whole, can be exported, and is the same when the server is stopped', async () => {
    const verified = await patio(['audit', 'verify']);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/^Checked [1-9]\d* entries of 1 days\..*\nNobody changed them\.\n$/);
    await program.stop();
    expect((await patio(['audit', 'verify', '--json'])).code).toBe(0);
    const { stdout } = await patio(['audit', 'export']);
    const entries = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['user.create', 'token.mint', 'token.leak', 'login']),
    );
    for (const { seal } of entries)
      expect(seal).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(stdout).not.toMatch(/patio_\w{49}/);
    expect((await patio(['audit', 'export', '--since', '2999-01-01'])).stdout).toBe('');
    expect((await patio(['audit', 'export', '--since', 'soon'])).code).toBe(2);
  });
});
