import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { settings } from '@patio/pat-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './harness/clients.js';
import type { Account } from './harness/endpoints.js';
import { unmountBy } from './harness/mount.js';
import { mustRun } from './harness/process.js';
import { createInstallation, type Installation, type Program } from './harness/program.js';
import { repository } from './harness/repository.js';
import { databaseServerUrl } from './harness/server-database.js';
import { type TemporaryFolder, temporaryFolder } from './harness/temporary-folder.js';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');

/** The commands under `<!-- test: name -->`, as the reader pastes them. */
const blocks = new Map(
  [...readme.matchAll(/<!-- test: (.+?) -->\n```sh\n([^`]+)```/g)].map(([, name, code]) => [
    name,
    code ?? '',
  ]),
);

let installation: Installation;
let program: Program;
/** The reader's home and working directory. */
let home: TemporaryFolder;
let alice: Account;

/** What the reader has set up or types in, and what keeps the test out of the machine's own files. */
async function prelude(): Promise<string> {
  const ssh = `-o UserKnownHostsFile=${home.at('known_hosts')} -o StrictHostKeyChecking=accept-new`;
  await writeFile(home.at('.lftprc'), `set sftp:connect-program "ssh -a -x ${ssh}"\nset cmd:fail-exit yes\n`);
  await writeFile(home.at('askpass'), '#!/bin/sh\necho "$TOKEN"\n');
  await chmod(home.at('askpass'), 0o700);
  await writeFile(home.at('davfs2.conf'), `cache_dir ${home.at('cache')}\ndelay_upload 0\n`);
  return `
    sudo() { "$@"; }
    sftp() { command sftp ${ssh} "$@"; }
    scp() { command scp ${ssh} "$@"; }
    sshfs() { command sshfs ${ssh} "$@"; }
    mount() { command mount -o conf=${home.at('davfs2.conf')} "$@"; }
  `;
}

/** Runs a block with the ports and places of this installation, in a shell that stops at the first error. */
async function run(name: string, options: { cwd?: string; input?: string } = {}): Promise<string> {
  const ports = {
    8080: new URL(program.rest).port,
    8081: new URL(program.webdav).port,
    2022: String(program.sftp.port),
  };
  const code = Object.entries(ports)
    .reduce(
      (text, [usual, port]) => text.replace(new RegExp(`\\b${usual}\\b`, 'g'), port),
      blocks.get(name) ?? '',
    )
    .replaceAll('/etc/davfs2/davfs2.conf', home.at('davfs2.conf'))
    .replaceAll('/mnt/patio', home.at('mnt'));
  return mustRun('bash', ['-euo', 'pipefail', '-c', `${await prelude()}${code}`], {
    cwd: options.cwd ?? home.path,
    input: options.input ?? '',
    env: {
      ...installation.environment,
      HOME: home.path,
      USER: userInfo().username,
      RCLONE_CONFIG: home.at('rclone.conf'),
      TOKEN: alice?.token,
      SSH_ASKPASS: home.at('askpass'),
      SSH_ASKPASS_REQUIRE: 'force',
    },
  });
}

beforeAll(async () => {
  [installation, home] = await Promise.all([createInstallation(), temporaryFolder()]);
  await writeFile(home.at('report.txt'), 'the report');
  await mkdir(home.at('Pictures'));
  await writeFile(home.at('Pictures', 'cat.png'), 'a cat');
  program = await installation.start();
  const shown = await run('first steps', { cwd: repository });
  alice = { login: 'alice', token: /patio_\w{49}/.exec(shown)?.[0] ?? '' };
});
afterAll(async () => {
  await installation?.remove();
  await home?.remove();
});

describe('the README', () => {
  it('has the settings that there are', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*) \| (.*) \|$/gm)];
    const listed = rows.map(([, name, standard, meaning]) => ({ name, default: standard, meaning }));
    expect(listed).toEqual(settings);
  });

  it('shows how to make tokens', async () => {
    const shown = await run('tokens', { cwd: repository });
    expect(shown.match(/patio_\w{49}/g)).toHaveLength(6);
    expect(shown).toMatch(/drop +active/);
  });

  it('shows how to give access', async () => {
    expect(await run('permissions', { cwd: repository })).toMatch(/^bob +r +\/alice /m);
  });
});

describeWith(['curl'], 'the README with curl', () => {
  it('works', async () => {
    const said = await run('curl');
    expect(said).toContain('the report');
    expect(said).toContain('"login":"alice"');
    expect(said).toContain('"path":"/alice/report.txt"');
  });
});

describeWith(['sftp', 'scp', 'lftp'], 'the README with SFTP clients', () => {
  it('works', async () => {
    expect(await run('sftp', { input: 'put report.txt by-sftp.txt\nls\n' })).toContain('by-sftp.txt');
    expect(await run('scp')).toContain('report.txt');
  });
});

describeWith(['sshfs', 'fusermount3', 'fuse'], 'the README with sshfs', () => {
  it('works', async () => {
    await mustRun('curl', [
      '-sS',
      '-u',
      `alice:${alice.token}`,
      '-T',
      home.at('report.txt'),
      `${program.webdav}/alice/`,
    ]);
    expect(await run('sshfs')).toContain('report.txt');
  });
});

describeWith(['mount.davfs', 'fuse', 'root'], 'the README with davfs2', () => {
  it('works', async () => {
    await mkdir(home.at('cache'));
    // mount.davfs gives up root for a user of its own.
    await Promise.all([chmod(home.path, 0o711), chmod(home.at('cache'), 0o777)]);
    await mustRun('curl', [
      '-sS',
      '-u',
      `alice:${alice.token}`,
      '-T',
      home.at('report.txt'),
      `${program.webdav}/alice/`,
    ]);
    try {
      expect(await run('davfs2', { input: `${alice.token}\n` })).toContain('report.txt');
    } finally {
      await unmountBy('umount', [home.at('mnt')], home.at('mnt'));
    }
  });
});

describeWith(['rclone'], 'the README with rclone', () => {
  it('works over WebDAV', async () => {
    expect(await run('rclone')).toContain('cat.png');
  });

  it('works over SFTP', async () => {
    await run('rclone sftp');
  });
});

describeWith(['gio', 'dbus-run-session', '/usr/libexec/gvfsd-dav'], 'the README with GNOME', () => {
  it('works', async () => {
    blocks.set('gnome in a session', `dbus-run-session -- bash -euc '${blocks.get('gnome')}'`);
    const said = await run('gnome in a session', { input: `${alice.token}\n` });
    blocks.delete('gnome in a session');
    expect(said).toMatch(/^alice$/m);
  });
});

describeWith(databaseServerUrl ? ['pg_dump'] : [], 'the README on backup', () => {
  const database = databaseServerUrl ? 'postgresql ' : '';

  it('brings everything back', async () => {
    const file = `${program.rest}/api/v1/files/alice/kept.txt`;
    const headers = { Authorization: `Bearer ${alice.token}` };
    await fetch(file, { method: 'PUT', headers, body: 'kept' });
    const cwd = dirname(installation.dataDir);

    await program.stop();
    await run(`${database}backup`, { cwd });
    program = await installation.start();
    const later = file.replace(/:\d+\//, `:${new URL(program.rest).port}/`);
    expect((await fetch(later, { method: 'DELETE', headers })).status).toBe(204);
    await program.stop();

    await rm(installation.dataDir, { recursive: true });
    await run(`${database}restore`, { cwd });
    program = await installation.start();
    const restored = file.replace(/:\d+\//, `:${new URL(program.rest).port}/`);
    expect(await (await fetch(restored, { headers })).text()).toBe('kept');
  });
});

it('Docker is given settings that there are', async () => {
  const known = new Set<string>([...settings.map(({ name }) => name), 'PATIO_PUBLISH']);
  for (const file of ['docker-compose.yml', 'Dockerfile', 'README.md', 'SECURITY.md']) {
    const text = await readFile(join(repository, file), 'utf8');
    for (const [name] of text.matchAll(/\b(PATIO_[A-Z_]+|DATABASE_URL)\b/g))
      expect(known, file).toContain(name);
  }
});

it('no command of the README is forgotten', () => {
  expect([...blocks.keys()].sort()).toEqual(
    [
      ...['first steps', 'tokens', 'permissions', 'curl', 'sftp', 'scp', 'sshfs', 'davfs2', 'gnome'],
      ...['rclone', 'rclone sftp', 'backup', 'restore', 'postgresql backup', 'postgresql restore'],
    ].sort(),
  );
});
