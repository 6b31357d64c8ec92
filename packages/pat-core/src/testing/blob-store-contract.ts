import { buffer as collect } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobDraft, BlobKey, BlobStore, StagedKey } from '../blobs/index.js';

export interface OpenedBlobStore {
  readonly store: BlobStore;
  dispose(): Promise<void>;
}

/** What every {@link BlobStore} guarantees; `open` gives an empty store each time. */
export function describeBlobStore(name: string, open: () => Promise<OpenedBlobStore>): void {
  describe(`blob store contract: ${name}`, () => {
    let store: BlobStore;
    let dispose: () => Promise<void>;

    beforeEach(async () => {
      const opened = await open();
      store = opened.store;
      dispose = () => opened.dispose();
    });
    afterEach(() => dispose());

    const put = (content: Uint8Array) => store.put(chunksOf(content, 16 * 1024));

    async function contentOf(key: BlobKey): Promise<Buffer> {
      const reader = await store.open(key);
      try {
        return await collect(reader.stream());
      } finally {
        await reader.close();
      }
    }

    async function keys(): Promise<BlobKey[]> {
      const found: BlobKey[] = [];
      for await (const { key } of store.list()) found.push(key);
      return found.sort();
    }

    describe('put', () => {
      test.each([0, 1, 16 * 1024, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000])(
        'stores %i bytes and gives them back',
        async (sizeBytes) => {
          const content = randomBytes(sizeBytes);
          const stored = await put(content);
          expect(stored.sizeBytes).toBe(sizeBytes);
          expect(await store.sizeOf(stored.key)).toBe(sizeBytes);
          expect(content.equals(await contentOf(stored.key))).toBe(true);
        },
      );

      test('keeps chunks larger than its buffers, and chunks that are used again by the source', async () => {
        const content = randomBytes(1_500_000);
        const large = await store.put(chunksOf(content, 700_000));
        expect(content.equals(await contentOf(large.key))).toBe(true);
        const reused = await store.put(reusingOneChunk(content, 50_000));
        expect(content.equals(await contentOf(reused.key))).toBe(true);
      });

      test('gives equal contents different keys', async () => {
        const content = randomBytes(100);
        expect((await put(content)).key).not.toBe((await put(content)).key);
      });

      test('does 64 at a time', async () => {
        const contents = Array.from({ length: 64 }, (_, index) => randomBytes(20_000 + index * 3_000, index));
        const stored = await Promise.all(contents.map(put));
        expect(await keys()).toEqual(stored.map(({ key }) => key).sort());
        for (const [index, { key }] of stored.entries()) {
          expect(contents[index]?.equals(await contentOf(key))).toBe(true);
        }
      });

      test.each([0, 1, 100])(
        'throws what its source throws after %i chunks and keeps nothing',
        async (chunks) => {
          const broken = new Error('connection reset');
          await expect(store.put(failingAfter(chunks, broken))).rejects.toBe(broken);
          expect(await keys()).toEqual([]);
        },
      );

      test('stops at once when aborted, although the source is silent, and closes the source', async () => {
        const controller = new AbortController();
        const source = silentAfter(randomBytes(300_000));
        const putting = store.put(source, { signal: controller.signal });
        await source.silent;
        controller.abort();
        await expect(putting).rejects.toMatchObject({ code: 'incomplete' });
        await source.closed;
        expect(await keys()).toEqual([]);
      });

      test('takes nothing when it is aborted before it begins', async () => {
        const aborted = { signal: AbortSignal.abort() };
        await expect(store.put(chunksOf(randomBytes(10), 10), aborted)).rejects.toMatchObject({
          code: 'incomplete',
        });
        expect(await keys()).toEqual([]);
      });
    });

    describe('open', () => {
      test('refuses missing blobs', async () => {
        const { key } = await put(randomBytes(10));
        expect(await contentOf(key)).toHaveLength(10);
        await store.delete([key]);
        await expect(store.open(key)).rejects.toMatchObject({ code: 'not_found' });
        await expect(store.sizeOf(key)).rejects.toMatchObject({ code: 'not_found' });
        await expect(store.draft({ from: key })).rejects.toMatchObject({ code: 'not_found' });
      });

      test.each([
        '',
        '.',
        '..',
        '../../etc/passwd',
        'ab/../../x',
        `${'a'.repeat(34)}\0`,
        `/${'a'.repeat(33)}`,
      ])('refuses %j, which is no key, everywhere', async (text) => {
        const key = text as BlobKey;
        await expect(store.open(key)).rejects.toMatchObject({ code: 'invalid' });
        await expect(store.sizeOf(key)).rejects.toMatchObject({ code: 'invalid' });
        await expect(store.draft({ from: key })).rejects.toMatchObject({ code: 'invalid' });
        await expect(store.delete([key])).rejects.toMatchObject({ code: 'invalid' });
      });

      test('reads anywhere, several at once, and short only at the end', async () => {
        const content = randomBytes(1_000_000);
        const reader = await store.open((await put(content)).key);
        expect(reader.sizeBytes).toBe(1_000_000);
        const positions = Array.from({ length: 32 }, (_, index) => index * 31_250);
        const targets = await Promise.all(
          positions.map(async (position) => {
            const target = Buffer.alloc(31_250 + 3);
            expect(await reader.read(target, 3, 31_250, position)).toBe(31_250);
            return target.subarray(3);
          }),
        );
        expect(Buffer.concat(targets).equals(content)).toBe(true);
        expect(await reader.read(Buffer.alloc(100), 0, 100, 999_990)).toBe(10);
        expect(await reader.read(Buffer.alloc(100), 0, 100, 1_000_000)).toBe(0);
        expect(await reader.read(Buffer.alloc(100), 0, 100, 2_000_000)).toBe(0);
        await reader.close();
        await reader.close();
      });

      test('streams ranges, both ends included, and refuses those outside', async () => {
        const content = randomBytes(700_000);
        const reader = await store.open((await put(content)).key);
        for (const [start, end] of [
          [0, 0],
          [0, 699_999],
          [262_143, 262_144],
          [699_999, 699_999],
        ] as const) {
          const got = await collect(reader.stream({ start, end }));
          expect(got.equals(content.subarray(start, end + 1))).toBe(true);
        }
        for (const [start, end] of [
          [0, 700_000],
          [700_000, 700_000],
          [-1, 5],
          [5, 4],
          [0.5, 3],
        ] as const) {
          expect(() => reader.stream({ start, end })).toThrow(
            expect.objectContaining({ code: 'range_not_satisfiable' }),
          );
        }
        await reader.close();
      });

      test('a destroyed stream leaves the reader open', async () => {
        const content = randomBytes(700_000);
        const reader = await store.open((await put(content)).key);
        for await (const _ of reader.stream()) break;
        expect(content.equals(await collect(reader.stream()))).toBe(true);
        await reader.close();
      });

      test('closes when the reads in flight have ended, and others may go on', async () => {
        const content = randomBytes(900_000);
        const { key } = await put(content);
        const [reader, other] = await Promise.all([store.open(key), store.open(key)]);
        const target = Buffer.alloc(content.length);
        let bytesRead = 0;
        void reader.read(target, 0, content.length, 0).then((bytes) => {
          bytesRead = bytes;
        });
        await reader.close();
        expect(bytesRead).toBe(content.length);
        expect(target.equals(content)).toBe(true);
        expect(content.equals(await collect(other.stream()))).toBe(true);
        await other.close();
      });

      test('keeps reading what is deleted meanwhile', async () => {
        const content = randomBytes(900_000);
        const { key } = await put(content);
        const reader = await store.open(key);
        await store.delete([key]);
        expect(content.equals(await collect(reader.stream()))).toBe(true);
        await reader.close();
      });
    });

    describe('staged contents', () => {
      test('grow piece by piece, keep what arrived of a broken one, and become a blob', async () => {
        const content = randomBytes(700_000);
        const key = await store.stage();
        const first = await store.openStaged(key);
        const reset = new Error('connection reset');
        const broken = async function* () {
          yield content.subarray(0, 300_001);
          throw reset;
        };
        await expect(first.append(broken())).rejects.toBe(reset);
        expect(first.sizeBytes).toBe(300_001);
        await first.close();

        const second = await store.openStaged(key);
        expect(second.sizeBytes).toBe(300_001);
        await second.append(chunksOf(content.subarray(300_001), 50_000));
        const read = Buffer.alloc(4);
        expect(await second.read(read, 0, 4, 300_000)).toBe(4);
        expect(read.equals(content.subarray(300_000, 300_004))).toBe(true);
        const stored = await second.seal();
        await second.close();
        await store.deleteStaged(key);
        expect(stored.sizeBytes).toBe(700_000);
        expect(content.equals(await contentOf(stored.key))).toBe(true);
      });

      test('are no blobs, end with their deletion or when nobody touches them, and have no other names', async () => {
        const [deleted, left] = await Promise.all([store.stage(), store.stage()]);
        expect(await keys()).toEqual([]);
        await store.deleteStaged(deleted);
        await store.deleteStaged(deleted);
        await store.purgeLeftovers(Date.now() + 60_000);
        for (const key of [deleted, left]) {
          await expect(store.openStaged(key)).rejects.toMatchObject({ code: 'not_found' });
        }
        for (const key of ['', '..', '../ab', `${'a'.repeat(32)}/x`] as StagedKey[]) {
          await expect(store.openStaged(key)).rejects.toMatchObject({ code: 'invalid' });
          await expect(store.deleteStaged(key)).rejects.toMatchObject({ code: 'invalid' });
        }
      });

      test('stop at once when aborted, although the source is silent', async () => {
        const staged = await store.openStaged(await store.stage());
        const controller = new AbortController();
        const source = silentAfter(randomBytes(1000));
        const appending = staged.append(source, { signal: controller.signal });
        await source.silent;
        controller.abort();
        await expect(appending).rejects.toMatchObject({ code: 'incomplete' });
        expect(staged.sizeBytes).toBe(1000);
        await staged.close();
      });
    });

    describe('draft', () => {
      test('starts empty, fills gaps with zeros and seals what it holds', async () => {
        const draft = await store.draft();
        expect(draft.sizeBytes).toBe(0);
        await draft.write(Buffer.from('end'), 100_000);
        const { key, sizeBytes } = await draft.seal();
        await draft.discard();
        expect(sizeBytes).toBe(100_003);
        expect(await contentOf(key)).toEqual(Buffer.concat([Buffer.alloc(100_000), Buffer.from('end')]));
      });

      test('is seen by nobody until it is sealed, and discarding drops only what was not', async () => {
        const draft = await store.draft();
        await draft.write(Buffer.from('one'), 0);
        expect(await keys()).toEqual([]);
        const { key } = await draft.seal();
        await draft.write(Buffer.from('two'), 0);
        await draft.discard();
        await draft.discard();
        expect(await keys()).toEqual([key]);
        expect((await contentOf(key)).toString()).toBe('one');
      });

      test('copies on write: base and every sealed state stay as they were', async () => {
        const base = randomBytes(500_000);
        const { key: baseKey } = await put(base);
        const draft = await store.draft({ from: baseKey });
        expect(draft.sizeBytes).toBe(500_000);
        const unchanged = await draft.seal();
        await draft.write(Buffer.from('first'), 250_000);
        const first = await draft.seal();
        await draft.truncate(250_005);
        const second = await draft.seal();
        await draft.write(Buffer.from('third'), 0);
        await draft.discard();

        expect(new Set([baseKey, unchanged.key, first.key, second.key]).size).toBe(4);
        const changed = Buffer.from(base);
        changed.write('first', 250_000);
        expect(base.equals(await contentOf(baseKey))).toBe(true);
        expect(base.equals(await contentOf(unchanged.key))).toBe(true);
        expect(changed.equals(await contentOf(first.key))).toBe(true);
        expect(changed.subarray(0, 250_005).equals(await contentOf(second.key))).toBe(true);
      });

      test('does not need its base any more, before and after its first write', async () => {
        const base = randomBytes(300_000);
        const { key } = await put(base);
        const draft = await store.draft({ from: key });
        await store.delete([key]);
        expect(base.equals(await draftContent(draft))).toBe(true);
        await draft.write(Buffer.from('x'), 0);
        const sealed = await draft.seal();
        await store.delete([sealed.key]);
        await draft.write(Buffer.from('y'), 1);
        expect((await draftContent(draft)).subarray(0, 2).toString()).toBe('xy');
        await draft.discard();
      });

      test('a write that overlaps a seal is in that blob wholly or not at all, and changes none', async () => {
        const draft = await store.draft();
        await draft.write(Buffer.alloc(400_000, 'a'), 0);
        const [, sealed] = await Promise.all([
          draft.write(Buffer.alloc(400_000, 'b'), 0),
          draft.seal(),
          draft.write(Buffer.alloc(400_000, 'c'), 0),
        ]);
        expect((await contentOf(sealed.key)).equals(Buffer.alloc(400_000, 'b'))).toBe(true);
        expect((await draftContent(draft)).equals(Buffer.alloc(400_000, 'c'))).toBe(true);
        await draft.discard();
      });

      test('behaves like a Buffer under random operations', async () => {
        const draft = await store.draft();
        const sealed: { key: BlobKey; content: Buffer }[] = [];
        await behaveLikeABuffer(
          draft,
          { seed: 20_260_101, steps: 300, bytesPerStep: 700 },
          async (content) => {
            sealed.push({ key: (await draft.seal()).key, content });
          },
        );
        expect(sealed.length).toBeGreaterThan(3);
        for (const { key, content } of sealed) expect(content.equals(await contentOf(key))).toBe(true);
        await draft.discard();
      });
    });

    test('delete passes over keys without a blob', async () => {
      const [gone, kept, deleted] = await Promise.all([1, 2, 3].map((size) => put(randomBytes(size))));
      if (!gone || !kept || !deleted) throw new Error('unreachable');
      await store.delete([gone.key]);
      await store.delete([gone.key, deleted.key]);
      await store.delete([]);
      expect(await keys()).toEqual([kept.key]);
    });

    test('list dates a blob by when it was stored, also when its content is older', async () => {
      const { key } = await put(randomBytes(10));
      const entries = async () => {
        const dates = new Map<BlobKey, number>();
        for await (const entry of store.list()) dates.set(entry.key, entry.modifiedAt);
        return dates;
      };
      const first = (await entries()).get(key) ?? Number.NaN;
      expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
      const draft = await store.draft({ from: key });
      const sealed = await draft.seal();
      await draft.discard();
      expect((await entries()).get(sealed.key)).toBeGreaterThanOrEqual(first);
    });

    test('purgeLeftovers leaves blobs and open drafts alone', async () => {
      const { key } = await put(randomBytes(10));
      const draft = await store.draft({ from: key });
      await store.purgeLeftovers(Date.now() + 60_000);
      await draft.write(Buffer.from('still here'), 0);
      const sealed = await draft.seal();
      await draft.discard();
      expect(await keys()).toEqual([key, sealed.key].sort());
    });

    test('is ready', async () => {
      await expect(store.ready()).resolves.toBeUndefined();
    });
  });
}

