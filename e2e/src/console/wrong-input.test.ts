import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { barriers, openBrowser, openPage, signIn, visit } from './browser.js';
import { type FilesFixture, openFilesFixture, password } from './files-fixture.js';

describeWith(['/usr/bin/chromium'], 'wrong input in the console', () => {
  let fixture: FilesFixture;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [fixture, browser] = await Promise.all([openFilesFixture(), openBrowser()]);
    await fixture.person('root', true);
    await fixture.person('alice');
    await fixture.folder('/root/taken');
    await fixture.file('/root/file.txt', 'x');
    ({ page } = await openPage(browser, { baseURL: fixture.rest }));
    page.setDefaultTimeout(5_000);
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
    expect(fixture?.errors).toEqual([]);
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

  async function openAt(path: string, action: string): Promise<void> {
    await visit(page, path);
    await button(action);
    await page.getByRole('dialog').waitFor();
  }

  async function actOn(name: string, action: string): Promise<void> {
    await visit(page, '/files/root');
    await button(`Actions for ${name}`);
    await page.getByRole('menuitem', { name: action, exact: true }).click();
    await page.getByRole('dialog').waitFor();
  }

  it('a wrong password is said at its field', async () => {
    await page.goto('/files/root');
    await field('User name').fill('root');
    await field('Password').fill('wrong');
    await button('Sign in');
    await expectAt(field('Password'), 'The user name or the password is wrong.');
    expect(await barriers(page)).toEqual([]);
    await signIn(page, 'root', password);
  });

  it.each([
    ['New folder', 'Name', '..', 'Create', /This name cannot be used/],
    ['New folder', 'Name', 'taken', 'Create', /already/],
    ['New folder', 'Name', 'no/such', 'Create', /folder on the way does not exist/],
  ])('%s: %s “%s”', async (action, label, text, submit, reason) => {
    await openAt('/files/root', action);
    await field(label).fill(text);
    await button(submit);
    await expectAt(field(label), reason);
  });

  it('a name that is taken, when renaming', async () => {
    await actOn('file.txt', 'Rename');
    await field('Name').fill('taken');
    await button('Rename');
    await expectAt(field('Name'), /already/);
  });

  it('a user who is not there, when sharing', async () => {
    await actOn('file.txt', 'Share');
    await field('User name').fill('nobody');
    await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click();
    await expectAt(field('User name'), 'There is no user "nobody".');
  });

  it.each([
    ['alice', /already/],
    ['not valid!', /A login has 1 to 64 characters/],
  ])('a new user “%s”', async (login, reason) => {
    await openAt('/people', 'New user');
    await field('User name').fill(login);
    await button('Create');
    await expectAt(field('User name'), reason);
  });

  it('a password that is too short, and a quota that no disk has', async () => {
    await visit(page, '/people/alice');
    await field('New password for the console').fill('short');
    await button('Set password');
    await expectAt(field('New password for the console'), /A password has at least/);
    await field('Quota in MB').fill('9999999999999');
    await button('Save quota');
    await expectAt(field('Quota in MB'), /./);
    expect(await barriers(page)).toEqual([]);
  });

  it('bounds of the policy that cannot be', async () => {
    await visit(page, '/policy');
    await field('Longest life in days').fill('99999999');
    await button('Save');
    await expectAt(field('Longest life in days'), /./);
  });

  it('a token that the policy has come to forbid, and addresses that are none', async () => {
    await openAt('/tokens', 'New token');
    await field('Name').fill('late');
    await page
      .getByLabel(/^At a fixed date|^Hard limit|^On a date|fixed/i)
      .first()
      .check();
    await fixture.platform.admin.updatePolicy('system', { maxLifetimeSeconds: 60 });
    await button('Create token');
    await expectAt(field('Ends at the latest in'), /at most 1 minute/);
    await fixture.platform.admin.updatePolicy('system', { maxLifetimeSeconds: null });
    await button(/^Limits:/);
    const addresses = page.getByRole('dialog').getByLabel('Only from these addresses').first();
    await addresses.fill('nowhere');
    await addresses.press('Enter');
    await button('Create token');
    await expectAt(addresses, /The network "nowhere" is not valid/);
    expect(await barriers(page)).toEqual([]);
  });
});

/** Waits until a screen reader would say with a field why it is wrong. */
async function expectAt(input: Locator, reason: string | RegExp): Promise<void> {
  const described = async () => {
    const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ').filter((id) => id !== '');
    const texts = ids.map((id) => input.page().locator(`[id="${id}"]`).allTextContents());
    return (await Promise.all(texts)).flat().join(' ');
  };
  await expect.poll(described, { timeout: 5_000 }).toMatch(reason);
}
