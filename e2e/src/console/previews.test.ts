import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { barriers, openBrowser, openPage, signIn, type Watched } from './browser.js';
import { type FilesFixture, onePage, openFilesFixture, password, picture } from './files-fixture.js';

const script = '<script>parent.hacked = window.hacked = true; fetch("/api/v1/me")</script>';

describeWith(['/usr/bin/chromium'], 'previews in the console', () => {
  let fixture: FilesFixture;
  let browser: Browser;
  let alice: Watched;
  let page: Page;

  beforeAll(async () => {
    [fixture, browser] = await Promise.all([openFilesFixture(), openBrowser()]);
    await fixture.person('alice');
    await fixture.file('/alice/1 photo.png', picture(40, 30));
    await fixture.file('/alice/2 notes.txt', `${'a line of text\n'.repeat(20_000)}the end`);
    await fixture.file('/alice/3 paper.pdf', onePage);
    await fixture.file('/alice/4 page.html', `<h1>Title</h1>${script}<img src=x onerror="hacked=true">`);
    await fixture.file(
      '/alice/5 drawing.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" onload="hacked=true">${script}<rect width="60" height="20"/></svg>`,
    );
    await fixture.file('/alice/6 page in disguise.pdf', `<!doctype html>${script}`);
    await fixture.file('/alice/7 no picture.png', 'no picture');
    await fixture.file('/alice/8 empty.txt', '');
    await fixture.file('/alice/other.bin', 'x');
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

  const dialog = () => page.getByRole('dialog');
  const sizeOfPicture = () =>
    dialog()
      .locator('img')
      .evaluate((image: unknown) => {
        const { complete, naturalWidth, naturalHeight } = image as Record<string, unknown>;
        return [complete, naturalWidth, naturalHeight];
      });

  it('shows a picture', async () => {
    await page.getByRole('link', { name: '1 photo.png' }).click();
    await dialog().getByRole('img', { name: '1 photo.png' }).waitFor();
    await expect.poll(sizeOfPicture).toEqual([true, 40, 30]);
    await dialog().getByText('1 of 8').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('goes on by the arrow keys, and shows the beginning of a long text', async () => {
    const [request] = await Promise.all([
      page.waitForRequest(/\/content$/),
      page.keyboard.press('ArrowRight'),
    ]);
    expect(await request.headerValue('range')).toBe('bytes=0-262143');
    await dialog().getByText('The first 262 KB of 300 KB.').waitFor();
    const text = (await dialog().getByRole('region', { name: 'Content of 2 notes.txt' }).textContent()) ?? '';
    expect(text).toHaveLength(262_144);
    expect(await barriers(page)).toEqual([]);
  });

  it('shows a PDF in the viewer of the browser', async () => {
    await Promise.all([
      page.waitForRequest(/^chrome-extension:.*\/index.html$/),
      page.keyboard.press('ArrowRight'),
    ]);
    const frame = dialog().locator('iframe[title="3 paper.pdf"]');
    expect(await frame.getAttribute('src')).toMatch(/^blob:/);
  });

  it('shows HTML as text, and SVG as a picture in which no script runs', async () => {
    await page.goto('/files/alice?show=4+page.html');
    await dialog().getByText('<h1>Title</h1>').waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(sizeOfPicture).toEqual([true, 60, 20]);
    await page.goto('/files/alice?show=6+page+in+disguise.pdf');
    await dialog().locator('iframe').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('says what cannot be shown', async () => {
    await page.goto('/files/alice?show=7+no+picture.png');
    await dialog().getByText('The browser cannot show this file.').waitFor();
    await page.goto('/files/alice?show=8+empty.txt');
    await dialog().getByText('The file is empty.').waitFor();
    await page.goto('/files/alice?show=none.txt');
    await dialog().getByRole('alert').waitFor();
  });

  it.each(['4 page.html', '5 drawing.svg', '3 paper.pdf'])('opens no content as a page: %s', async (name) => {
    const address = `/api/v1/files/alice/${encodeURIComponent(name)}`;
    const headers = (await page.request.get(address)).headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(address).catch(() => undefined),
    ]);
    expect(download.suggestedFilename()).toBe(name);
  });

  it('breaks no rule of the policy', () => {
    expect(alice.faults).toEqual([]);
  });
});