/**
 * Writes, truncates and reads at random and compares with a Buffer that is changed alike. Positions grow with the steps;
 * now and then `seal` is called with the content that the draft must have.
 */
export async function behaveLikeABuffer(
  draft: Omit<BlobDraft, 'seal'>,
  plan: { readonly seed: number; readonly steps: number; readonly bytesPerStep: number },
  seal: (content: Buffer) => Promise<void>,
): Promise<void> {
  const random = seededRandom(plan.seed);
  let model: Buffer = Buffer.alloc(0);
  for (let step = 0; step < plan.steps; step++) {
    const choice = random();
    const position = Math.floor(random() * step * plan.bytesPerStep);
    if (choice < 0.6) {
      const piece = randomBytes(Math.floor(random() * 20_000), step);
      await draft.write(piece, position);
      model = writtenTo(model, piece, position);
    } else if (choice < 0.75) {
      await draft.truncate(position);
      model = resized(model, position);
    } else if (choice < 0.95) {
      const target = Buffer.alloc(30_000);
      const length = await draft.read(target, 0, 30_000, position);
      expect(target.subarray(0, length).equals(model.subarray(position, position + 30_000))).toBe(true);
    } else {
      await seal(Buffer.from(model));
    }
    expect(draft.sizeBytes).toBe(model.length);
  }
  expect(model.equals(await draftContent(draft))).toBe(true);
}

