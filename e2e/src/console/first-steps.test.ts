import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { attendedDelay } from '@patio/pat-core/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { run } from '../harness/process.js';
import { createInstallation, type Installation, type Program } from '../harness/program.js';
import { sshLogin } from '../harness/ssh.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';
import { barriers, openBrowser, openPage, signIn, visit, type Watched } from './browser.js';

const password = 'a long enough password';

describeWith(['/usr/bin/chromium', 'curl', 'sftp'], 'first steps in the console', () => {
  let installation: Installation;
  let program: Program;
  let browser: Browser;
  let folder: TemporaryFolder;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    [installation, browser, folder] = await Promise.all([
      createInstallation({ PATIO_ADMIN_PASSWORD: undefined }),
      openBrowser(),
      temporaryFolder(),
    ]);
    program = await installation.start();
    watched = await openPage(browser, { baseURL: program.rest, acceptDownloads: true });
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
    await folder?.remove();
  });

  it('the administrator signs in with what the first start has printed', async () => {
    const printed = /^\s*password\s+(\S+)/m.exec(program.stdout())?.[1] ?? '';
    await page.goto('/');
    await signIn(page, 'admin', printed);
    await visit(page, '/tokens');
    await page.getByRole('row', { name: /first start/ }).waitFor();
  });

  describe('a scoped token', () => {
    let token = '';
    const row = () => page.getByRole('row', { name: /reports/ });
    const check = (on: Page) => on.getByRole('status', { name: 'Connection check' });
    const curl = async (...args: string[]) => {
      const options = ['-s', '-o', '/dev/null', '-w', '%{http_code}', '-u', `admin:${token}`];
      return (await run('curl', [...options, ...args])).stdout;
    };

    it('is made for a folder, with limits, and turns the dialog green when it connects', async () => {
      const file = folder.at('report.txt');
      await writeFile(file, 'a report');
      const admin = program.administrator?.token ?? '';
      const upload = [...['-s', '-u', `admin:${admin}`, '-T', file], `${program.webdav}/admin/report.txt`];
      await run('curl', ['-s', '-u', `admin:${admin}`, '-X', 'MKCOL', `${program.webdav}/admin/Reports`]);
      await run('curl', upload);

      await page.getByRole('button', { name: 'New token' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('reports');
      await dialog.getByLabel('Only chosen files and folders').check();
      await dialog.getByRole('button', { name: 'admin', exact: true }).click();
      await dialog.getByRole('button', { name: 'Add Reports' }).click();
      await dialog.getByText('Read and write').click();
      await dialog.getByRole('button', { name: /^Limits/ }).click();
      await dialog.getByLabel('No deleting').check();
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Create token' }).click();
      token = (await dialog.getByText(/^patio_\w{49}$/).textContent()) ?? '';
      await check(page).getByText('Patio has not seen this token connect yet.').waitFor();
      expect(await curl('-T', folder.at('report.txt'), `${program.webdav}/admin/Reports/a.txt`)).toBe('201');
      await check(page).getByText('Patio has seen this token connect: WebDAV from 127.0.0.1').waitFor();
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'I have copied it' }).click();
      await row().getByText('WebDAV from 127.0.0.1').waitFor();
      await row().getByText('no-delete').waitFor();
    });

    it('is used by curl at REST, and the table shows it without being asked', async () => {
      expect(await curl(`${program.rest}/api/v1/files/admin/Reports/a.txt`)).toBe('200');
      await row().getByText('REST from 127.0.0.1').waitFor();
      expect(await curl(`${program.rest}/api/v1/files/admin/report.txt`)).toBe('404');
      expect(await curl('-X', 'DELETE', `${program.webdav}/admin/Reports/a.txt`)).toBe('403');
    });

    it('turns the Connect page green when OpenSSH comes in, and ends the open session when it is revoked in the page', async () => {
      const connect = await page.context().newPage();
      await visit(connect, '/connect');
      await check(connect).getByText('Connect with any of your tokens.').waitFor();
      const { options, env, target } = await sshLogin(folder, program, { login: 'admin', token });
      const sftp = spawn('sftp', [...options, target], { env: { ...process.env, ...env }, detached: true });
      const output = { out: '', err: '' };
      sftp.stdout.on('data', (chunk) => {
        output.out += chunk;
      });
      sftp.stderr.on('data', (chunk) => {
        output.err += chunk;
      });
      const ended = once(sftp, 'close');
      sftp.stdin.write('ls /admin/Reports\n');
      await expect.poll(() => output.out, { timeout: 15_000 }).toContain('a.txt');
      await check(connect)
        .getByText(/“reports” connect: SFTP from 127\.0\.0\.1/)
        .waitFor();
      await connect.close();

      await page.bringToFront();
      await row().getByText('SFTP from 127.0.0.1').waitFor();
      await act(page, 'reports', 'Revoke');
      await page.getByRole('button', { name: 'Revoke' }).click();
      // A second is the promise; the rest is the browser's.
      const late = attendedDelay(5_000).then(() => 'late');
      const closed = expect.poll(() => output.err, { interval: 50 }).toMatch(/closed/i);
      expect(await Promise.race([closed.then(() => 'closed'), late])).toBe('closed');
      sftp.stdin.end();
      await ended;
      await row().getByText('revoked').waitFor();
      expect(await curl(`${program.webdav}/admin/Reports/a.txt`)).toBe('401');
    });
  });

  it('an SSH key is added with its name and fingerprint, and what is none is refused', async () => {
    const key = folder.at('id');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const fingerprint = (await run('ssh-keygen', ['-lf', key])).stdout.split(' ')[1] ?? '';
    await visit(page, '/ssh-keys');
    await page.getByText('No SSH keys yet').waitFor();
    await page.getByRole('button', { name: 'New SSH key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await dialog.getByText('Paste the public key.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('laptop');
    await dialog.getByLabel('Public key').fill('not a key');
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await dialog.getByText(/key/i).last().waitFor();
    await dialog.getByLabel('Public key').fill(await readFile(`${key}.pub`, 'utf8'));
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await page
      .getByRole('row', { name: /laptop/ })
      .getByText(fingerprint)
      .waitFor();
  });

  describe('an administrator', () => {
    it('makes a person, who then signs in, and a service account with a token', async () => {
      await visit(page, '/people');
      await page.getByRole('button', { name: 'New user' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByText('Enter a user name.').waitFor();
      await dialog.getByLabel('User name').fill('alice');
      await dialog.getByRole('textbox', { name: 'Password for the console' }).fill(password);
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('heading', { name: 'alice', level: 1 }).waitFor();
      await page.getByRole('link', { name: '/alice', exact: true }).waitFor();

      await visit(page, '/people');
      await page.getByRole('button', { name: 'New user' }).click();
      await dialog.getByLabel('Service account').check();
      await dialog.getByLabel('User name').first().fill('robot');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Service account, answered for by admin').waitFor();
      await page.getByRole('button', { name: 'New token' }).click();
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('nightly');
      await dialog.getByRole('button', { name: 'Create token' }).click();
      const token = (await dialog.getByText(/^patio_\w{49}$/).textContent()) ?? '';
      await dialog.getByRole('button', { name: 'I have copied it' }).click();
      const me = await fetch(`${program.rest}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
      expect(await me.json()).toMatchObject({ login: 'robot', token: { name: 'nightly', doors: null } });
      await page
        .getByRole('row', { name: /nightly/ })
        .getByText('REST from 127.0.0.1')
        .waitFor();
    });

    it('signs a person out everywhere, and disables one', async () => {
      const alice = await openPage(browser, { baseURL: program.rest });
      await alice.page.goto('/tokens');
      await signIn(alice.page, 'alice', password);
      await visit(page, '/people/alice');
      await page.getByRole('button', { name: 'Actions', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await alice.page.getByRole('heading', { name: 'Sign in to Patio' }).waitFor();
      await page.getByLabel('May come in').click();
      await page.getByText('Saved.').waitFor();
      await alice.page.getByLabel('User name').fill('alice');
      await alice.page.getByRole('textbox', { name: 'Password' }).fill(password);
      await alice.page.getByRole('button', { name: 'Sign in' }).click();
      await alice.page.getByRole('alert').waitFor();
      expect(alice.faults).toEqual([]);
      await alice.page.context().close();
    });

    it('finds it in the audit, by filters that the address keeps, and takes it away as CSV', async () => {
      await visit(page, '/audit?operation=user.update&login=admin');
      await page
        .getByRole('row', { name: /user\.update/ })
        .first()
        .waitFor();
      await page.getByLabel('Token', { exact: true }).fill('nonsense');
      await page.getByText('The UUID of a token.').waitFor();
      await page.getByLabel('Token', { exact: true }).fill('');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export CSV' }).click(),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv).toMatch(/^id,at,login,/);
      expect(csv).toMatch(/,user\.update,.*alice/);
      expect(csv).not.toContain('token.mint');
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText(/Nobody changed, removed or inserted anything/).waitFor();
      expect(await barriers(page)).toEqual([]);
    });

    it('sees how the server is', async () => {
      await visit(page, '/health');
      await page.getByRole('img', { name: /^Requests for a minute: [1-9]\d* answered, [1-9]/ }).waitFor();
      await page.getByText(`${program.sftp.host}:${program.sftp.port}`).waitFor();
      expect(await barriers(page)).toEqual([]);
    });
  });

  it('asks no other server for anything, breaks no policy and fails nowhere', () => {
    expect(watched.faults).toEqual([]);
  });
});

/** Chooses an entry of a row's menu. */
async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}
