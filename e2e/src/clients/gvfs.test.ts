import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { mebibyte, writeRandomFile } from '../harness/content.js';
import { basicHeader } from '../harness/endpoints.js';
import { run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['gio', 'dbus-run-session', '/usr/libexec/gvfsd-dav'], 'GVFS', () => {
  let site: Site;
  let folder: TemporaryFolder;
  let base: string;
  beforeAll(async () => {
    [site, folder] = await Promise.all([startSite(), temporaryFolder()]);
    await mkdir(folder.at('run'), { mode: 0o700 });
    const { host, pathname } = new URL(site.program.webdav);
    base = `dav://${site.alice.login}@${host}${pathname}/alice`;
  });
  afterAll(async () => {
    await site?.remove();
    await folder?.remove();
  });

  /** Mounts in a session of its own, where `script` then runs; the file system is `$DAV`, a local folder `$LOCAL`. */
  async function session(script: string, token = site.alice.token): Promise<string> {
    const mounted = `printf '%s\\n' "$TOKEN" | gio mount "$DAV" && set -e && ${script}`;
    const { code, stdout, stderr } = await run(
      'dbus-run-session',
      ['--', 'sh', '-c', `{ ${mounted}; } 2>&1`],
      {
        cwd: folder.path,
        timeoutMs: 50_000,
        env: {
          ...{ TOKEN: token, DAV: base, LOCAL: folder.path },
          ...{ HOME: folder.path, XDG_RUNTIME_DIR: folder.at('run'), XDG_DATA_HOME: folder.at('data') },
          ...{ DISPLAY: undefined, WAYLAND_DISPLAY: undefined, GVFS_DISABLE_FUSE: '1' },
        },
      },
    );
    return `${stdout}${stderr}exit ${code}`;
  }

  async function contentOnServer(path: string): Promise<string> {
    const response = await fetch(`${site.program.webdav}/alice/${path}`, {
      headers: { Authorization: basicHeader(site.alice) },
    });
    return response.ok ? response.text() : `status ${response.status}`;
  }

  it('mounts, uploads, lists, renames, copies and deletes', async () => {
    await writeFile(folder.at('small'), 'by gio');
    const said = await session(
      [
        'gio mkdir "$DAV/folder"',
        'gio copy "$LOCAL/small" "$DAV/folder/a b%20c"',
        'gio rename "$DAV/folder/a b%20c" "renamed ü"',
        'gio copy "$DAV/folder/renamed ü" "$DAV/folder/copied"',
        'gio move "$DAV/folder/copied" "$DAV/moved"',
        'gio list "$DAV/folder"',
        'gio cat "$DAV/moved"',
        'gio remove "$DAV/moved"',
        'echo changed | gio save "$DAV/folder/renamed ü"',
      ].join(' && '),
    );
    expect(said).toMatch(/renamed ü\nby gio.*exit 0$/s);
    expect(await contentOnServer(`folder/${encodeURIComponent('renamed ü')}`)).toBe('changed\n');
    expect(await contentOnServer('moved')).toBe('status 404');
  });

  it('brings 20 MiB there and back', async () => {
    await writeRandomFile(folder.at('large'), 20 * mebibyte);
    const said = await session(
      'gio copy "$LOCAL/large" "$DAV/large" && gio copy "$DAV/large" "$LOCAL/back" && cmp "$LOCAL/large" "$LOCAL/back"',
    );
    expect(said).toMatch(/exit 0$/);
    expect((await readFile(folder.at('back'))).length).toBe(20 * mebibyte);
  });

  it('sees the quota as the size of the file system', async () => {
    const said = await session('gio info -f "$DAV"');
    expect(said).toMatch(/filesystem::used: 20971\d{3}/);
    expect(said).not.toContain('filesystem::free: 0');
  });

  it('is refused with a wrong token, and does not ask for ever', async () => {
    const said = await session('true', 'patio_wrong');
    expect(said).not.toMatch(/exit 0$/);
  });
});
