import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { barriers, openBrowser, openPage, signIn, visit, type Watched } from './browser.js';
import { type FilesFixture, openFilesFixture, password } from './files-fixture.js';

describeWith(['/usr/bin/chromium'], 'the recycle bin in the console', () => {
  let site: FilesFixture;
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([openFilesFixture(), openBrowser()]);
    await site.person('alice');
    watched = await openPage(browser, { baseURL: site.rest });
    page = watched.page;
    await page.goto('/');
    await signIn(page, 'alice', password);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const choose = async (name: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
  const dialog = () => page.getByRole('dialog');
  const remove = async (name: string) => {
    await choose(name, 'Delete');
    await dialog().getByText('restored from the recycle bin for 30 days').waitFor();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await dialog().waitFor({ state: 'detached' });
  };

  it('is where a deleted file can be brought back from, at once or later', async () => {
    await site.folder('/alice/undo');
    await site.file('/alice/undo/kept.txt', 'kept');
    await visit(page, '/files/alice/undo');
    await remove('kept.txt');
    expect(await site.names('/alice/undo')).toEqual([]);
    // It goes by itself, but not from under the pointer.
    await page.getByText('“kept.txt” is in the recycle bin').hover();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Actions for kept.txt' }).waitFor();
    expect(await site.names('/alice/undo')).toEqual(['kept.txt']);

    await remove('kept.txt');
    await page.getByRole('link', { name: 'Recycle bin' }).click();
    await row('kept.txt').getByText('from /alice/undo').waitFor();
    await row('kept.txt').getByText('by alice').filter({ visible: true }).waitFor();
    await row('kept.txt').getByText('in 30 days').waitFor();
    expect(await barriers(page)).toEqual([]);
    await choose('kept.txt', 'Restore');
    await page.getByText('Nothing is in the recycle bin').waitFor();
    expect(await site.names('/alice/undo')).toEqual(['kept.txt']);
    expect(await barriers(page)).toEqual([]);
  });

  it('asks for another place when that of a file is taken or gone', async () => {
    await site.folder('/alice/taken');
    const id = await site.file('/alice/taken/a.txt', 'old');
    await visit(page, '/files/alice/taken');
    await remove('a.txt');
    await site.file('/alice/taken/a.txt', 'new');
    await visit(page, '/recycle-bin');
    await choose('a.txt', 'Restore');
    await dialog().getByText('There is something of this name already').waitFor();
    const place = dialog().getByRole('textbox', { name: 'Where to put it' });
    expect(await place.inputValue()).toBe('/alice/taken/a (restored).txt');
    await place.fill('/alice/none/a.txt');
    await dialog().getByRole('button', { name: 'Restore' }).click();
    await dialog().getByText('A folder on the way does not exist').waitFor();
    expect(await barriers(page)).toEqual([]);
    await place.fill('/alice/taken/b.txt');
    await dialog().getByRole('button', { name: 'Restore' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await site.names('/alice/taken')).toEqual(['a.txt', 'b.txt']);

    await visit(page, '/files/alice/taken');
    await remove('b.txt');
    await visit(page, '/files/alice');
    await remove('taken');
    await visit(page, '/recycle-bin');
    await row('b.txt').getByText('which was deleted too').waitFor();
    await choose('b.txt', 'Restore');
    await dialog().getByText('The folder that it was in was deleted too').waitFor();
    await dialog().getByRole('textbox', { name: 'Where to put it' }).fill('/alice/b.txt');
    await dialog().getByRole('button', { name: 'Restore' }).click();
    await dialog().waitFor({ state: 'detached' });
    const principal = await site.principal('alice');
    expect((await site.platform.files.stat(principal, { path: '/alice/b.txt' })).id).toBe(id);
  });

  it('lets things go for good, one by one or all, after asking', async () => {
    for (const name of ['first', 'second', 'third']) await site.file(`/alice/${name}`, name);
    await visit(page, '/files/alice');
    for (const name of ['first', 'second', 'third']) {
      await remove(name);
      // It would lie over the menus of the last rows for a while.
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(page, '/recycle-bin');
    await page.getByText(', kept until').first().waitFor();
    const widest = await page.evaluate('document.documentElement.scrollWidth');
    expect(widest).toBeLessThanOrEqual(390);
    expect(await barriers(page)).toEqual([]);
    await choose('first', 'Delete for good');
    await dialog().getByText('This cannot be undone').waitFor();
    await dialog().getByRole('button', { name: 'Delete for good' }).click();
    await row('first').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Empty recycle bin' }).click();
    await dialog().getByRole('button', { name: 'Delete all for good' }).click();
    await page.getByText('Nothing is in the recycle bin').waitFor();
    const principal = await site.principal('alice');
    expect((await site.platform.recycleBin.list(principal)).items).toEqual([]);
  });

  it('breaks no rule of the page', () => {
    expect(watched.faults).toEqual([]);
  });
});
