import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PatError } from '../shared/errors.js';
import {
  behaveLikeABuffer,
  chunksOf,
  failingAfter,
  randomBytes,
  silentAfter,
  writtenTo,
} from '../testing/blob-store-contract.js';
import {
  type BlobStore,
  type Contents,
  inlineLimitBytes,
  openContents,
  openDiskBlobStore,
  type StoredContent,
} from './index.js';

let folder: string;
let store: BlobStore;
let contents: Contents;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patio-contents-'));
  store = await openDiskBlobStore(folder);
  contents = openContents(store);
});
afterEach(() => rm(folder, { recursive: true }));

async function filesOnDisk(): Promise<number> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).length;
}

async function bytesOf(stored: StoredContent): Promise<Buffer> {
  const reader = await contents.reader(stored);
  try {
    expect(reader.sizeBytes).toBe(stored.sizeBytes);
    return await collect(reader.stream());
  } finally {
    await reader.close();
  }
}

describe('receive', () => {
  test.each([0, 1, inlineLimitBytes])('keeps %i bytes in memory', async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const stored = await contents.receive(chunksOf(content, 1_000));
    expect(stored).toEqual({ sizeBytes, content });
    expect(await bytesOf(stored)).toEqual(content);
    expect(await filesOnDisk()).toBe(0);
  });

  test.each([inlineLimitBytes + 1, 1_000_000])('stores %i bytes', async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const stored = await contents.receive(chunksOf(content, 1_000), { expectedSizeBytes: sizeBytes });
    expect(stored).toEqual({ sizeBytes, storeKey: expect.any(String) });
    expect(content.equals(await bytesOf(stored))).toBe(true);
    await contents.drop(stored);
    await contents.drop(stored);
    expect(await filesOnDisk()).toBe(0);
  });

  test.each([10, 100_000])(
    'refuses a source of %i bytes that is shorter or longer than announced',
    async (size) => {
      const receive = (expectedSizeBytes: number) =>
        contents.receive(chunksOf(randomBytes(size), 1_000), { expectedSizeBytes });
      await expect(receive(size + 1)).rejects.toMatchObject({ code: 'incomplete' });
      await expect(receive(size - 1)).rejects.toMatchObject({ code: 'invalid' });
      await expect(receive(0)).rejects.toMatchObject({ code: 'invalid' });
      expect(await filesOnDisk()).toBe(0);
    },
  );

  test.each([0, 1, 50])('is incomplete when the source fails after %i chunks', async (chunks) => {
    const cause = new Error('connection reset');
    await expect(contents.receive(failingAfter(chunks, cause))).rejects.toMatchObject({
      code: 'incomplete',
      cause,
    });
    const own = new PatError('too_large', 'Too large.');
    await expect(contents.receive(failingAfter(chunks, own))).rejects.toBe(own);
    expect(await filesOnDisk()).toBe(0);
  });

  test.each([10, 100_000])('stops when aborted after %i bytes', async (sizeBytes) => {
    const controller = new AbortController();
    const source = silentAfter(randomBytes(sizeBytes));
    const receiving = contents.receive(source, { signal: controller.signal });
    await source.silent;
    controller.abort(new PatError('unauthenticated', 'The token was revoked.'));
    await expect(receiving).rejects.toMatchObject({ code: 'unauthenticated' });
    await source.closed;
    expect(await filesOnDisk()).toBe(0);
  });
});

