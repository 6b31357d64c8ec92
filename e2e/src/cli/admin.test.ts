import { readdir, truncate } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOptions } from '../harness/process.js';
import { createInstallation, type Installation, type Program } from '../harness/program.js';
import { expectOverWithinASecond } from '../revocation/within-a-second.js';

const tokenShape = /^patio_[0-9A-Za-z]{49}$/;
const anyUuid = '6f9619ff-8b86-4011-b42d-00cf4fc964ff';

interface TokenJson {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly status: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
  readonly autoRefreshSeconds: number | null;
}

let installation: Installation;
let aliceId: string;

/** Runs `patio admin` with words as in a shell, which must succeed. */
async function admin(words: string, options?: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await installation.patio(['admin', ...words.split(' ')], options);
  if (code !== 0) throw new Error(`patio admin ${words} ended with ${code}: ${stderr}`);
  expect(stderr).toBe('');
  return stdout;
}

async function json<T>(words: string): Promise<T> {
  return JSON.parse(await admin(`${words} --json`)) as T;
}

async function whoIs(rest: string, token: string): Promise<{ status: number; login?: string }> {
  const response = await fetch(`${rest}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  const { login } = (await response.json()) as { login?: string };
  return { status: response.status, ...(login !== undefined && { login }) };
}

/** The examples of the manual. */
async function makeTokensLikeTheManual(): Promise<void> {
  const before = Date.now();
  const limited = await json<TokenJson>('user token -u alice -e 20d');
  const twentyDays = 20 * 24 * 3600 * 1000;
  expect(limited.token).toMatch(tokenShape);
  expect(Date.parse(limited.expiresAt ?? '') - before - twentyDays).toBeLessThan(60_000);
  expect(limited.name).toMatch(/^cli \d{4}-\d\d-\d\d$/);

  const sliding = await json<TokenJson>('user token -u alice -a 600');
  expect(sliding).toMatchObject({ expiresAt: null, autoRefreshSeconds: 600, scopes: [] });

  const quiet = await admin(`user token -u alice -s node:${aliceId}:r -q`);
  expect(quiet.trimEnd()).toMatch(tokenShape);
  expect(await admin('user token -u alice')).toMatch(/^ {2}patio_[0-9A-Za-z]{49}$/m);
}

async function doSeveralAtOnce(): Promise<void> {
  const logins = ['carol', 'dave', 'erin', 'frank'];
  await Promise.all(logins.map((login) => admin(`user create ${login}`)));
  const users = await json<{ login: string }[]>('user list');
  expect(users.map(({ login }) => login)).toEqual(expect.arrayContaining(logins));
}

describe('patio admin while the server is running', () => {
  let program: Program;
  beforeAll(async () => {
    installation = await createInstallation();
    program = await installation.start();
    await admin('user create alice');
    aliceId = (await admin('node id /alice')).trim();
  });
  afterAll(() => installation?.remove());

  it('makes tokens as the manual shows it', makeTokensLikeTheManual);
  it('does several commands at once', doSeveralAtOnce);

  it('takes scopes repeated and with commas, and a name', async () => {
    const words = `user token -u alice -n backup -a 10m -e 1h -s node:${aliceId}:r -s node:${aliceId}:w,profile`;
    expect(await json<TokenJson>(words)).toMatchObject({
      name: 'backup',
      autoRefreshSeconds: 600,
      scopes: [`node:${aliceId}:rw`, 'profile'],
    });
  });

  it.each([
    ['a node that does not exist', `-s node:${anyUuid}:r`, anyUuid],
    ['another permission', `-s node:${anyUuid}:write`, '"write" is not r, w or rw'],
    ['something else', '-s files', '"files" is not valid'],
    ['an empty scope', '-s ,', '"" is not valid'],
    ['a duration without unit', '-e 20', 'A duration is'],
  ])('refuses %s and makes nothing', async (_what, flags, sentence) => {
    const before = await json<TokenJson[]>('token list');
    const { code, stdout, stderr } = await installation.patio([
      ...['admin', 'user', 'token', '-u', 'alice'],
      ...flags.split(' '),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^patio: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
    expect(await json<TokenJson[]>('token list')).toEqual(before);
  });

  it('says in one sentence that a user does not exist', async () => {
    const { code, stderr } = await installation.patio(['admin', 'user', 'token', '-u', 'nobody']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^patio: [^\n]*nobody[^\n]*\n$/);
  });

  it('lists, rotates and revokes tokens', async () => {
    const { id, token } = await json<TokenJson>('user token -u alice -n to-end');
    expect(await admin('token list -u alice')).toMatch(
      new RegExp(`^${id} +alice +to-end +active +never`, 'm'),
    );
    const rotated = await json<TokenJson>(`token rotate ${id}`);
    expect(rotated).toMatchObject({ id, name: 'to-end' });
    expect(rotated.token).not.toBe(token);
    expect(await json(`token revoke ${id}`)).toMatchObject({ id, status: 'revoked' });
    expect(await admin('token list')).not.toContain('patio_');
  });

  it('makes users with a password and disables, enables and deletes them', async () => {
    await admin('user create bob --admin --password-stdin', { input: 'correct horse battery\n' });
    expect(await json<object[]>('user list')).toContainEqual(
      expect.objectContaining({ login: 'bob', isAdmin: true, disabledAt: null }),
    );
    expect(await json('user disable bob')).toMatchObject({ disabledAt: expect.stringMatching(/Z$/) });
    expect(await json('user enable bob')).toMatchObject({ disabledAt: null });
    expect(await json('user delete bob')).toEqual({ deleted: 'bob' });
    expect(await admin('user list')).not.toContain('bob');
  });

  it('refuses a login that is taken', async () => {
    const { code, stderr } = await installation.patio(['admin', 'user', 'create', 'alice']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^patio: [^\n]+\n$/);
  });

  it('makes workspaces, grants and explains', async () => {
    await admin('workspace create projects');
    const workspaces = await json<{ name: string; id: string }[]>('workspace list');
    const projects = workspaces.find(({ name }) => name === 'projects');
    expect(await admin('node id /projects')).toBe(`${projects?.id}\n`);

    const { id } = await json<TokenJson>('user token -u alice');
    const ask = `explain --token ${id} --path /projects --op read`;
    expect(await json(ask)).toMatchObject({ allowed: false });
    expect(await json('grant alice /projects r')).toMatchObject({ login: 'alice', permission: 'r' });
    expect(await json('grants /projects')).toMatchObject([{ login: 'alice', path: '/projects' }]);
    expect(await json(ask)).toMatchObject({
      allowed: true,
      grants: [{ path: '/projects', permission: 'r' }],
    });
    await admin('revoke-grant alice /projects');
    expect(await json('grants /projects')).toEqual([]);
  });

  it('limits, narrows, rotates and ends tokens', async () => {
    await admin('user create hugo');
    const limits = '--door rest --door sftp --network 127.0.0.0/8,::1 --read-only --no-delete --max-uses 9';
    const made = await json<TokenJson>(`user token -u hugo ${limits} --not-before 2020-01-01T00:00:00Z`);
    expect(made).toMatchObject({
      ...{ doors: ['rest', 'sftp'], networks: ['127.0.0.0/8', '::1/128'], maxUses: 9, uses: 0 },
      ...{
        restrictions: ['read-only', 'no-delete'],
        notBefore: '2020-01-01T00:00:00.000Z',
        status: 'active',
      },
    });
    expect(await whoIs(program.rest, made.token)).toMatchObject({ status: 200 });
    const dav = await fetch(`${program.webdav}/hugo/`, {
      headers: { Authorization: `Bearer ${made.token}` },
    });
    expect(dav.status).toBe(401);

    await admin(`token update ${made.id} -n narrower --door rest --no-overwrite --read-only --no-delete`);
    const fresh = await json<TokenJson>(`token rotate ${made.id} --overlap 10m`);
    for (const { token } of [made, fresh]) {
      expect(await whoIs(program.rest, token)).toMatchObject({ status: 200 });
    }
    expect(await json('token list -u hugo')).toMatchObject([
      {
        name: 'narrower',
        doors: ['rest'],
        restrictions: ['read-only', 'no-overwrite', 'no-delete'],
        uses: 3,
      },
    ]);
    expect(await json('token list -u hugo --unused-days 1')).toEqual([]);
    expect(await json('token revoke-all -u hugo')).toEqual({ revoked: 1 });
    expect(await whoIs(program.rest, fresh.token)).toMatchObject({ status: 401 });
  });

  it.each([
    'user token -u alice --network 10.0.0.1/8',
    'user token -u alice --not-before tomorrow',
    'policy set --max-lifetime forever',
    'user create robot --service --owner alice',
  ])('refuses %s with one sentence', async (words) => {
    const { code, stdout, stderr } = await installation.patio(['admin', ...words.split(' ')]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^patio: [^\n]+\n$/)]);
  });

  it('sets the policy, which blocks what is beyond it at once, and keeps service accounts', async () => {
    await admin('user create boss --admin');
    expect(await json('user create robot --service --owner boss')).toMatchObject({
      kind: 'service',
      owner: 'boss',
    });
    const { id, token } = await json<TokenJson>('user token -u robot');
    expect(await json('policy set --never-expiring no --max-tokens none')).toMatchObject({
      neverExpiringAllowed: false,
      maxTokensPerUser: null,
    });
    await expect.poll(() => whoIs(program.rest, token)).toMatchObject({ status: 401 });
    expect(await json('token list -u robot')).toMatchObject([
      { id, status: 'blocked', blockedReason: expect.stringMatching(/never expire/) },
    ]);
    await admin('policy set --never-expiring yes');
    await expect.poll(() => whoIs(program.rest, token)).toMatchObject({ status: 200, login: 'robot' });
    expect(await admin('policy show')).toMatch(/^never expiring +yes$/m);

    const { code, stderr } = await installation.patio(['admin', 'user', 'delete', 'boss']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('robot')]);
    await admin('user create chief --admin');
    expect(await json('user hand-over robot chief')).toMatchObject({ owner: 'chief' });
    await admin('user delete boss');
  });

  it('limits what a user may store', async () => {
    await admin('user create greta');
    expect(await admin('user quota greta 1.5K')).toBe('The quota of greta is 1.5K.\n');
    expect(await admin('user list')).toMatch(/^greta +user +active +1\.5K /m);
    const { token } = await json<TokenJson>('user token -u greta');
    const put = async (name: string) => {
      const headers = { Authorization: `Bearer ${token}` };
      const body = 'x'.repeat(1000);
      return (await fetch(`${program.webdav}/greta/${name}`, { method: 'PUT', headers, body })).status;
    };
    expect([await put('one'), await put('two')]).toEqual([201, 507]);
    expect(await json('user quota greta none')).toMatchObject({ login: 'greta', quotaBytes: null });
    expect(await put('two')).toBe(201);
    const { code, stderr } = await installation.patio(['admin', 'user', 'quota', 'greta', '10P']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^patio: [^\n]*A size is[^\n]*\n$/)]);
  });

  it('finds damage beside the running server, ends with 1 then, and with 0 when all is well', async () => {
    expect(await admin('fsck')).toMatch(
      /^Checked \d+ files and folders and \d+ contents\.\nNo problems\.\n$/,
    );
    const { token } = await json<TokenJson>('user token -u alice');
    const url = `${program.webdav}/alice/large`;
    const headers = { Authorization: `Bearer ${token}` };
    await fetch(url, { method: 'PUT', headers, body: 'x'.repeat(100_000) });
    const entries = await readdir(`${installation.dataDir}/blobs`, { recursive: true, withFileTypes: true });
    const [file] = entries.filter((entry) => entry.isFile());
    await truncate(`${file?.parentPath}/${file?.name}`, 99_999);
    const { code, stdout, stderr } = await installation.patio(['admin', 'fsck', '--json']);
    expect([code, stderr]).toEqual([1, 'patio: There are problems.\n']);
    const detail = '99999 bytes instead of 100000';
    expect(JSON.parse(stdout).problems).toEqual([{ kind: 'bytes_damaged', subject: file?.name, detail }]);
    await fetch(url, { method: 'DELETE', headers });
    await fetch(`${program.rest}/api/v1/recycle-bin`, { method: 'DELETE', headers });
    await expect
      .poll(async () => (await installation.patio(['admin', 'fsck'])).code, { timeout: 20_000 })
      .toBe(0);
  });

  it('has effect on the running server', async () => {
    const { id, token } = await json<TokenJson>('user token -u alice');
    expect(await whoIs(program.rest, token)).toEqual({ status: 200, login: 'alice' });
    await admin(`token revoke ${id}`);
    await expectOverWithinASecond(async () => (await whoIs(program.rest, token)).status === 401);
  });
});

describe('patio admin while the server is stopped', () => {
  beforeAll(async () => {
    installation = await createInstallation();
    await (await installation.start()).stop();
    await admin('user create alice');
    aliceId = (await admin('node id /alice')).trim();
  });
  afterAll(() => installation?.remove());

  it('makes tokens as the manual shows it', makeTokensLikeTheManual);
  it('does several commands at once', doSeveralAtOnce);

  it('leaves everything to the next start', async () => {
    const { token } = await json<TokenJson>('user token -u alice');
    const { rest, administrator } = await installation.start();
    expect(administrator).toBeUndefined();
    expect(await whoIs(rest, token)).toEqual({ status: 200, login: 'alice' });
  });
});
