import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { createInstallation, type Installation, type Program } from '../harness/program.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';
import { barriers, openBrowser, openPage, signIn, visit } from './browser.js';

const password = 'a long enough password';
const mebibyte = 1024 * 1024;

describeWith(['/usr/bin/chromium'], 'uploads in the console', () => {
  let installation: Installation;
  let program: Program;
  let browser: Browser;
  let local: TemporaryFolder;
  let page: Page;
  let faults: string[];
  let token: string;
  let throttle: (uploadThroughput: number) => Promise<unknown>;

  beforeAll(async () => {
    [installation, browser, local] = await Promise.all([
      createInstallation({ PATIO_ADMIN_PASSWORD: password }),
      openBrowser(),
      temporaryFolder(),
    ]);
    program = await installation.start();
    const create = ['admin', 'user', 'create', 'alice', '--password-stdin'];
    await installation.patio(create, { input: password });
    token = (await installation.patio(['admin', 'user', 'token', '-u', 'alice', '-q'])).stdout.trim();
    ({ page, faults } = await openPage(browser, { baseURL: program.rest }));
    throttle = await throttled(page);
    await page.goto('/files/alice');
    await signIn(page, 'alice', password);
    await page.getByLabel('Files to upload').waitFor({ state: 'attached' });
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
    await local?.remove();
    expect(faults).toEqual([]);
  });

  const panel = () => page.getByRole('region', { name: 'Uploads' });
  const choose = (files: string | string[]) => page.getByLabel('Files to upload').setInputFiles(files);
  const get = (path: string) =>
    fetch(`${program.rest}/api/v1/files${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const textAt = async (path: string) => (await get(path)).text();

  async function localFile(name: string, content: string): Promise<string> {
    const path = local.at(name);
    await mkdir(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  /** Drops files of this machine onto the list, as a person would. */
  async function drop(...paths: string[]): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    const box = await page.locator('.drop-zone').boundingBox();
    if (!box) throw new Error('There is no list.');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { ...at, data, type: 'dragEnter' });
    await devtools.send('Input.dispatchDragEvent', { ...at, data, type: 'dragOver' });
    await page.getByText('Drop to upload into “alice”').waitFor();
    await devtools.send('Input.dispatchDragEvent', { ...at, data, type: 'drop' });
    await devtools.detach();
  }

  it('takes dropped files and folders with all that is in them', async () => {
    await localFile('photos/2024/summer.txt', 'sun');
    await localFile('photos/index.txt', 'all');
    await drop(local.at('photos'), await localFile('note.txt', 'dropped'));
    await panel().getByText('3 of 3 done').waitFor();
    await page.getByRole('link', { name: 'note.txt' }).waitFor();
    await page.getByRole('link', { name: 'photos' }).waitFor();
    expect(await textAt('/alice/photos/2024/summer.txt')).toBe('sun');
    expect(await textAt('/alice/note.txt')).toBe('dropped');
    expect(await barriers(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Clear' }).click();
    await panel().waitFor({ state: 'detached' });
  });

  it('takes a chosen folder', async () => {
    await localFile('more/deep/a.txt', 'deep');
    await page.getByLabel('Folder to upload').setInputFiles(local.at('more'));
    await panel().getByText('1 of 1 done').waitFor();
    expect(await textAt('/alice/more/deep/a.txt')).toBe('deep');
  });

  it('asks what to do when names are taken: replace, keep both or skip', async () => {
    const names = ['one.txt', 'two.txt', 'three.txt'];
    const files = await Promise.all(names.map((name) => localFile(`taken/${name}`, 'first')));
    await choose(files);
    await panel().getByText('4 of 4 done').waitFor();
    await Promise.all(names.map((name) => localFile(`taken/${name}`, 'second')));
    await choose(files);
    await panel().getByText('3 names are taken.').waitFor();
    expect(await barriers(page)).toEqual([]);
    const row = (name: string) => panel().locator('.upload-row', { hasText: name });
    await row('one.txt').getByRole('button', { name: 'Replace' }).click();
    await row('two.txt').getByRole('button', { name: 'Keep both' }).click();
    await row('three.txt').getByRole('button', { name: 'Skip' }).click();
    await panel().getByText('3 of 3 done').waitFor();
    expect(await textAt('/alice/one.txt')).toBe('second');
    expect(await textAt('/alice/two.txt')).toBe('first');
    expect(await textAt('/alice/two (2).txt')).toBe('second');
    expect(await textAt('/alice/three.txt')).toBe('first');
  });

  it('says at the row that the quota does not allow it, before the first byte', async () => {
    await installation.patio(['admin', 'user', 'quota', 'alice', '1M']);
    await choose(await sparseFile(local.at('too-large.bin'), 16 * mebibyte));
    await panel().getByText('The quota of the owner of this place is exceeded.').waitFor();
    await installation.patio(['admin', 'user', 'quota', 'alice', 'none']);
    await panel().getByRole('button', { name: 'Try again too-large.bin' }).click();
    await page.getByRole('link', { name: 'too-large.bin' }).waitFor();
    await panel().getByRole('button', { name: 'Clear' }).click();
  });

  it('is paused, goes on and is cancelled while another page is shown', async () => {
    await throttle(8 * mebibyte);
    await choose(await sparseFile(local.at('slow.bin'), 64 * mebibyte));
    await panel()
      .getByText(/^[1-9]\S* MB of 67 MB/)
      .waitFor();
    await page.getByRole('link', { name: 'My tokens' }).click();
    await panel().getByRole('button', { name: 'Pause slow.bin' }).click();
    await panel().getByText('paused').waitFor();
    const resumed = page.waitForRequest((request) => offsetOf(request) > 0);
    await panel().getByRole('button', { name: 'Resume slow.bin' }).click();
    const url = (await resumed).url();
    const given = page.waitForRequest((request) => request.method() === 'DELETE');
    await panel().getByRole('button', { name: 'Cancel slow.bin' }).click();
    expect((await given).url()).toBe(url);
    await panel().waitFor({ state: 'detached' });
    await throttle(-1);
    await visit(page, '/files/alice');
    expect(await page.getByRole('link', { name: 'slow.bin' }).count()).toBe(0);
  });

  it('goes on by itself after the server was killed, and with the same file after the page was loaded again', async () => {
    // The embedded database shares the process and the two processors with everything else.
    const sizeBytes = (installation.databaseUrl ? 1024 : 64) * mebibyte;
    const file = await sparseFile(local.at('large.bin'), sizeBytes);
    const source = digest(createReadStream(file));
    const pieces: Request[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH' || request.method() === 'PUT') pieces.push(request);
    });
    await throttle(sizeBytes / 5);
    await choose(file);
    await expect.poll(() => sentShare(page), { timeout: 30_000 }).toBeGreaterThan(10);
    await program.stop('SIGKILL');
    program = await installation.start({ PATIO_API_PORT: new URL(program.rest).port });
    await expect.poll(() => pieces.length, { timeout: 30_000 }).toBe(2);
    await expect.poll(() => sentShare(page), { timeout: 30_000 }).toBeGreaterThan(25);

    await visit(page, '/files/alice');
    await throttle(-1);
    await choose(file);
    await page.getByRole('link', { name: 'large.bin', exact: true }).waitFor({ timeout: 60_000 });
    expect(pieces.map((request) => request.method())).toEqual(['PATCH', 'PATCH', 'PATCH']);
    const [first, afterRestart, afterReload] = pieces.map(offsetOf);
    expect(first).toBe(0);
    expect(afterRestart).toBeGreaterThan(sizeBytes / 20);
    expect(afterReload).toBeGreaterThan(sizeBytes / 5);
    const stored = await get('/alice/large.bin');
    expect(await digest(stored.body)).toBe(await source);
  });
});

/** Lets the page send only so many bytes a second; -1: as many as it can. */
async function throttled(page: Page): Promise<(uploadThroughput: number) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  return (uploadThroughput) =>
    devtools.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput });
}

/** Where the bytes of a piece go; -1 for other requests. */
function offsetOf(request: Request): number {
  return request.method() === 'PATCH' ? Number(request.headers()['upload-offset']) : -1;
}

async function sentShare(page: Page): Promise<number> {
  const bar = page.getByRole('progressbar', { name: 'Progress of large.bin' });
  return (await bar.count()) === 0 ? 0 : Number(await bar.getAttribute('aria-valuenow'));
}

/** A file that takes no room, in which no two mebibytes are the same. */
async function sparseFile(path: string, sizeBytes: number): Promise<string> {
  const file = await open(path, 'w');
  try {
    await file.truncate(sizeBytes);
    for (let position = 0; position < sizeBytes; position += mebibyte) {
      await file.write(`mark ${position}`, position);
    }
  } finally {
    await file.close();
  }
  return path;
}

async function digest(source: AsyncIterable<Uint8Array> | null): Promise<string> {
  const hash = createHash('sha256');
  if (source) await pipeline(source, hash);
  return hash.digest('hex');
}
