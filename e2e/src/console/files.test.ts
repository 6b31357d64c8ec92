import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { barriers, openBrowser, openPage, signIn, type Watched } from './browser.js';
import { type FilesFixture, openFilesFixture, password } from './files-fixture.js';

describeWith(['/usr/bin/chromium'], 'files in the console', () => {
  let fixture: FilesFixture;
  let browser: Browser;
  let alice: Watched;
  let page: Page;

  beforeAll(async () => {
    [fixture, browser] = await Promise.all([openFilesFixture(), openBrowser()]);
    await fixture.person('alice');
    for (const path of ['Plans', 'Plans/2026', 'Other']) await fixture.folder(`/alice/${path}`);
    for (const path of ['Plans/100% plan.txt', 'Plans/2026/plan.txt', 'b.txt', 'c.txt', 'd.bin']) {
      await fixture.file(`/alice/${path}`, path);
    }
    alice = await openPage(browser, { baseURL: fixture.rest });
    page = alice.page;
    await page.goto('/files/alice');
    await signIn(page, 'alice', password);
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
    expect(fixture?.errors).toEqual([]);
  });

  it('finds files by a part of their name, below the folder that is open', async () => {
    await page.goto('/files/alice');
    const box = page.getByRole('searchbox', { name: 'Search by name' });
    await box.fill('PLAN');
    const found = page.getByRole('table', { name: 'Found in /alice' });
    await found.getByRole('link', { name: '100% plan.txt' }).waitFor();
    expect(await found.getByRole('row').count()).toBe(4);
    expect(await barriers(page)).toEqual([]);
    await box.fill('% plan');
    await expect.poll(() => found.getByRole('row').count()).toBe(2);
    await box.fill('no such');
    await page.getByText('No name in /alice contains “no such”.').waitFor();
    await box.fill('plan.txt');
    await found.getByRole('link', { name: '/alice/Plans/2026' }).click();
    await page.getByRole('table', { name: 'Files in /alice/Plans/2026' }).waitFor();
  });

  it('tells how much space the files take, and how much is left', async () => {
    const { admin } = fixture.platform;
    const space = page.getByRole('status', { name: 'Space' });
    await page.goto('/files/alice');
    await space.getByText(/^The files of alice take \d+ bytes\.$/).waitFor();
    await admin.updateUser('system', 'alice', { quotaBytes: 5_000_000 });
    await page.goto('/files');
    await space.getByText(/^Your files take \d+ bytes; 5.0 MB more may be added\.$/).waitFor();
    await admin.updateUser('system', 'alice', { quotaBytes: null });
  });

  it('copies to a folder, and offers another name where it is taken', async () => {
    await page.goto('/files/alice');
    await act('b.txt', 'Copy');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Copy to /alice' }).click();
    await dialog.getByText('There is a “b.txt” in /alice already.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Name there' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Use “b (2).txt”' }).click();
    await dialog.getByRole('button', { name: 'Copy to /alice' }).click();
    await link('b (2).txt').waitFor();
    await act('b.txt', 'Copy');
    await dialog.getByRole('button', { name: 'Plans' }).click();
    await dialog.getByRole('button', { name: 'Copy to /alice/Plans' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await fixture.names('/alice/Plans')).toEqual(['100% plan.txt', '2026', 'b.txt']);
  });

  it('moves and deletes what is selected', async () => {
    await page.goto('/files/alice');
    await page.getByRole('checkbox', { name: 'Select b (2).txt' }).check();
    await page.getByRole('checkbox', { name: 'Select d.bin' }).check();
    await page.getByText('2 selected').waitFor();
    const selection = page.getByRole('region', { name: 'Selection' });
    await selection.getByRole('button', { name: 'Move' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Other' }).click();
    await dialog.getByRole('button', { name: 'Move to /alice/Other' }).click();
    await link('d.bin').waitFor({ state: 'detached' });
    expect(await fixture.names('/alice/Other')).toEqual(['b (2).txt', 'd.bin']);
    await page.goto('/files/alice/Other');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    expect(await barriers(page)).toEqual([]);
    await selection.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('This folder is empty').waitFor();
    expect(await fixture.names('/alice/Other')).toEqual([]);
  });

  it('is used by keyboard: rows, renaming, deleting, and the way up', async () => {
    await page.goto('/files/alice/Plans');
    await link('100% plan.txt').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Files in /alice/Plans/2026' }).waitFor();
    await link('plan.txt').focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name' }).fill('done.txt');
    await page.keyboard.press('Enter');
    await link('done.txt').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByText('Delete “done.txt”?').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await link('done.txt').focus();
    await page.keyboard.press('Backspace');
    await page.getByRole('table', { name: 'Files in /alice/Plans', exact: true }).waitFor();
  });

  it('shows who holds a lock, and since when', async () => {
    const id = await fixture.file('/alice/locked.txt', 'x');
    const bob = await fixture.platform.createUser('locker');
    await fixture.platform.grant(bob, id, 'rw');
    const { secret } = await fixture.platform.mint(bob);
    const locked = await fetch(`${fixture.webdav}/alice/locked.txt`, {
      method: 'LOCK',
      headers: {
        Authorization: `Bearer ${secret}`,
        Timeout: 'Second-3600',
        'Content-Type': 'application/xml',
      },
      body: '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
    });
    expect(locked.status).toBe(200);
    await page.goto('/files/alice');
    await act('locked.txt', 'Details and scope');
    await page.getByText(/^Locked by locker since .*; ends in \d+ \w+ unless it is renewed/).waitFor();
    await page.getByText(`node:${id}:rw`).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await act('locked.txt', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('It is locked by locker.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('keeps few rows of 10 000 in the page, goes to both ends and sorts all of them', async () => {
    const count = 10_000;
    await fixture.fill(await fixture.folder('/alice/Many'), count);
    await page.goto('/files/alice/Many');
    await link('file 00000.bin').waitFor();
    const rows = page.getByRole('table').getByRole('row');
    await page.locator(`table[aria-rowcount="${count + 1}"]`).waitFor();
    expect(await rows.count()).toBeLessThan(80);
    await link('file 00000.bin').focus();
    await page.keyboard.press('End');
    const last = page.locator(`tr[aria-rowindex="${count + 1}"]`);
    await last.getByRole('link', { name: 'file 09999.bin' }).waitFor();
    await page.waitForFunction("document.activeElement?.textContent === 'file 09999.bin'");
    expect(await rows.count()).toBeLessThan(80);
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight / 2)');
    await link('file 05000.bin').waitFor();
    await page.getByRole('button', { name: 'Name' }).click();
    await page.evaluate('window.scrollTo(0, 0)');
    await page.locator('tr[aria-rowindex="2"]').getByRole('link', { name: 'file 09999.bin' }).waitFor();
    expect(await rows.count()).toBeLessThan(80);
    expect(await barriers(page)).toEqual([]);
  });

  it('fits a phone, and breaks no rule of the policy', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/files/alice/Plans');
    await page.getByRole('checkbox', { name: 'Select b.txt' }).check();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(alice.faults).toEqual([]);
  });

  const link = (name: string) => page.getByRole('link', { name, exact: true });

  async function act(name: string, action: string): Promise<void> {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }
});
