import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { mustRun, run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type SshLogin, sshLogin } from '../harness/ssh.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['scp'], 'scp', () => {
  let site: Site;
  let local: TemporaryFolder;
  let login: SshLogin;
  beforeAll(async () => {
    [site, local] = await Promise.all([startSite(), temporaryFolder()]);
    login = await sshLogin(local, site.program, site.alice);
    await mkdir(local.at('tree/deep'), { recursive: true });
    for (const name of ['1', 'deep/2 with space']) await writeFile(local.at('tree', name), name);
    await utimes(local.at('tree/1'), new Date('2020-01-02T03:04:05Z'), new Date('2020-01-02T03:04:05Z'));
  });
  afterAll(async () => {
    await site?.remove();
    await local?.remove();
  });

  it('copies trees there and back with their times', async () => {
    const scp = (...args: string[]) => mustRun('scp', [...login.options, ...args], { env: login.env });
    await scp('-r', '-p', local.at('tree'), `${login.target}:/alice/tree`);
    await scp('-r', '-p', `${login.target}:tree`, local.at('back'));
    await mustRun('diff', ['-r', local.at('tree'), local.at('back')]);
    expect((await stat(local.at('back/1'))).mtime.toISOString()).toBe('2020-01-02T03:04:05.000Z');
  });

  it('copies from the server to the server by way of this machine, and understands patterns and ~', async () => {
    const { host, port } = site.program.sftp;
    const at = (path: string) => `scp://${site.alice.login}@${host}:${port}/${path}`;
    const scp = (...args: string[]) => mustRun('scp', [...login.options, ...args], { env: login.env });
    await scp('-r', '-p', local.at('tree'), `${login.target}:~/from`);
    await scp('-3', '-r', '-p', at('from'), at('to'));
    await mkdir(local.at('matched'));
    await scp('-r', '-p', `${login.target}:t[no]/*`, local.at('matched'));
    await mustRun('diff', ['-r', local.at('tree'), local.at('matched')]);
    expect((await stat(local.at('matched/1'))).mtime.toISOString()).toBe('2020-01-02T03:04:05.000Z');
  });

  it('gets one clear sentence for the old protocol', async () => {
    const args = ['-O', ...login.options, local.at('tree/1'), `${login.target}:/alice/x`];
    const { code, stderr } = await run('scp', args, { env: login.env });
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(/SFTP/);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  it('gets one clear sentence for a shell', async () => {
    for (const command of [[], ['ls']]) {
      const { code, stdout, stderr } = await run('ssh', [...login.options, '-T', login.target, ...command], {
        env: login.env,
      });
      expect(code).toBeGreaterThan(0);
      expect(stdout + stderr).toMatch(/SFTP/);
    }
  });
});
