import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import { mustRun } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['lftp', 'sftp'], 'lftp over SFTP', () => {
  let site: Site;
  let local: TemporaryFolder;
  beforeAll(async () => {
    [site, local] = await Promise.all([startSite(), temporaryFolder()]);
    await mkdir(local.at('tree/deep'), { recursive: true });
    for (let index = 0; index < 30; index++) await writeFile(local.at('tree/deep', `${index} ä`), `${index}`);
    await writeFile(local.at('tree/empty'), '');
  });
  afterAll(async () => {
    await site?.remove();
    await local?.remove();
  });

  function lftp(...commands: string[]): Promise<string> {
    const { host, port } = site.program.sftp;
    const { login, token } = site.alice;
    const ssh = [
      ...['ssh', '-a', '-x', '-F', '/dev/null'],
      ...['-o', `UserKnownHostsFile=${local.at('known_hosts')}`, '-o', 'StrictHostKeyChecking=accept-new'],
    ].join(' ');
    const script = [
      ...[`set sftp:connect-program "${ssh}"`, 'set cmd:fail-exit yes', 'set net:max-retries 2'],
      `open -u ${login},${token} sftp://${host}:${port}`,
      ...commands,
    ].join('; ');
    return mustRun('lftp', ['--norc', '-c', script], { env: { HOME: local.path }, timeoutMs: 120_000 });
  }

  it('mirrors up and down, several files at a time', async () => {
    await lftp(`mirror -R --parallel=4 ${local.at('tree')} /alice/tree`);
    await lftp(`mirror --parallel=4 /alice/tree ${local.at('back')}`);
    await mustRun('diff', ['-r', local.at('tree'), local.at('back')]);
  });

  it('mirrors what has changed, and deletes what is gone', async () => {
    await mustRun('cp', ['-r', local.at('tree'), local.at('changed')]);
    await writeFile(local.at('changed/deep/0 ä'), 'other and longer');
    await mustRun('rm', [local.at('changed/deep/1 ä')]);
    await lftp(`mirror -R --delete ${local.at('changed')} /alice/tree`);
    await lftp(`mirror /alice/tree ${local.at('changed-back')}`);
    await mustRun('diff', ['-r', local.at('changed'), local.at('changed-back')]);
  });

  it('downloads one file in segments', async () => {
    const hash = await writeRandomFile(local.at('large'), 24 * mebibyte);
    await lftp(
      `put ${local.at('large')} -o /alice/large`,
      `pget -n 4 /alice/large -o ${local.at('large-back')}`,
    );
    expect(await hashOfFile(local.at('large-back'))).toBe(hash);
  });

  it('mirrors with several segments a file', async () => {
    await mkdir(local.at('big'));
    const hashes = [
      await writeRandomFile(local.at('big/one'), 6 * mebibyte),
      await writeRandomFile(local.at('big/two'), 5 * mebibyte + 1),
    ];
    await lftp(`mirror -R --parallel=2 ${local.at('big')} /alice/big`);
    await lftp(
      'set mirror:use-pget-n 3',
      'set pget:min-chunk-size 1M',
      `mirror --parallel=2 --use-pget-n=3 /alice/big ${local.at('big-back')}`,
      'rm -r /alice/big',
    );
    const back = [await hashOfFile(local.at('big-back/one')), await hashOfFile(local.at('big-back/two'))];
    expect(back).toEqual(hashes);
  });

  it('goes on with an upload that broke off', async () => {
    const hash = await writeRandomFile(local.at('whole'), 3 * mebibyte);
    await mustRun('cp', [local.at('whole'), local.at('part')]);
    await truncate(local.at('part'), mebibyte + 17);
    await lftp(
      `put ${local.at('part')} -o /alice/resumed`,
      `put -c ${local.at('whole')} -o /alice/resumed`,
      `get /alice/resumed -o ${local.at('resumed')}`,
      'rm /alice/resumed',
    );
    expect(await hashOfFile(local.at('resumed'))).toBe(hash);
  });

  it('renames and removes', async () => {
    await lftp('cd /alice', 'mkdir lftp', 'mv large lftp/moved', 'rm lftp/moved', 'rmdir lftp');
    expect(await lftp('cls -1 /alice')).not.toContain('lftp');
  });
});
