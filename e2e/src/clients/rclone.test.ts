import { mkdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { awkwardNames, mebibyte, writeRandomFile } from '../harness/content.js';
import { mustRun, run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['rclone'], 'rclone', () => {
  let site: Site;
  let local: TemporaryFolder;
  let env: Record<string, string>;

  beforeAll(async () => {
    [site, local] = await Promise.all([startSite(), temporaryFolder()]);
    await mkdir(local.at('tree/deep/er'), { recursive: true });
    const small = Array.from({ length: 100 }, (_, index) => `tree/deep/small-${index}`);
    const named = awkwardNames.map((name) => `tree/deep/er/${name}`);
    for (const name of [...small, ...named]) await writeFile(local.at(name), name);
    await writeFile(local.at('tree/empty'), '');
    await writeRandomFile(local.at('tree/large'), 20 * mebibyte);
    env = await configure();
  });
  afterAll(async () => {
    await site?.remove();
    await local?.remove();
  });

  /** Remotes for each way in, as environment variables; nothing of this machine's own configuration is read. */
  async function configure(): Promise<Record<string, string>> {
    const { program, alice } = site;
    const pass = (await mustRun('rclone', ['obscure', alice.token])).trim();
    const webdav = (name: string, vendor: string) => ({
      [`RCLONE_CONFIG_${name}_TYPE`]: 'webdav',
      [`RCLONE_CONFIG_${name}_URL`]: program.webdav,
      [`RCLONE_CONFIG_${name}_VENDOR`]: vendor,
      [`RCLONE_CONFIG_${name}_USER`]: alice.login,
      [`RCLONE_CONFIG_${name}_PASS`]: pass,
    });
    return {
      RCLONE_CONFIG: local.at('rclone.conf'),
      ...webdav('OTHER', 'other'),
      ...webdav('OWNCLOUD', 'owncloud'),
      RCLONE_CONFIG_SFTP_TYPE: 'sftp',
      RCLONE_CONFIG_SFTP_HOST: program.sftp.host,
      RCLONE_CONFIG_SFTP_PORT: String(program.sftp.port),
      RCLONE_CONFIG_SFTP_USER: alice.login,
      RCLONE_CONFIG_SFTP_PASS: pass,
    };
  }

  const rclone = (...args: string[]) =>
    mustRun('rclone', ['--retries', '1', ...args], { env, timeoutMs: 120_000 });

  const remotes = [
    { title: 'WebDAV, vendor other', remote: 'other', keepsTimes: false },
    { title: 'WebDAV, vendor owncloud', remote: 'owncloud', keepsTimes: true },
    { title: 'SFTP', remote: 'sftp', keepsTimes: true },
  ];

  describe.each(remotes)('over $title', ({ remote, keepsTimes }) => {
    const top = `${remote}:alice/${remote}`;
    const at = (path: string) => (remote === 'sftp' ? `sftp:/alice/sftp/${path}` : `${top}/${path}`);

    it('copies a tree there, finds it unharmed and brings it back', async () => {
      await rclone('copy', local.at('tree'), at('tree'));
      await rclone('check', '--download', local.at('tree'), at('tree'));
      await rclone('copy', at('tree'), local.at(`back-${remote}`));
      await mustRun('diff', ['-r', local.at('tree'), local.at(`back-${remote}`)]);
    });

    it('lists names as they are', async () => {
      const names = (await rclone('lsf', at('tree/deep/er'))).trimEnd().split('\n');
      expect(names.sort()).toEqual([...awkwardNames].sort());
    });

    it.runIf(remote === 'sftp').each(['md5', 'sha1'])(
      'has the server compute checksums, %s, whatever the names',
      async (algorithm) => {
        const here = await rclone('hashsum', algorithm, local.at('tree'));
        const there = await rclone('hashsum', algorithm, at('tree'));
        expect(there.split('\n').sort()).toEqual(here.split('\n').sort());
      },
    );

    it.runIf(remote === 'sftp')('compares by checksum, and finds what differs', async () => {
      const check = () =>
        run('rclone', ['check', '--one-way', local.at('tree'), at('tree')], { env, timeoutMs: 120_000 });
      const { code, stderr } = await check();
      expect([code, stderr]).toEqual([0, expect.not.stringMatching(/could not be checked|no hash/i)]);
      await rclone('--sftp-disable-hashcheck', 'rcat', at('tree/deep/other'));
      await writeFile(local.at('other'), 'small-7');
      await rclone('--sftp-disable-hashcheck', 'copyto', local.at('other'), at('tree/deep/other'));
      await writeFile(local.at('tree/deep/other'), 'small-8');
      expect((await check()).stderr).toContain('deep/other: md5 differ');
      await Promise.all([rm(local.at('tree/deep/other')), rclone('deletefile', at('tree/deep/other'))]);
    });

    it.runIf(remote === 'sftp')('says how much room there is', async () => {
      expect(JSON.parse(await rclone('about', '--json', 'sftp:/alice'))).toMatchObject({
        total: expect.any(Number),
        free: expect.any(Number),
      });
    });

    it('has nothing to do when nothing has changed', async () => {
      const compare = keepsTimes ? [] : ['--size-only'];
      const { stderr } = await run('rclone', ['sync', '-v', ...compare, local.at('tree'), at('tree')], {
        env,
      });
      expect(stderr).toContain('There was nothing to transfer');
    });

    it('syncs changes: what is new, what is other, what is gone', async () => {
      await mustRun('cp', ['-r', local.at('tree'), local.at(`changed-${remote}`)]);
      await writeFile(local.at(`changed-${remote}/new`), 'new');
      await writeFile(local.at(`changed-${remote}/deep/small-7`), 'other and longer than it was');
      await mustRun('rm', [local.at(`changed-${remote}/deep/small-8`)]);
      await rclone('sync', local.at(`changed-${remote}`), at('tree'));
      await rclone('check', '--download', local.at(`changed-${remote}`), at('tree'));
    });

    it('moves and copies on the server', async () => {
      await rclone('moveto', at('tree/new'), at('tree/moved'));
      await rclone('copyto', at('tree/moved'), at('tree/copied'));
      await rclone('move', at('tree/deep'), at('tree/deeper'));
      expect(await rclone('cat', at('tree/copied'))).toBe('new');
      const names = (await rclone('lsf', at('tree'))).trimEnd().split('\n');
      expect(names).toEqual(expect.arrayContaining(['copied', 'deeper/', 'empty', 'large', 'moved']));
      expect(names).not.toContain('new');
    });

    it('deletes files, folders and all', async () => {
      await rclone('deletefile', at('tree/moved'));
      await rclone('delete', at('tree/deeper'));
      await rclone('rmdirs', at('tree/deeper'));
      await rclone('purge', at('tree'));
      expect(await rclone('lsf', at(''))).toBe('');
    });
  });

  it('has the server verify and keep checksums, vendor owncloud', async () => {
    await rclone('copyto', local.at('tree/large'), 'owncloud:alice/sums/large');
    const sumOf = async (path: string) => (await rclone('sha1sum', path)).split(' ')[0];
    expect(await sumOf('owncloud:alice/sums/large')).toBe(await sumOf(local.at('tree/large')));
    await rclone('check', local.at('tree'), 'owncloud:alice/sums', '--include', '/large');
    await rclone('copyto', local.at('tree/empty'), 'other:alice/sums/large');
    expect(await sumOf('owncloud:alice/sums/large')).toBe('');
    await rclone('purge', 'owncloud:alice/sums');
  });
});
