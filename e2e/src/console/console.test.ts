import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { basicHeader } from '../harness/endpoints.js';
import { run } from '../harness/process.js';
import { createInstallation, type Installation, type Program } from '../harness/program.js';
import { barriers, openBrowser, openPage, signIn, visit, type Watched } from './browser.js';

const password = 'a long enough password';
const mostScriptBytes = 250 * 1024;

describeWith(['/usr/bin/chromium', 'curl'], 'the console', () => {
  let installation: Installation;
  let program: Program;
  let browser: Browser;
  let alice: Watched;
  let page: Page;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([
      createInstallation({ PATIO_ADMIN_PASSWORD: password }),
      openBrowser(),
    ]);
    program = await installation.start();
    const created = await installation.patio(['admin', 'user', 'create', 'alice', '--password-stdin'], {
      input: password,
    });
    if (created.code !== 0) throw new Error(created.stderr);
    alice = await openPage(browser, { baseURL: program.rest });
    page = alice.page;
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  it('loads at most 250 KiB of script, compressed, and asks nobody else', async () => {
    let sizeBytes = 0;
    const { page: fresh, faults } = await openPage(browser, { baseURL: program.rest });
    const sizes: Promise<void>[] = [];
    fresh.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          sizeBytes += responseBodySize;
        }),
      );
    });
    await fresh.goto('/', { waitUntil: 'networkidle' });
    await fresh.getByRole('button', { name: 'Sign in' }).waitFor();
    await Promise.all(sizes);
    expect(sizeBytes).toBeGreaterThan(50_000);
    expect(sizeBytes).toBeLessThan(mostScriptBytes);
    expect(faults).toEqual([]);
    await fresh.context().close();
  });

  it('says at the field what is missing, and why a sign-in is refused', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your user name.').waitFor();
    await page.getByText('Enter your password.').waitFor();
    await page.getByLabel('User name').fill('alice');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await barriers(page)).toEqual([]);
    await signIn(page, 'alice', password);
  });

  it('makes folders and takes, gives, renames and deletes files', async () => {
    await page.goto('/files/alice');
    await page.getByRole('button', { name: 'New folder' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Cannot be empty.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Reports');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('link', { name: 'Reports' }).waitFor();

    const upload = (content: string) =>
      page
        .getByLabel('Files to upload')
        .setInputFiles({ name: 'a b.txt', mimeType: 'text/plain', buffer: Buffer.from(content) });
    await upload('first');
    await page.getByRole('link', { name: 'a b.txt' }).waitFor();
    await upload('second');
    await page.getByText('A file of this name is there already.').waitFor();
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByLabel('Done').waitFor();
    await page.getByRole('link', { name: 'a b.txt' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download/ }).click(),
    ]);
    await page.keyboard.press('Escape');
    expect(await textOf(await download.createReadStream())).toBe('second');

    await act(page, 'a b.txt', 'Rename');
    await page.getByRole('textbox', { name: 'Name' }).fill('c.txt');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('link', { name: 'c.txt' }).waitFor();
    await act(page, 'c.txt', 'Details and scope');
    await page.getByText(/^node:[0-9a-f-]{36}:r$/).waitFor();
    await page.keyboard.press('Escape');
    await act(page, 'c.txt', 'Delete');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'c.txt' }).waitFor({ state: 'detached' });
  });

  describe('a token', () => {
    let token: string;
    const asAlice = () => ({ login: 'alice', token });
    const curl = async (...args: string[]) =>
      (
        await run('curl', [
          '-s',
          '-o',
          '/dev/null',
          '-w',
          '%{http_code}',
          '-H',
          `Authorization: Bearer ${token}`,
          ...args,
        ])
      ).stdout;

    it('is not made from wrong input, and says why at the field', async () => {
      await page.goto('/tokens');
      await page.getByText('No tokens yet').waitFor();
      await page.getByRole('button', { name: 'New token' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Only chosen files and folders').check();
      await dialog.getByRole('textbox', { name: 'Ends when it is not used for' }).fill('0');
      await dialog.getByRole('button', { name: 'Create token' }).click();
      await dialog.getByText('Say what the token is for.').waitFor();
      await dialog.getByText('Enter a number greater than 0.').waitFor();
      await dialog.getByText('Add at least one file, folder or named scope.').waitFor();
      expect(await barriers(page)).toEqual([]);
    });

    it('is made for one folder, and shown once with the steps to connect', async () => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('reports');
      await dialog.getByRole('textbox', { name: 'Ends when it is not used for' }).fill('30');
      await dialog.getByRole('button', { name: 'alice', exact: true }).click();
      await dialog.getByRole('button', { name: 'Add Reports' }).click();
      await dialog.getByText('/alice/Reports').waitFor();
      await dialog.getByText('Read and write').click();
      await dialog.getByRole('button', { name: 'Create token' }).click();
      token = (await dialog.getByText(/^patio_\w{49}$/).textContent()) ?? '';
      await dialog.getByText(`net use P: ${program.webdav}/ /user:alice *`).waitFor();
      await dialog.getByText('sftp', { exact: true }).click();
      await dialog.getByText(`sftp -P ${program.sftp.port} alice@${program.sftp.host}`).waitFor();
      await dialog.getByText(/^SHA256:/).waitFor();
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'I have copied it' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain(token);
      await page
        .getByRole('row', { name: /reports/ })
        .getByText('read and write /alice/Reports')
        .waitFor();
    });

    it('opens its folder alone, and the page tells when, where and from where it was used', async () => {
      const row = page.getByRole('row', { name: /reports/ });
      expect(await row.textContent()).toContain('never');
      const files = `${program.rest}/api/v1/files/alice`;
      expect(await curl('-T', 'package.json', `${files}/Reports/x`)).toBe('201');
      expect(await curl('-T', 'package.json', `${files}/x`)).not.toMatch(/^2/);
      await row.getByText('REST from 127.0.0.1').waitFor();
      expect(await webdavStatus()).toBe(200);
    });

    it('gets another name and another secret', async () => {
      await act(page, 'reports', 'Edit');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('quarterly');
      await page.getByRole('button', { name: 'Save' }).click();
      await act(page, 'quarterly', 'Rotate');
      await page.getByLabel('At once').check();
      await page.getByRole('button', { name: 'Make a new secret' }).click();
      const shown = page.getByRole('dialog').getByText(/^patio_\w{49}$/);
      const fresh = (await shown.textContent()) ?? '';
      expect(await curl(`${program.rest}/api/v1/me`)).toBe('401');
      token = fresh;
      await page.getByRole('button', { name: 'I have copied it' }).click();
      expect(await curl(`${program.rest}/api/v1/me`)).toBe('200');
    });

    it('is refused on every door once it is revoked in the page', async () => {
      await act(page, 'quarterly', 'Revoke');
      await page.getByRole('button', { name: 'Revoke' }).click();
      await page
        .getByRole('row', { name: /quarterly/ })
        .getByText('revoked')
        .waitFor();
      expect(await curl(`${program.rest}/api/v1/me`)).toBe('401');
      expect(await webdavStatus()).toBe(401);
    });

    it('is prepared by a link', async () => {
      await page.goto('/tokens?name=backup&scopes=profile');
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('backup');
      expect(await dialog.getByLabel('profile').isChecked()).toBe(true);
    });

    async function webdavStatus(): Promise<number> {
      const headers = { Authorization: basicHeader(asAlice()) };
      return (await fetch(`${program.webdav}/alice/Reports/x`, { headers })).status;
    }
  });

  it('has no barriers on any page, wide or narrow, light or dark, and shows administration to nobody else', async () => {
    await page.goto('/people');
    await page.getByText('There is no such page').waitFor();
    expect(await page.getByRole('link', { name: 'Policy' }).count()).toBe(0);
    const { page: admin, faults } = await openPage(browser, { baseURL: program.rest });
    await admin.goto('/');
    await signIn(admin, 'admin', password);
    const found: string[] = [];
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await admin.emulateMedia({ colorScheme });
      await admin.setViewportSize({ width, height: 800 });
      for (const path of [
        '/files',
        '/tokens',
        '/ssh-keys',
        '/connect',
        '/people',
        '/people/alice',
        '/policy',
        '/health',
        '/audit',
      ]) {
        await visit(admin, path);
        found.push(...(await barriers(admin)).map((barrier) => `${path} ${colorScheme} ${barrier}`));
        const overflow = await admin.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (overflow !== 0) found.push(`${path} is ${overflow} pixels wider than ${width}`);
      }
    }
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await admin.context().close();
  });

  it('lets administrators set the policy, which the dialog then keeps to', async () => {
    const { page: admin } = await openPage(browser, { baseURL: program.rest });
    await admin.goto('/policy');
    await signIn(admin, 'admin', password);
    await admin.getByLabel('Longest life in days').fill('90');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('The policy is in force.').waitFor();
    await admin.goto('/people/alice');
    await admin.getByRole('button', { name: 'New token' }).click();
    expect(await admin.getByLabel('Never').isDisabled()).toBe(true);
    await admin.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('given');
    await admin.getByRole('textbox', { name: 'Ends at the latest in' }).fill('91');
    await admin.getByRole('button', { name: 'Create token' }).click();
    await admin.getByText('The policy allows 90 days at most.').first().waitFor();
    await admin.getByRole('textbox', { name: 'Ends at the latest in' }).fill('30');
    await admin.getByRole('button', { name: 'Create token' }).click();
    await admin.getByRole('button', { name: 'I have copied it' }).click();
    await admin.getByRole('row', { name: /given/ }).waitFor();
    await admin.getByLabel('May come in').click();
    await admin.getByText('Saved.').waitFor();
    await page.goto('/tokens');
    await page.getByRole('heading', { name: 'Sign in to Patio' }).waitFor();
    await admin.context().close();
  });

  it('signs out, and leaves nothing on the screen', async () => {
    const { page: admin } = await openPage(browser, { baseURL: program.rest });
    await admin.goto('/files/admin');
    await signIn(admin, 'admin', password);
    await admin.getByRole('button', { name: 'Account of admin' }).click();
    await admin.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await admin.getByRole('heading', { name: 'Sign in to Patio' }).waitFor();
    expect(alice.faults).toEqual([]);
  });
});

/** Chooses an entry of a row's menu. */
async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
