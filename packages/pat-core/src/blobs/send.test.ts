import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chunksOf, randomBytes } from '../testing/blob-store-contract.js';
import { type BlobKey, type BlobReader, type BlobStore, openDiskBlobStore } from './index.js';

const content = randomBytes(3_000_000);

describe('sendTo', () => {
  let folder: string;
  let store: BlobStore;
  let key: BlobKey;
  let reader: BlobReader;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patio-blobs-'));
    store = await openDiskBlobStore(folder);
    key = (await store.put(chunksOf(content, 64 * 1024))).key;
    reader = await store.open(key);
  });
  afterEach(async () => {
    await reader.close();
    await store.delete([key]);
    expect(await openDescriptorsBelow(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  /** Serves one request with `answer` and gives what it came to, beside the client's response. */
  async function serveOne(answer: (response: ServerResponse) => Promise<void>) {
    let outcome: Promise<unknown> = Promise.resolve();
    const server = createServer((_, response) => {
      outcome = answer(response).then(
        () => 'sent',
        (error: unknown) => error,
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [response] = (await once(request({ port, host: '127.0.0.1' }).end(), 'response')) as [
      IncomingMessage,
    ];
    return { response, outcome: () => outcome, close: () => server.close() };
  }

  test.each([
    undefined,
    { start: 0, end: 0 },
    { start: 262_000, end: 262_000 + 256 * 1024 - 1 },
    { start: 262_000, end: 2_500_000 },
  ])('sends %j over HTTP', async (range) => {
    const { response, outcome, close } = await serveOne(async (to) => {
      await reader.sendTo(to, range);
      to.end();
    });
    const expected = range ? content.subarray(range.start, range.end + 1) : content;
    expect(expected.equals(await collect(response))).toBe(true);
    expect(await outcome()).toBe('sent');
    close();
  });

  test('gives up when the client goes away in the middle', async () => {
    const { response, outcome, close } = await serveOne((to) => endlessly(() => reader.sendTo(to)));
    await once(response, 'data');
    response.destroy();
    expect(await outcome()).toMatchObject({ code: 'incomplete' });
    close();
  });

  test('never has more than two chunks in flight, and waits for the callbacks', async () => {
    const held: { chunk: Buffer; done: () => void }[] = [];
    const slow = new Writable({
      highWaterMark: 10_000_000,
      writev(chunks, done) {
        for (const { chunk } of chunks) held.push({ chunk, done: () => undefined });
        held.push({ chunk: Buffer.alloc(0), done });
      },
      write(chunk, _, done) {
        held.push({ chunk, done });
      },
    });
    const sending = reader.sendTo(slow);
    const received: Buffer[] = [];
    let most = 0;
    let finished = false;
    void sending.then(() => {
      finished = true;
    });
    while (!finished) {
      await new Promise(setImmediate);
      most = Math.max(most, slow.writableLength);
      for (const { chunk, done } of held.splice(0)) {
        received.push(Buffer.from(chunk));
        done();
      }
    }
    expect(most).toBeLessThanOrEqual(2 * 256 * 1024);
    expect(Buffer.concat(received).equals(content)).toBe(true);
  });

  test('does not wait for a callback that never comes', async () => {
    const stuck: Writable = new Writable({ write: () => setImmediate(() => stuck.destroy()) });
    await expect(reader.sendTo(stuck, { start: 0, end: 9 })).rejects.toMatchObject({ code: 'incomplete' });
    const stuckAgain: Writable = new Writable({ write: () => setImmediate(() => stuckAgain.destroy()) });
    await expect(reader.sendTo(stuckAgain)).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('fails with the destination, and with one that is closed already', async () => {
    const cause = new Error('no route to host');
    const failing = new Writable({ write: (_chunk, _encoding, done) => done(cause) });
    await expect(reader.sendTo(failing)).rejects.toMatchObject({ code: 'incomplete', cause });
    await expect(reader.sendTo(failing)).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('stops when aborted', async () => {
    const controller = new AbortController();
    const stuck = new Writable({ write: () => controller.abort() });
    await expect(reader.sendTo(stuck, undefined, { signal: controller.signal })).rejects.toMatchObject({
      code: 'incomplete',
    });
    const aborted = { signal: AbortSignal.abort() };
    await expect(reader.sendTo(new Writable(), undefined, aborted)).rejects.toMatchObject({
      code: 'incomplete',
    });
  });

  test('leaves the destination open and without listeners', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
    const before = sink.eventNames().length;
    await reader.sendTo(sink);
    expect(sink.writableEnded).toBe(false);
    expect(sink.eventNames()).toHaveLength(before);
  });
});

async function endlessly(work: () => Promise<void>): Promise<void> {
  for (;;) await work();
}

async function openDescriptorsBelow(folder: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder));
}
