import { describe, expect, it } from 'vitest';
import type { Request } from './request.js';
import { RequestQueue } from './request-queue.js';

const APPEND_HANDLE = 'append';
const HANDLES = ['a', 'b', APPEND_HANDLE];
const wireBytes = 1;

function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A server small enough to be obviously right: files as strings, a cursor per folder handle. */
class TinyServer {
  readonly files = new Map(HANDLES.map((handle) => [handle, '']));
  readonly answers: string[] = [];
  #cursor = 0;

  answer(request: Request): void {
    if (request.type === 'init') return;
    this.answers[request.id] = this.#outcome(request);
  }

  #outcome(request: Request): string {
    if (request.type === 'read') return this.files.get(request.handle) ?? 'none';
    if (request.type === 'readdir') return `entry ${this.#cursor++}`;
    if (request.type === 'fsetstat') this.files.set(request.handle, '');
    if (request.type === 'write') this.#write(request.handle, request.offset, request.data.toString());
    return 'ok';
  }

  #write(handle: string, offset: number, data: string): void {
    const old = this.files.get(handle) ?? '';
    if (handle === APPEND_HANDLE) {
      this.files.set(handle, old + data);
      return;
    }
    const padded = old.padEnd(offset + data.length, '.');
    this.files.set(handle, padded.slice(0, offset) + data + padded.slice(offset + data.length));
  }
}

function randomRequest(id: number, random: (below: number) => number): Request {
  const handle = HANDLES[random(HANDLES.length)] ?? 'a';
  const dice = random(12);
  if (dice < 6) {
    const data = Buffer.from(String.fromCharCode(65 + (id % 26)).repeat(1 + random(8)));
    return { type: 'write', id, wireBytes, handle, offset: random(60), data };
  }
  if (dice < 10) return { type: 'read', id, wireBytes, handle, offset: 0, length: 1 };
  if (dice < 11) return { type: 'readdir', id, wireBytes, handle: 'd' };
  return { type: 'fsetstat', id, wireBytes, handle, attrs: { size: 0 } };
}

describe('requests that run together', () => {
  it('give the answers and the files that one after the other gives, in whatever order they finish', async () => {
    const random = seededRandom(42);
    let mostAtOnce = 0;
    for (let round = 0; round < 200; round++) {
      const requests = Array.from({ length: 40 }, (_, id) => randomRequest(id, random));
      const sequential = new TinyServer();
      for (const request of requests) sequential.answer(request);

      const concurrent = new TinyServer();
      const running: (() => void)[] = [];
      const queue = new RequestQueue({
        describeHandle: (handle) => ({ file: handle, append: handle === APPEND_HANDLE }),
      });
      // A request takes effect at the moment, chosen at random, when it finishes.
      const done = queue.run(
        (request) =>
          new Promise((resolve) => {
            running.push(() => {
              concurrent.answer(request);
              resolve();
            });
          }),
      );
      for (const request of requests) queue.add(request);
      queue.end();
      while (running.length > 0) {
        mostAtOnce = Math.max(mostAtOnce, running.length);
        running.splice(random(running.length), 1)[0]?.();
        await new Promise(setImmediate);
      }
      await done;
      expect(concurrent.answers).toEqual(sequential.answers);
      expect(concurrent.files).toEqual(sequential.files);
    }
    expect(mostAtOnce).toBeGreaterThan(3);
  });
});