describe('reader', () => {
  test.each([5_000, 50_000])('reads, streams and sends %i bytes alike', async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const reader = await contents.reader(await contents.receive(chunksOf(content, 1_000)));
    expect(reader.content !== undefined).toBe(sizeBytes <= inlineLimitBytes);
    const target = Buffer.alloc(110);
    expect(await reader.read(target, 10, 100, sizeBytes - 50)).toBe(50);
    expect(target.subarray(10, 60)).toEqual(content.subarray(-50));
    expect(await reader.read(target, 0, 100, sizeBytes + 1)).toBe(0);
    const range = { start: 100, end: 4_000 };
    expect(await collect(reader.stream(range))).toEqual(content.subarray(100, 4_001));
    const received: Buffer[] = [];
    const sink = new Writable({
      write(chunk, _, done) {
        received.push(Buffer.from(chunk));
        done();
      },
    });
    await reader.sendTo(sink, range);
    expect(Buffer.concat(received)).toEqual(content.subarray(100, 4_001));
    expect(() => reader.stream({ start: 0, end: sizeBytes })).toThrow(
      expect.objectContaining({ code: 'range_not_satisfiable' }),
    );
    sink.destroy();
    await expect(reader.sendTo(sink)).rejects.toMatchObject({ code: 'incomplete' });
    await reader.close();
  });

  test('a chunk of a stream is the receiver’s own', async () => {
    const stored = await contents.receive(chunksOf(Buffer.from('abc'), 3));
    const reader = await contents.reader(stored);
    for await (const chunk of reader.stream()) chunk.fill(0);
    expect(reader.content?.toString()).toBe('abc');
  });

  test('refuses a blob that has not the size it should have', async () => {
    const { key } = await store.put(chunksOf(randomBytes(50_000), 1_000));
    await expect(contents.reader({ storeKey: key, sizeBytes: 50_001 })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('draft', () => {
  test('a small one never touches the disk', async () => {
    const draft = await contents.draft();
    await draft.write(Buffer.from('world'), 6);
    await draft.write(Buffer.from('hello'), 0);
    const sealed = await draft.seal();
    await draft.write(Buffer.from('HELLO'), 0);
    await draft.discard();
    expect((await bytesOf(sealed)).toString()).toBe('hello\0world');
    expect(await filesOnDisk()).toBe(0);
  });

  test('one of middle size is in memory until it is sealed', async () => {
    const content = randomBytes(64 * 1024);
    const draft = await contents.draft();
    await draft.write(content, 0);
    expect(await filesOnDisk()).toBe(0);
    const sealed = await draft.seal();
    expect(sealed).toHaveProperty('storeKey');
    expect(content.equals(await bytesOf(sealed))).toBe(true);
  });

  test('a large one that became small is kept in the row', async () => {
    const draft = await contents.draft();
    await draft.write(Buffer.from('start'), 0);
    await draft.truncate(100_000);
    expect(await filesOnDisk()).toBe(1);
    await draft.truncate(5);
    expect(await draft.seal()).toEqual({ sizeBytes: 5, content: Buffer.from('start') });
    await draft.discard();
    expect(await filesOnDisk()).toBe(0);
  });

  test('writes that overlap the move to the store are all kept, in order', async () => {
    const content = randomBytes(400_000);
    const draft = await contents.draft();
    const writes = [];
    for (let at = 0; at < content.length; at += 32_000) {
      writes.push(draft.write(content.subarray(at, at + 32_000), at));
    }
    await Promise.all(writes);
    expect(draft.sizeBytes).toBe(content.length);
    expect(content.equals(await bytesOf(await draft.seal()))).toBe(true);
    await draft.discard();
  });

  test.each([1_000, 50_000, 200_000])('from %i bytes leaves them as they were', async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const base = await contents.receive(chunksOf(content, 1_000));
    const draft = await contents.draft(base);
    expect(draft.sizeBytes).toBe(sizeBytes);
    await draft.write(Buffer.from('changed'), 500);
    const sealed = await draft.seal();
    await draft.discard();
    expect(content.equals(await bytesOf(base))).toBe(true);
    expect((await bytesOf(sealed)).equals(writtenTo(content, Buffer.from('changed'), 500))).toBe(true);
  });

  test('when the store refuses the move, the draft fails and leaves nothing', async () => {
    const draft = await contents.draft();
    const refused = new PatError('insufficient_storage', 'Full.');
    vi.spyOn(store, 'draft').mockRejectedValueOnce(refused);
    await expect(draft.write(randomBytes(100_000), 0)).rejects.toBe(refused);
    await expect(draft.seal()).rejects.toBe(refused);
    await draft.discard();
    await draft.discard();
    expect(await filesOnDisk()).toBe(0);
  });

  test('refuses writes after it is discarded', async () => {
    const draft = await contents.draft();
    await draft.discard();
    await expect(draft.write(randomBytes(100_000), 0)).rejects.toMatchObject({ code: 'internal' });
    expect(await filesOnDisk()).toBe(0);
  });

  test.each([1, 2, 3])('behaves like a Buffer under random operations (seed %i)', async (seed) => {
    const draft = await contents.draft();
    await behaveLikeABuffer(draft, { seed, steps: 150, bytesPerStep: 1_000 }, async (content) => {
      expect(content.equals(await bytesOf(await draft.seal()))).toBe(true);
    });
    await draft.discard();
  });
});
