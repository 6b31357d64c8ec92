import { mkdtemp, readdir, readlink, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SharedFiles } from './shared-files.js';

describe.skipIf(process.platform !== 'linux')('shared files', () => {
  let folder: string;
  let files: SharedFiles;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    folder = await mkdtemp(join(tmpdir(), 'patio-shared-files-'));
    files = new SharedFiles();
  });
  afterEach(async () => {
    await pass(1000);
    await allClosed();
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });

  async function fileOf(content: string, name = 'a'): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  /** The names of the files that this process has open, each as often as it has. */
  async function openNames(): Promise<string[]> {
    const targets = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    );
    return targets.filter((target) => target.startsWith(folder)).map((target) => basename(target));
  }

  /** Lets time pass, and what it began go on for a while. */
  async function pass(milliseconds: number): Promise<void> {
    vi.advanceTimersByTime(milliseconds);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  }

  async function allClosed(): Promise<void> {
    const deadline = performance.now() + 5000;
    while ((await openNames()).length > 0 && performance.now() < deadline) await new Promise(setImmediate);
    expect(await openNames()).toEqual([]);
  }

  async function contentOf(path: string): Promise<string> {
    const file = await files.open(path);
    const target = Buffer.alloc(10);
    const { bytesRead } = await file.read(target, 0, 10, 0);
    await files.release(file);
    return target.toString('latin1', 0, bytesRead);
  }

  test('are open once for all, with their size', async () => {
    const path = await fileOf('hello');
    const opened = await Promise.all([1, 2, 3].map(() => files.open(path)));
    expect(opened.map(({ sizeBytes }) => sizeBytes)).toEqual([5, 5, 5]);
    expect(await openNames()).toEqual(['a']);
    await Promise.all(opened.map((file) => files.release(file)));
  });

  test('stay open while somebody has them, and at most a second longer', async () => {
    const file = await files.open(await fileOf('hello'));
    await pass(10_000);
    expect(await openNames()).toEqual(['a']);
    await files.release(file);
    await pass(500);
    expect(await contentOf(file.path)).toBe('hello');
    await pass(500);
    expect(await openNames()).toEqual(['a']);
    await pass(500);
    await allClosed();
    expect(await contentOf(file.path)).toBe('hello');
  });

  test('are closed at once when they are to be forgotten, or with their last reader', async () => {
    const path = await fileOf('old');
    await contentOf(path);
    await files.forget(path);
    expect(await openNames()).toEqual([]);

    const file = await files.open(path);
    await unlink(path);
    await files.forget(path);
    await fileOf('new');
    expect(await contentOf(path)).toBe('new');
    expect((await file.read(Buffer.alloc(3), 0, 3, 0)).bytesRead).toBe(3);
    await files.release(file);
    expect(await openNames()).toEqual(['a']);
  });

  test('are closed, the least recently used first, when there are many', async () => {
    const paths = await Promise.all(Array.from({ length: 66 }, (_, index) => fileOf('x', `${index}`)));
    for (const path of paths.slice(0, 64)) await contentOf(path);
    await contentOf(join(folder, '0'));
    for (const path of paths.slice(64)) await contentOf(path);
    const names = await openNames();
    expect(names).toHaveLength(64);
    expect(names).not.toContain('1');
    expect(names).not.toContain('2');
  });

  test('are looked for again when there were none', async () => {
    const path = join(folder, 'a');
    const opening = [files.open(path), files.open(path)];
    for (const file of opening) await expect(file).rejects.toMatchObject({ code: 'ENOENT' });
    await fileOf('late');
    expect(await contentOf(path)).toBe('late');
  });
});
