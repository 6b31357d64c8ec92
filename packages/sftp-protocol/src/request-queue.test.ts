import { describe, expect, it } from 'vitest';
import type { OutgoingRequest, Request } from './request.js';
import { RequestQueue, type RequestQueueOptions } from './request-queue.js';

const request = (fields: OutgoingRequest): Request => ({ ...fields, wireBytes: 100 });
const stat = (id: number) => request({ type: 'stat', id, path: '/a' });
const read = (id: number, length = 10) => request({ type: 'read', id, handle: 'h', offset: 0, length });
const readdir = (id: number, handle: string) => request({ type: 'readdir', id, handle });
const close = (id: number) => request({ type: 'close', id, handle: 'h' });
const write = (id: number, offset: number, sizeBytes: number, handle = 'h') =>
  request({ type: 'write', id, handle, offset, data: Buffer.alloc(sizeBytes) });

/** A queue whose requests run until the test finishes them. */
function startQueue(options?: RequestQueueOptions) {
  const queue = new RequestQueue(options);
  const finishers = new Map<number, (error?: Error) => void>();
  const done = queue.run(
    (started) =>
      new Promise<void>((resolve, reject) => {
        const id = 'id' in started ? started.id : -1;
        finishers.set(id, (error) => {
          finishers.delete(id);
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
  );
  const add = (...requests: Request[]) => {
    for (const each of requests) queue.add(each);
  };
  const finish = async (id: number, error?: Error) => {
    finishers.get(id)?.(error);
    await new Promise(setImmediate);
  };
  return { queue, done, add, finish, running: () => [...finishers.keys()] };
}

describe('what runs together', () => {
  it.each<[string, Request[], number[]]>([
    ['readers of all kinds', [stat(1), read(2), read(3), readdir(4, 'd')], [1, 2, 3, 4]],
    ['listings of two folders', [readdir(1, 'd'), readdir(2, 'e')], [1, 2]],
    ['listings of one folder: no', [readdir(1, 'd'), readdir(2, 'd')], [1]],
    ['writes side by side', [write(1, 0, 10), write(2, 10, 10), write(3, 20, 1)], [1, 2, 3]],
    ['a write right before another', [write(1, 10, 10), write(2, 0, 10)], [1, 2]],
    ['a write that ends in another: no', [write(1, 10, 10), write(2, 0, 11)], [1]],
    ['writes that overlap by a byte: no', [write(1, 0, 10), write(2, 9, 10)], [1]],
    ['a write inside another: no', [write(1, 0, 10), write(2, 3, 1)], [1]],
    ['overlapping writes on two handles', [write(1, 0, 10, 'h'), write(2, 0, 10, 'i')], [1, 2]],
    ['a write after a read: no', [read(1), write(2, 0, 1)], [1]],
    ['a read after a write: no', [write(1, 0, 1), read(2)], [1]],
    ['a listing after a write: no', [write(1, 0, 1), readdir(2, 'd')], [1]],
    ['anything after a close: no', [close(1), stat(2)], [1]],
    ['a close after anything: no', [stat(1), close(2)], [1]],
    ['a reader past a waiting close: no', [stat(1), close(2), stat(3)], [1]],
    ['a write past a waiting write: no', [write(1, 0, 10), write(2, 0, 10), write(3, 50, 1)], [1]],
  ])('%s', (_, requests, running) => {
    const session = startQueue();
    session.add(...requests);
    expect(session.running()).toEqual(running);
  });

  it('keeps writes on an append handle in order, whatever their offsets', async () => {
    const session = startQueue({ describeHandle: (handle) => ({ file: handle, append: true }) });
    session.add(write(1, 0, 1), write(2, 50, 1), write(3, 100, 1));
    expect(session.running()).toEqual([1]);
    await session.finish(1);
    expect(session.running()).toEqual([2]);
  });

  it('keeps overlapping writes of one file in order across its handles', () => {
    const session = startQueue({ describeHandle: () => ({ file: 'the same', append: false }) });
    session.add(write(1, 0, 10, 'h'), write(2, 5, 10, 'i'), write(3, 50, 1, 'j'));
    expect(session.running()).toEqual([1]);
  });

  it('asks for a handle only when the OPEN before it has finished', async () => {
    let opened = false;
    const session = startQueue({ describeHandle: () => (opened ? { file: 'f', append: true } : undefined) });
    session.add(request({ type: 'open', id: 1, path: '/a', pflags: 6, attrs: {} }));
    session.add(write(2, 0, 1), write(3, 9, 1));
    opened = true;
    await session.finish(1);
    expect(session.running()).toEqual([2]);
  });

  it('goes on in order as requests finish', async () => {
    const session = startQueue();
    session.add(stat(1), stat(2), close(3), write(4, 0, 1), write(5, 1, 1));
    await session.finish(2);
    expect(session.running()).toEqual([1]);
    await session.finish(1);
    expect(session.running()).toEqual([3]);
    await session.finish(3);
    expect(session.running()).toEqual([4, 5]);
  });
});

describe('budget', () => {
  it('counts requests from arrival to the end, and replies to READs', async () => {
    const seen: number[] = [];
    const queue: RequestQueue = new RequestQueue({
      maxReadBytes: 1000,
      onFinished: () => seen.push(queue.inFlightBytes),
    });
    queue.add(stat(1));
    const statCost = queue.inFlightBytes;
    queue.add(read(2, 10));
    expect(queue.inFlightBytes).toBe(2 * statCost + 10);
    queue.add(read(3, 0xffff_ffff));
    expect(queue.inFlightBytes).toBe(3 * statCost + 1010);
    queue.end();
    await queue.run(() => undefined);
    expect(seen).toEqual([2 * statCost + 1010, statCost + 1000, 0]);
  });

  it('limits how many run', async () => {
    const session = startQueue({ maxRunning: 2 });
    session.add(stat(1), stat(2), stat(3));
    expect(session.running()).toEqual([1, 2]);
    expect(session.queue.waitingCount).toBe(1);
    await session.finish(1);
    expect(session.running()).toEqual([2, 3]);
  });

  it('limits the bytes that run, but starts one too big for the budget alone', async () => {
    const session = startQueue({ maxRunningBytes: 10_000 });
    session.add(read(1, 20_000), read(2, 4000), read(3, 4000), read(4, 4000));
    expect(session.running()).toEqual([1]);
    await session.finish(1);
    expect(session.running()).toEqual([2, 3]);
  });
});

describe('the end', () => {
  it('carries out what waits after end()', async () => {
    const order: number[] = [];
    const queue = new RequestQueue();
    for (const each of [stat(1), close(2), stat(3)]) queue.add(each);
    queue.end();
    queue.add(stat(4));
    await queue.run(async (each) => {
      if ('id' in each) order.push(each.id);
    });
    expect(order).toEqual([1, 2, 3]);
  });

  it('drops what waits after abort(), and waits for what runs', async () => {
    const session = startQueue();
    session.add(close(1), stat(2));
    session.queue.abort();
    let ended = false;
    const ending = session.done.then(() => {
      ended = true;
    });
    await session.finish(2);
    expect(ended).toBe(false);
    await session.finish(1);
    await ending;
    expect(session.queue.inFlightBytes).toBe(0);
    expect(session.running()).toEqual([]);
  });

  it('rejects with the first error when nothing runs any more, and starts nothing further', async () => {
    const session = startQueue();
    session.add(stat(1), stat(2), close(3));
    const outcome = expect(session.done).rejects.toThrow('first');
    await session.finish(1, new Error('first'));
    expect(session.queue.runningCount).toBe(1);
    await session.finish(2, new Error('second'));
    await outcome;
    expect(session.running()).toEqual([]);
  });

  it('rejects when a handler throws at once', async () => {
    const queue = new RequestQueue();
    queue.add(stat(1));
    await expect(
      queue.run(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
  });

  it('carries out thousands of requests that finish at once', async () => {
    const queue = new RequestQueue();
    let count = 0;
    const done = queue.run(() => {
      // A handler may add from within.
      if (++count < 20_000) queue.add(stat(count));
      else queue.end();
    });
    queue.add(stat(0));
    await done;
    expect(count).toBe(20_000);
  });

  it('runs once', () => {
    const queue = new RequestQueue();
    void queue.run(() => undefined);
    expect(() => queue.run(() => undefined)).toThrow(/already/);
  });
});