async function draftContent(draft: Omit<BlobDraft, 'seal'>): Promise<Buffer> {
  const content = Buffer.alloc(draft.sizeBytes);
  expect(await draft.read(content, 0, content.length, 0)).toBe(content.length);
  return content;
}

/** Bytes that are the same in every run. */
export function randomBytes(sizeBytes: number, seed = 1): Buffer {
  const random = seededRandom(seed);
  const content = Buffer.alloc(Math.ceil(sizeBytes / 4) * 4);
  for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  return content.subarray(0, sizeBytes);
}

/** Mulberry32: numbers from 0 up to 1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function* chunksOf(content: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes);
}

export async function* failingAfter(chunks: number, error: Error): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < chunks; sent++) yield Buffer.alloc(16 * 1024, sent);
  throw error;
}

interface SilentSource extends AsyncIterable<Uint8Array> {
  /** Resolves when all was taken and more is waited for. */
  readonly silent: Promise<void>;
  readonly closed: Promise<void>;
}

/** Yields `content`, then nothing more, and never ends. */
export function silentAfter(content: Uint8Array): SilentSource {
  let onSilent: () => void = () => undefined;
  let onClosed: () => void = () => undefined;
  const silent = new Promise<void>((resolve) => {
    onSilent = resolve;
  });
  const closed = new Promise<void>((resolve) => {
    onClosed = resolve;
  });
  const chunks = chunksOf(content, 16 * 1024);
  const iterator: AsyncIterator<Uint8Array> = {
    async next() {
      const next = await chunks.next();
      if (!next.done) return next;
      onSilent();
      return new Promise(() => undefined);
    },
    async return() {
      onClosed();
      return { done: true, value: undefined };
    },
  };
  return { silent, closed, [Symbol.asyncIterator]: () => iterator };
}

async function* reusingOneChunk(content: Buffer, chunkBytes: number): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(chunkBytes);
  for (let at = 0; at < content.length; at += chunkBytes) {
    const length = content.copy(chunk, 0, at);
    yield chunk.subarray(0, length);
    chunk.fill(0);
  }
}

export function writtenTo(model: Buffer, piece: Uint8Array, position: number): Buffer {
  if (piece.length === 0) return model;
  const result = resized(model, Math.max(model.length, position + piece.length));
  result.set(piece, position);
  return result;
}

function resized(model: Buffer, sizeBytes: number): Buffer {
  const result = Buffer.alloc(sizeBytes);
  model.copy(result);
  return result;
}
