import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client.js';
import { numbered } from './names.js';
import { foldersOf } from './picked.js';
import { UploadQueue } from './queue.js';
import type { Sending } from './transfer.js';

const taken = new ApiError(409, 'There is a file of this name already.', 'already_exists', {});
const lost = new ApiError(0, 'The server cannot be reached.', undefined, {});

interface Started extends Sending {
  succeed(): Promise<void>;
  fail(error: unknown): Promise<void>;
  stopped: 'paused' | 'cancelled' | undefined;
}

function open() {
  const started: Started[] = [];
  let done = 0;
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const queue = new UploadQueue({
    onDone: () => {
      done += 1;
    },
    start(sending) {
      let resolve = () => {};
      let reject = (_error: unknown) => {};
      const ended = new Promise<void>((onDone, onError) => {
        resolve = onDone;
        reject = onError;
      });
      const transfer: Started = {
        ...sending,
        stopped: undefined,
        succeed: () => {
          resolve();
          return settled();
        },
        fail: (error) => {
          reject(error);
          return settled();
        },
      };
      started.push(transfer);
      return {
        done: ended,
        pause: () => {
          transfer.stopped = 'paused';
        },
        cancel: () => {
          transfer.stopped = 'cancelled';
        },
      };
    },
  });
  const add = (...names: string[]) =>
    queue.add(names.map((name) => ({ file: new File(['x'], name), path: `/alice/${name}` })));
  const states = () => queue.snapshot().map(({ file, state }) => `${file.name} ${state}`);
  const keyOf = (name: string) => queue.snapshot().find(({ file }) => file.name === name)?.key ?? 0;
  return { queue, started, add, states, keyOf, doneCount: () => done };
}

describe('the queue of uploads', () => {
  it('sends three at a time, in their order', async () => {
    const { add, started, states, doneCount } = open();
    add('a', 'b', 'c', 'd', 'e');
    expect(started.map(({ path }) => path)).toEqual(['/alice/a', '/alice/b', '/alice/c']);
    await started[1]?.succeed();
    expect(states()).toEqual(['a sending', 'b done', 'c sending', 'd sending', 'e waiting']);
    await started[0]?.fail(lost);
    expect(states()).toEqual(['a failed', 'b done', 'c sending', 'd sending', 'e sending']);
    expect(doneCount()).toBe(1);
  });

  it('asks what to do with a taken name: replaces, skips, or finds the next free one', async () => {
    const { queue, add, started, states, keyOf } = open();
    add('a.txt', 'b.txt', 'c.txt');
    for (const transfer of [...started]) await transfer.fail(taken);
    expect(states()).toEqual(['a.txt taken', 'b.txt taken', 'c.txt taken']);
    queue.answer([keyOf('a.txt')], 'replace');
    expect(started.at(-1)).toMatchObject({ path: '/alice/a.txt', overwrite: true });
    queue.answer([keyOf('b.txt')], 'skip');
    expect(states()).toEqual(['a.txt sending', 'c.txt taken']);
    queue.answer([keyOf('c.txt')], 'keep-both');
    expect(started.at(-1)).toMatchObject({ path: '/alice/c (2).txt', overwrite: false });
    await started.at(-1)?.fail(taken);
    expect(started.at(-1)?.path).toBe('/alice/c (3).txt');
    await started.at(-1)?.succeed();
    expect(states()).toEqual(['a.txt sending', 'c.txt done']);
  });

  it('pauses, goes on, and cancels what is paused on the server too', async () => {
    const { queue, add, started, states, keyOf } = open();
    add('a', 'b', 'c', 'd');
    queue.pause(keyOf('a'));
    expect(started[0]?.stopped).toBe('paused');
    expect(states()).toEqual(['a paused', 'b sending', 'c sending', 'd sending']);
    await started[0]?.fail(new Error('what is said after that means nothing'));
    queue.resume(keyOf('a'));
    expect(states()[0]).toBe('a waiting');
    queue.cancel(keyOf('b'));
    expect(started[1]?.stopped).toBe('cancelled');
    expect(states()).toEqual(['a sending', 'c sending', 'd sending']);
    queue.pause(keyOf('a'));
    queue.cancel(keyOf('a'));
    expect(started.at(-1)).toMatchObject({ path: '/alice/a', stopped: 'cancelled' });
    expect(states()).toEqual(['c sending', 'd sending']);
  });

  it('goes on by itself with what a lost connection ended, and with nothing else', async () => {
    const { queue, add, started, states } = open();
    add('a', 'b');
    await started[0]?.fail(lost);
    await started[1]?.fail(new ApiError(507, 'The quota is exceeded.', 'insufficient_storage', {}));
    queue.resumeUnreachable();
    expect(states()).toEqual(['a sending', 'b failed']);
    queue.clear();
    expect(states()).toEqual(['a sending']);
    queue.stop();
    expect(started.at(-1)?.stopped).toBe('paused');
    expect(states()).toEqual([]);
  });
});

it.each([
  ['/alice/a.txt', '/alice/a (2).txt'],
  ['/alice/b.d/c', '/alice/b.d/c (2)'],
  ['/alice/.profile', '/alice/.profile (2)'],
  ['/alice/a.tar.gz', '/alice/a (2).tar.gz'],
])('numbers %s as %s', (path, expected) => {
  expect(numbered(path, 2)).toBe(expected);
});

it('tells which folders dropped files need, each after the one it is in', () => {
  const file = new File([], 'x');
  const paths = ['x', 'b/c/x', 'a/x', 'b/x'];
  expect(foldersOf(paths.map((relativePath) => ({ file, relativePath })))).toEqual(['a', 'b', 'b/c']);
});
