import { chmod, mkdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { awkwardNames, hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import { mustRun, run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type SshLogin, sshLogin } from '../harness/ssh.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['sftp'], 'OpenSSH sftp', () => {
  let site: Site;
  let local: TemporaryFolder;
  let login: SshLogin;
  let round = 0;
  let home: string;

  beforeAll(async () => {
    [site, local] = await Promise.all([startSite(), temporaryFolder()]);
    login = await sshLogin(local, site.program, site.alice);
  });
  afterAll(async () => {
    await site?.remove();
    await local?.remove();
  });
  beforeEach(async () => {
    round += 1;
    home = `/alice/${round}`;
    await batch(`mkdir ${home}`);
  });

  /** Runs commands that all must succeed: `sftp -b` stops at the first that does not. */
  const batch = (...commands: string[]) =>
    mustRun('sftp', [...login.options, '-b', '-', login.target], {
      ...{ input: `${commands.join('\n')}\n`, env: login.env, cwd: local.path },
    });

  /** Runs commands as at the prompt: what fails is said, and it goes on. */
  async function interactive(...commands: string[]): Promise<string> {
    const { stdout, stderr } = await run('sftp', [...login.options, login.target], {
      ...{ input: `${commands.join('\n')}\nbye\n`, env: login.env, cwd: local.path },
    });
    return stdout + stderr;
  }

  it.each(['password', 'keyboard-interactive'] as const)('logs in by %s with the token', async (method) => {
    const { options, env, target } = await sshLogin(local, site.program, site.alice, method);
    const said = await mustRun('sftp', [...options, '-b', '-', target], { input: 'pwd\n', env });
    expect(said).toContain('Remote working directory: /alice');
  });

  it('is refused with a wrong token', async () => {
    const wrong = await sshLogin(local, site.program, { login: 'alice', token: `${site.alice.token}x` });
    const { code, stderr } = await run('sftp', [...wrong.options, '-b', '-', wrong.target], {
      ...{ input: 'pwd\n', env: wrong.env },
    });
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied');
  });

  it.each(['ed25519', 'rsa', 'ecdsa'])('logs in with an SSH key of type %s', async (type) => {
    const key = local.at(`id_${type}`);
    await mustRun('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', 'laptop', '-f', key]);
    const input = await readFile(`${key}.pub`);
    const added = await site.installation.patio(['admin', 'user', 'key', 'add', '-u', 'alice', '--json'], {
      input,
    });
    expect(JSON.parse(added.stdout)).toMatchObject({ kind: 'ssh_key', name: 'laptop', login: 'alice' });
    const options = ['-o', 'PreferredAuthentications=publickey', '-i', key, ...login.options];
    const said = await mustRun('sftp', [...options, '-b', '-', login.target], { input: 'pwd\n' });
    expect(said).toContain('Remote working directory: /alice');
  });

  it('knows the host again', async () => {
    const known = await readFile(local.at('known_hosts'), 'utf8');
    expect(known).toMatch(/\[127\.0\.0\.1\]:\d+ ssh-ed25519 /);
    const strict = ['-o', 'StrictHostKeyChecking=yes', ...login.options];
    await mustRun('sftp', [...strict, '-b', '-', login.target], { input: 'pwd\n', env: login.env });
  });

  describe('transfers', () => {
    it('puts and gets trees with their times and modes', async () => {
      await mkdir(local.at('tree/deep/er'), { recursive: true });
      for (const name of ['1', 'deep/2', 'deep/er/3']) await writeFile(local.at('tree', name), name);
      await chmod(local.at('tree/1'), 0o640);
      await utimes(local.at('tree/1'), new Date('2020-01-02T03:04:05Z'), new Date('2020-01-02T03:04:05Z'));
      await batch(`put -r -p tree ${home}/tree`, `get -r -p ${home}/tree back`);
      await mustRun('diff', ['-r', local.at('tree'), local.at('back')]);
      const { mtime, mode } = await stat(local.at('back/1'));
      expect([mtime.toISOString(), mode & 0o777]).toEqual(['2020-01-02T03:04:05.000Z', 0o640]);
    });

    it('brings a large file back unharmed', async () => {
      const hash = await writeRandomFile(local.at('large'), 32 * mebibyte);
      await batch(`put large ${home}/large`, `get ${home}/large large-back`);
      expect(await hashOfFile(local.at('large-back'))).toBe(hash);
    });

    it('resumes uploads and downloads', async () => {
      const hash = await writeRandomFile(local.at('whole'), 3 * mebibyte);
      await mustRun('cp', [local.at('whole'), local.at('half')]);
      await truncate(local.at('half'), mebibyte + 17);
      await batch(`put half ${home}/resumed`, `reput whole ${home}/resumed`, `get ${home}/resumed again`);
      expect(await hashOfFile(local.at('again'))).toBe(hash);
      await truncate(local.at('again'), mebibyte + 17);
      await batch(`reget ${home}/resumed again`);
      expect(await hashOfFile(local.at('again'))).toBe(hash);
      await batch(`put half ${home}/appended`, `put -a whole ${home}/appended`);
      await batch(`get ${home}/appended appended`);
      expect(await hashOfFile(local.at('appended'))).toBe(hash);
    });

    it('works with names that need quoting', async () => {
      const quoted = (name: string) => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
      // What looks like a pattern is one for sftp's get: the question mark stays quoted by a backslash.
      const names = awkwardNames.filter((name) => !name.includes('?'));
      await mkdir(local.at('names'), { recursive: true });
      for (const name of names) await writeFile(local.at('names', name), name);
      await batch(...names.map((name) => `put ${quoted(`names/${name}`)} ${quoted(`${home}/${name}`)}`));
      await rm(local.at('names'), { recursive: true });
      await batch('lmkdir names', ...names.map((name) => `get ${quoted(`${home}/${name}`)} names/`));
      for (const name of names) expect(await readFile(local.at('names', name), 'utf8')).toBe(name);
    });
  });

  it('makes, renames and removes', async () => {
    await writeFile(local.at('x'), 'x');
    await batch(
      ...[`cd ${home}`, 'mkdir folder', 'put x', 'rename x folder/y', 'put x', 'rename x folder/y'],
      ...['rename folder moved', 'rm moved/y', 'rmdir moved'],
    );
    expect(
      (await batch(`ls -1 ${home}`)).split('\n').filter((line) => line && !line.startsWith('sftp>')),
    ).toEqual([]);
    const said = await interactive(`rmdir ${home}/none`, `rm ${home}`, `mkdir ${home}`);
    expect(said).toMatch(/No such file/);
    expect(said.match(/Failure/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('does not remove a folder that has something in it', async () => {
    await writeFile(local.at('x'), 'x');
    await batch(`mkdir ${home}/full`, `put x ${home}/full/x`);
    expect(await interactive(`rmdir ${home}/full`)).toMatch(/Failure/);
    await batch(`get ${home}/full/x kept`);
  });

  it('lists as ls does', async () => {
    await writeFile(local.at('x'), 'hello');
    await batch(`put x ${home}/x`, `mkdir ${home}/folder`, `put x ${home}/.hidden`);
    const long = await batch(`ls -la ${home}`);
    expect(long).toMatch(/^-rw\S* +\S+ +alice +\S+ +5 .* \S*x$/m);
    expect(long).toMatch(/^drwx\S* .* \S*folder$/m);
    expect(long).toMatch(/\.hidden$/m);
    const short = await batch(`ls -1 ${home}`);
    expect(short).not.toContain('.hidden');
    expect(await batch('ls -1 /')).toMatch(/^\/?alice$/m);
  });

  it('shows the room there is: the quota of the owner, where there is one', async () => {
    expect(await batch('df -h /alice')).toMatch(/Size +Used +Avail/);
    await mustSet(40 * 1024 * 1024 * 1024);
    const said = await batch('df /alice');
    expect(said).toMatch(/^ +41943040 +\d+ +\d+ +\d+ +\d+%$/m);
    await mustSet(null);
  });

  async function mustSet(quotaBytes: number | null): Promise<void> {
    const { rest, administrator } = site.program;
    const response = await fetch(`${rest}/api/v1/users/alice`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${administrator?.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ quotaBytes }),
    });
    expect(response.status).toBe(200);
  }

  it('has every other command at its prompt work', async () => {
    await mkdir(local.at('here'), { recursive: true });
    await writeFile(local.at('here/x'), '12345');
    const said = await batch(
      ...[`cd ${home}`, 'pwd', 'lpwd', 'lcd here', 'lls', 'lmkdir made', 'lumask 022', 'progress', 'version'],
      ...['put -f x', 'put x y', 'copy x z', 'chown 1000 x', 'chgrp 1000 x', 'chmod 600 x'],
      ...[
        'ls -l',
        'ls -n',
        'ls -lh x',
        'ls -1rt',
        'ls -1S',
        'ls -af',
        'ls *',
        'get -f x made/',
        'get -p y made/',
      ],
      ...['reget x made/x', 'df -i', '!true', 'help', 'lcd ..', 'rm ?', '-rm none', '@ls', 'bye'],
    );
    expect(said).toContain(`Remote working directory: ${home}`);
    expect(said).toContain('SFTP protocol version 3');
    expect(said).toMatch(/^-rw-{7} .* alice .* 5 .* x$/m);
    expect(await readFile(local.at('here/made/x'), 'utf8')).toBe('12345');
    expect(await readFile(local.at('here/made/y'), 'utf8')).toBe('12345');
    expect(await listed()).toEqual([]);
  });

  const listed = async () =>
    (await batch(`ls -1a ${home}`)).split('\n').filter((line) => line && !/^sftp>|\.$/.test(line));

  it('keeps modes and times that are set', async () => {
    await writeFile(local.at('x'), 'x');
    await batch(`put x ${home}/x`, `chmod 640 ${home}/x`);
    expect(await batch(`ls -l ${home}`)).toMatch(/^-rw-r-----/m);
  });

  it('refuses links in plain words, and goes on', async () => {
    await writeFile(local.at('x'), 'x');
    const said = await interactive(`put x ${home}/x`, `ln -s ${home}/x ${home}/l`, `ln ${home}/x ${home}/h`);
    expect(said).toMatch(/symlink .*: Operation unsupported/);
    const listed = (await batch(`ls -1 ${home}`)).split('\n').filter((line) => line.startsWith('/'));
    expect(listed).toEqual([`${home}/x`]);
  });

  it('copies on the server', async () => {
    await writeFile(local.at('x'), 'copied');
    await batch(`put x ${home}/x`, `cp ${home}/x ${home}/y`, `get ${home}/y y`);
    expect(await readFile(local.at('y'), 'utf8')).toBe('copied');
  });
});
