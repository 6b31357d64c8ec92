import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['cadaver'], 'cadaver', () => {
  let site: Site;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    [site, folder] = await Promise.all([startSite(), temporaryFolder()]);
    const { login, token } = site.alice;
    await writeFile(folder.at('.netrc'), `machine 127.0.0.1\nlogin ${login}\npassword ${token}\n`, {
      mode: 0o600,
    });
  });
  afterAll(async () => {
    await site?.remove();
    await folder?.remove();
  });

  async function cadaver(...commands: string[]): Promise<string> {
    const { stdout, stderr } = await run('cadaver', [`${site.program.webdav}/alice/`], {
      input: [...commands, 'quit', ''].join('\n'),
      cwd: folder.path,
      env: { HOME: folder.path },
    });
    return stdout + stderr;
  }

  it('works through a session', async () => {
    await writeFile(folder.at('up.txt'), 'from cadaver');
    const said = await cadaver(
      ...['mkcol folder', 'put up.txt', 'copy up.txt folder/copy.txt', 'move up.txt moved.txt'],
      ...['lock moved.txt', 'showlocks', 'unlock moved.txt'],
      ...['propset moved.txt colour red', 'propget moved.txt colour'],
      ...['get folder/copy.txt down.txt', 'delete moved.txt', 'ls folder', 'rmcol folder', 'ls'],
    );
    expect(said).not.toMatch(/failed|not supported|Could not/i);
    expect(said.match(/succeeded/g)?.length).toBeGreaterThanOrEqual(11);
    expect(said).toContain('Value of colour is: red');
    expect(said).toContain('collection is empty');
    expect(await readFile(folder.at('down.txt'), 'utf8')).toBe('from cadaver');
  });

  it('is told plainly what went wrong', async () => {
    expect(await cadaver('get nothing-here')).toMatch(/404/);
    expect(await cadaver('mkcol no/such/parent')).toMatch(/409/);
  });
});
