import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MintedAccount } from '../harness/administration.js';
import { createInstallation } from '../harness/program.js';
import { databaseServerUrl } from '../harness/server-database.js';
import { openSftp, type SftpSession, sftpStatus } from '../harness/sftp-session.js';
import { type Site, startSite } from '../harness/site.js';
import { expectWithinASecond } from '../revocation/within-a-second.js';

describe.skipIf(!databaseServerUrl)('SFTP on several processes (needs PATIO_TEST_DATABASE_URL)', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ PATIO_SFTP_WORKERS: '2' });
  });
  afterAll(() => site?.remove());

  /** Connections are handed out in turn: half of them to each process. */
  async function openFour(account: MintedAccount): Promise<SftpSession[]> {
    const sessions: SftpSession[] = [];
    for (let count = 0; count < 4; count++) sessions.push(await openSftp(site.program, account));
    return sessions;
  }

  async function workers(): Promise<number[]> {
    const { pid } = site.program;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.trim().split(' ').filter(Boolean).map(Number);
  }

  it('shows the same files in all of them', async () => {
    const sessions = await openFour(site.alice);
    for (const [index, session] of sessions.entries()) {
      await session.write(`/alice/${index}`, `of ${index}`);
      for (const other of sessions) expect(String(await other.read(`/alice/${index}`))).toBe(`of ${index}`);
    }
    expect(await workers()).toHaveLength(2);
    await Promise.all(sessions.map((session) => session.end()));
  });

  it('honours a lock in all of them', async () => {
    const { token } = site.alice;
    const headers = { Authorization: `Bearer ${token}`, Timeout: 'Second-60' };
    const body =
      '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
    const locked = await fetch(`${site.program.webdav}/alice/locked`, { method: 'LOCK', headers, body });
    expect(locked.status).toBe(201);
    const bob = await site.administration.createAccount('bob');
    await site.installation.patio(['admin', 'grant', 'bob', '/alice', 'rw']);
    const sessions = await openFour(bob);
    for (const session of sessions) expect(await sftpStatus(session.write('/alice/locked', 'x'))).toBe(4);
    await Promise.all(sessions.map((session) => session.end()));
  });

  it('ends all sessions of a revoked token within a second', async () => {
    const carol = await site.administration.createAccount('carol');
    const sessions = await openFour(carol);
    const gone = Promise.all(sessions.map((session) => session.closed));
    await site.administration.revoke(carol.tokenId);
    await expectWithinASecond(gone, 'the end of the sessions');
  });

  it('replaces a process that dies; the sessions of the others go on', async () => {
    const sessions = await openFour(site.alice);
    const cut = new Set<SftpSession>();
    for (const session of sessions) void session.closed.then(() => cut.add(session));
    const [victim] = await workers();
    process.kill(victim ?? 0, 'SIGKILL');
    await expect.poll(() => cut.size).toBe(2);
    await expect
      .poll(async () => (await workers()).filter((pid) => pid !== victim).length, { timeout: 20_000 })
      .toBe(2);
    expect(site.program.stderr()).toContain('an SFTP process has ended; another takes its place');
    for (const session of sessions) if (!cut.has(session)) await session.stat('/alice');
    await Promise.all((await openFour(site.alice)).map((session) => session.end()));
  });

  it('ends with the server, all of it', async () => {
    const pids = await workers();
    expect(await site.program.stop()).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  });
});

describe('SFTP on several processes', () => {
  it('is refused in one sentence with the embedded database', async () => {
    const installation = await createInstallation({ PATIO_SFTP_WORKERS: '2', DATABASE_URL: undefined });
    const { code, stderr } = await installation.patio(['serve']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^patio: PATIO_SFTP_WORKERS needs DATABASE_URL:.*\.\n$/),
    ]);
    await installation.remove();
  });
});
