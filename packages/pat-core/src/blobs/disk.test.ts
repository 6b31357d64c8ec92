import {
  chmod,
  type FileHandle,
  mkdtemp,
  open,
  readdir,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chunksOf, describeBlobStore, failingAfter, randomBytes } from '../testing/blob-store-contract.js';
import { type BlobStore, openDiskBlobStore } from './index.js';

describeBlobStore('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'patio-blobs-'));
  return {
    store: await openDiskBlobStore(folder),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('disk blob store', () => {
  let folder: string;
  let store: BlobStore;
  let handles: FileHandle;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'patio-blobs-')), 'deep', 'blobs');
    store = await openDiskBlobStore(folder);
    const handle = await open(folder, 'r');
    handles = Object.getPrototypeOf(handle);
    await handle.close();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(join(folder, '..', '..'), { recursive: true });
  });

  const put = (content: Uint8Array) => store.put(chunksOf(content, 16 * 1024));
  const leftovers = () => readdir(join(folder, 'tmp'));

  async function blobs(): Promise<string[]> {
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    return all.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  const failure = (code: string) => Object.assign(new Error(code), { code });

  test('puts blobs below the folder of their first two digits, for the owner only', async () => {
    const { key } = await put(randomBytes(10));
    const path = join(folder, key.slice(0, 2), key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'tmp'))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('keeps its blobs when it is opened again', async () => {
    const { key } = await put(randomBytes(10));
    const reader = await (await openDiskBlobStore(folder)).open(key);
    expect(reader.sizeBytes).toBe(10);
    await reader.close();
  });

  test('a put that breaks off leaves no temporary file', async () => {
    await expect(store.put(failingAfter(100, new Error('reset')))).rejects.toThrow('reset');
    expect(await blobs()).toEqual([]);
  });

  test('puts, seals and discards leave no temporary file', async () => {
    const { key } = await put(randomBytes(10));
    const draft = await store.draft({ from: key });
    await draft.write(Buffer.from('x'), 0);
    const sealed = await draft.seal();
    await draft.write(Buffer.from('y'), 0);
    expect(await leftovers()).toHaveLength(1);
    await draft.discard();
    expect((await blobs()).sort()).toEqual([key, sealed.key].sort());
  });

  test('syncs content, then its folder, before it acknowledges', async () => {
    const order: string[] = [];
    const datasync = handles.datasync;
    const sync = handles.sync;
    vi.spyOn(handles, 'datasync').mockImplementation(function (this: FileHandle) {
      order.push(`content, ${order.length}`);
      return datasync.call(this);
    });
    vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
      order.push(`folder with ${(await blobs()).length}`);
      return sync.call(this);
    });
    await put(randomBytes(600_000));
    expect(order).toEqual(['content, 0', 'folder with 1']);
  });

  async function* mebibytes(count: number) {
    const chunk = Buffer.alloc(1024 * 1024);
    for (let index = 0; index < count; index++) yield chunk;
  }

  test('lets the disk write a large content while it arrives, and syncs what is left at the end', async () => {
    const datasync = vi.spyOn(handles, 'datasync');
    await store.put(mebibytes(40));
    expect(datasync).toHaveBeenCalledTimes(2);
  });

  test('a put whose sync failed in the middle fails, although the one at the end succeeds', async () => {
    const cause = failure('EIO');
    const datasync = vi.spyOn(handles, 'datasync').mockRejectedValueOnce(cause);
    await expect(store.put(mebibytes(40))).rejects.toMatchObject({ code: 'unavailable', cause });
    expect(datasync).toHaveBeenCalledOnce();
    expect(await blobs()).toEqual([]);
    await store.put(mebibytes(40));
    expect(datasync).toHaveBeenCalledTimes(3);
  });

  test('lets the disk write one content at a time', async () => {
    const release: (() => void)[] = [];
    const datasync = vi
      .spyOn(handles, 'datasync')
      .mockImplementation(() => new Promise((resolve) => release.push(resolve)));
    const puts = [store.put(mebibytes(40)), store.put(mebibytes(40))];
    await vi.waitFor(() => expect(datasync).toHaveBeenCalledTimes(2));
    // One waits for what was handed over in the middle, the other is at its end already.
    expect(new Set(datasync.mock.contexts).size).toBe(2);
    datasync.mockResolvedValue();
    for (const go of release) go();
    await Promise.all(puts);
    expect(datasync).toHaveBeenCalledTimes(3);
  });

  test.each([
    ['datasync', 'EIO', 'unavailable'],
    ['datasync', 'ENOSPC', 'insufficient_storage'],
    ['sync', 'EIO', 'unavailable'],
    ['write', 'ENOSPC', 'insufficient_storage'],
    ['write', 'EDQUOT', 'insufficient_storage'],
  ] as const)('a put whose %s fails with %s is %s and leaves nothing', async (call, errno, code) => {
    const cause = failure(errno);
    vi.spyOn(handles, call).mockRejectedValueOnce(cause);
    await expect(put(randomBytes(600_000))).rejects.toMatchObject({ code, cause });
    expect(await blobs()).toEqual([]);
    await expect(put(randomBytes(600_000))).resolves.toBeDefined();
  });

  test('a disk that fails closes the source', async () => {
    vi.spyOn(handles, 'write').mockRejectedValueOnce(failure('EIO'));
    let closed = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(64 * 1024);
      } finally {
        closed = true;
      }
    }
    await expect(store.put(endless())).rejects.toMatchObject({ code: 'unavailable' });
    expect(closed).toBe(true);
  });

  test('a draft whose content could not be synced is never sealed, not even at the second try', async () => {
    const draft = await store.draft();
    await draft.write(randomBytes(100), 0);
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'));
    await expect(draft.seal()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(draft.seal()).rejects.toMatchObject({ code: 'unavailable' });
    await draft.discard();
    expect(await blobs()).toEqual([]);
  });

  test('a draft whose new name could not be synced can be sealed again', async () => {
    const draft = await store.draft();
    await draft.write(randomBytes(100), 0);
    vi.spyOn(handles, 'sync').mockRejectedValueOnce(failure('EIO'));
    await expect(draft.seal()).rejects.toMatchObject({ code: 'unavailable' });
    const { key } = await draft.seal();
    await draft.discard();
    expect(await blobs()).toEqual([key]);
  });

  test('many puts share the sync of a folder', async () => {
    const syncs = vi.spyOn(handles, 'sync');
    await Promise.all(Array.from({ length: 32 }, () => put(randomBytes(100))));
    expect(syncs.mock.calls.length).toBeLessThan(32);
  });

  test('purges leftovers by their age only', async () => {
    const leftover = join(folder, 'tmp', 'left by a process that died');
    await writeFile(leftover, 'x');
    // The time of the last write says nothing: a draft's file may have been written long before it was linked.
    await utimes(leftover, 0, 0);
    const { ctimeMs } = await stat(leftover);
    await store.purgeLeftovers(ctimeMs);
    expect(await leftovers()).toHaveLength(1);
    await store.purgeLeftovers(ctimeMs + 1);
    expect(await leftovers()).toEqual([]);
  });

  test('a blob is as old as its key, not as its content', async () => {
    const { key } = await put(randomBytes(10));
    await utimes(join(folder, key.slice(0, 2), key), 0, 0);
    for await (const { modifiedAt } of store.list()) expect(modifiedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  test('lists nothing but blobs', async () => {
    await writeFile(join(folder, '00', 'README'), 'not a blob');
    const { key } = await put(randomBytes(10));
    const listed = [];
    for await (const entry of store.list()) listed.push(entry.key);
    expect(listed).toEqual([key]);
  });

  test('says that it cannot be used when its folder is gone, or is no folder', async () => {
    await rm(folder, { recursive: true });
    await expect(store.ready()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(put(randomBytes(10))).rejects.toMatchObject({ code: 'unavailable' });
    await writeFile(folder, '');
    await expect(openDiskBlobStore(folder)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test.skipIf(process.getuid?.() === 0)('says so when it may not write', async () => {
    await chmod(join(folder, 'tmp'), 0o500);
    await expect(store.ready()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
