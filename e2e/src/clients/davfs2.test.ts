import {
  appendFile,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { awkwardNames, hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import { mountDavfs } from '../harness/davfs.js';
import { basicHeader, encodePath } from '../harness/endpoints.js';
import type { Mount } from '../harness/mount.js';
import { mustRun } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['mount.davfs', 'root', 'fuse'], 'a davfs2 mount', () => {
  let site: Site;
  let local: TemporaryFolder;
  let mount: Mount;
  const at = (...names: string[]) => join(mount.path, 'alice', ...names);
  const mountAgain = () => mountDavfs(`${site.program.webdav}/`, site.alice);

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

  /** Unmounts, so that everything is written back, and looks again with empty caches. */
  async function remount(): Promise<void> {
    await mount.unmount();
    mount = await mountAgain();
  }

  async function contentOnServer(path: string): Promise<string> {
    const response = await fetch(`${site.program.webdav}${encodePath(path)}`, {
      headers: { Authorization: basicHeader(site.alice) },
    });
    return response.ok ? response.text() : `status ${response.status}`;
  }

  it('shows the workspaces at its root', async () => {
    expect(await readdir(mount.path)).toContain('alice');
  });

  it('takes folders by cp -r, moves and deletes them', async () => {
    await mkdir(local.at('tree/a/b'), { recursive: true });
    for (const name of ['tree/1', 'tree/a/2', 'tree/a/b/3']) await writeFile(local.at(name), name);
    await mustRun('cp', ['-r', local.at('tree'), at()]);
    await mustRun('mv', [at('tree'), at('moved')]);
    await remount();
    await mustRun('diff', ['-r', local.at('tree'), at('moved')]);
    await mustRun('cp', ['-r', at('moved'), at('copied')]);
    await mustRun('rm', ['-r', at('moved')]);
    await remount();
    expect((await readdir(at())).filter((name) => name !== 'lost+found').sort()).toEqual(['copied']);
    await mustRun('diff', ['-r', local.at('tree'), at('copied')]);
  });

  it('edits in place, appends and truncates', async () => {
    await writeFile(at('edited'), '0123456789');
    await remount();
    const file = await open(at('edited'), 'r+');
    await file.write('ABC', 3);
    await file.close();
    await appendFile(at('edited'), '+more');
    await remount();
    expect(await readFile(at('edited'), 'utf8')).toBe('012ABC6789+more');
    await mustRun('truncate', ['-s', '4', at('edited')]);
    await remount();
    expect(await contentOnServer('/alice/edited')).toBe('012A');
  });

  it('keeps empty files empty and fills none of them by half', async () => {
    await writeFile(at('empty'), '');
    await writeFile(at('filled'), 'x');
    await remount();
    expect([(await stat(at('empty'))).size, (await stat(at('filled'))).size]).toEqual([0, 1]);
  });

  it('brings 64 MiB back unharmed', async () => {
    const hash = await writeRandomFile(local.at('large'), 64 * mebibyte);
    await cp(local.at('large'), at('large'));
    await remount();
    expect(await hashOfFile(at('large'))).toBe(hash);
  });

  it('works with names that need escaping', async () => {
    await mkdir(at('names'));
    for (const name of awkwardNames) {
      await mkdir(at('names', `${name} folder`));
      await writeFile(at('names', name), name);
    }
    await remount();
    for (const name of awkwardNames) {
      expect(await readFile(at('names', name), 'utf8')).toBe(name);
      expect(await contentOnServer(`/alice/names/${name}`)).toBe(name);
      await rename(at('names', name), at('names', `${name} folder`, 'inside'));
    }
    await remount();
    expect((await readdir(at('names'))).sort()).toEqual(awkwardNames.map((name) => `${name} folder`).sort());
    for (const name of awkwardNames) {
      expect(await readFile(at('names', `${name} folder`, 'inside'), 'utf8')).toBe(name);
    }
    await rm(at('names'), { recursive: true });
    await remount();
    expect(await readdir(at())).not.toContain('names');
  });

  it('does an editor’s dance: write beside, keep a backup, rename over', async () => {
    await writeFile(at('text'), 'first');
    await rename(at('text'), at('text~'));
    await writeFile(at('.text.swp'), 'second');
    await rename(at('.text.swp'), at('text'));
    await rm(at('text~'));
    await remount();
    expect(await contentOnServer('/alice/text')).toBe('second');
    expect((await readdir(at())).filter((name) => name.includes('text'))).toEqual(['text']);
  });
});
