import { appendFile, mkdir, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { awkwardNames, hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import type { Mount } from '../harness/mount.js';
import { mustRun, run } from '../harness/process.js';
import { repository } from '../harness/repository.js';
import { type Site, startSite } from '../harness/site.js';
import { mountSshfs } from '../harness/sshfs.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['sshfs', 'fusermount3', 'fuse'], 'an sshfs mount', () => {
  let site: Site;
  let local: TemporaryFolder;
  let mount: Mount;
  const at = (...names: string[]) => join(mount.path, ...names);
  const mountAgain = () => mountSshfs(site.program, site.alice, '/alice');

  beforeAll(async () => {
    [site, local] = await Promise.all([startSite(), temporaryFolder()]);
  });
  afterAll(async () => {
    await site?.remove();
    await local?.remove();
  });
  beforeEach(async () => {
    mount = await mountAgain();
  });
  afterEach(async () => {
    await mount?.unmount();
  });

  async function remount(): Promise<void> {
    await mount.unmount();
    mount = await mountAgain();
  }

  async function makeTree(path: string): Promise<void> {
    await mkdir(join(path, 'deep/er'), { recursive: true });
    for (let index = 0; index < 40; index++)
      await writeFile(join(path, 'deep', `${index}`), `content ${index}`);
    for (const name of awkwardNames) await writeFile(join(path, 'deep/er', name), name);
    await writeFile(join(path, 'empty'), '');
  }

  it('takes trees by cp -r and deletes them by rm -r', async () => {
    await makeTree(local.at('tree'));
    await mustRun('cp', ['-r', local.at('tree'), at('tree')]);
    await remount();
    await mustRun('diff', ['-r', local.at('tree'), at('tree')]);
    await mustRun('mv', [at('tree'), at('moved')]);
    await mustRun('rm', ['-r', at('moved')]);
  });

  it('packs and unpacks archives in place', async () => {
    await makeTree(local.at('packed'));
    await mustRun('tar', ['-C', local.path, '-cf', at('packed.tar'), 'packed']);
    await mustRun('tar', ['-C', mount.path, '-xf', at('packed.tar')]);
    await remount();
    await mustRun('diff', ['-r', local.at('packed'), at('packed')]);
  });

  it('holds a git repository', async () => {
    // The mount shows the server's owners, not this machine's.
    await writeFile(
      local.at('.gitconfig'),
      '[safe]\n\tdirectory = *\n[user]\n\tname = a\n\temail = a@example.org\n',
    );
    const git = (folder: string, ...args: string[]) =>
      mustRun('git', ['-C', folder, ...args], { env: { HOME: local.path, GIT_CONFIG_NOSYSTEM: '1' } });
    await mkdir(at('work'));
    await git(at('work'), 'init', '-q');
    for (let index = 0; index < 20; index++)
      await writeFile(at('work', `${index}.txt`), `${index}\n`.repeat(index));
    await git(at('work'), 'add', '.');
    await git(at('work'), 'commit', '-q', '-m', 'first');
    await appendFile(at('work', '7.txt'), 'changed\n');
    await git(at('work'), 'commit', '-q', '-a', '-m', 'second');
    await git(mount.path, 'clone', '-q', 'work', 'clone');
    await git(at('clone'), 'gc', '-q');
    await remount();
    for (const folder of ['work', 'clone']) {
      await git(at(folder), 'fsck', '--full', '--strict');
      expect(await git(at(folder), 'status', '--porcelain')).toBe('');
      expect((await git(at(folder), 'log', '--format=%s')).trim().split('\n')).toEqual(['second', 'first']);
    }
  });

  it('builds a program in place, and again after a change', async () => {
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const build = () => mustRun(process.execPath, [tsc, '-p', at('program')]);
    await mkdir(at('program/src'), { recursive: true });
    const compilerOptions = {
      rootDir: 'src',
      outDir: 'out',
      incremental: true,
      types: [],
      module: 'nodenext',
    };
    await writeFile(at('program/tsconfig.json'), JSON.stringify({ compilerOptions }));
    await writeFile(at('program/package.json'), '{ "type": "module" }');
    await writeFile(at('program/src/part.ts'), 'export const answer: number = 41;\n');
    await writeFile(
      at('program/src/main.ts'),
      "import { answer } from './part.js';\nthrow new Error('is ' + String(answer));\n",
    );
    await build();
    await writeFile(at('program/src/part.ts'), 'export const answer: number = 42;\n');
    await build();
    await remount();
    const { stderr } = await run(process.execPath, [at('program/out/main.js')]);
    expect(stderr).toContain('Error: is 42');
  });

  it('does an editor’s dance: write beside, keep a backup, rename over', async () => {
    await writeFile(at('text'), 'first');
    await rename(at('text'), at('text~'));
    await writeFile(at('.text.swp'), 'second');
    await rename(at('.text.swp'), at('text'));
    await writeFile(at('.text.swp'), 'third');
    await rename(at('.text.swp'), at('text'));
    await rm(at('text~'));
    await remount();
    expect(await readFile(at('text'), 'utf8')).toBe('third');
  });

  it('edits in place, appends and truncates', async () => {
    await writeFile(at('edited'), '0123456789');
    const file = await open(at('edited'), 'r+');
    await file.write('ABC', 3);
    const seen = Buffer.alloc(10);
    await file.read(seen, 0, 10, 0);
    expect(seen.toString()).toBe('012ABC6789');
    await file.sync();
    await file.close();
    await appendFile(at('edited'), '+more');
    await appendFile(at('edited'), '+yet');
    await remount();
    expect(await readFile(at('edited'), 'utf8')).toBe('012ABC6789+more+yet');
    await truncate(at('edited'), 4);
    await truncate(at('edited'), 6);
    await remount();
    expect(await readFile(at('edited'))).toEqual(Buffer.from('012A\0\0'));
  });

  it('brings 64 MiB back unharmed', async () => {
    const hash = await writeRandomFile(local.at('large'), 64 * mebibyte);
    await mustRun('cp', [local.at('large'), at('large')]);
    await remount();
    expect(await hashOfFile(at('large'))).toBe(hash);
  });

  it('shows the room there is', async () => {
    expect(await mustRun('df', ['--output=size,avail', mount.path])).toMatch(/\d+ +\d+/);
  });
});
