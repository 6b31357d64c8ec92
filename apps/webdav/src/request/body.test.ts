import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readText, receiveBody } from './body.js';

const limit = 1000;

function open(onFirstRead = () => {}) {
  const stream = new PassThrough();
  const body = receiveBody(stream as unknown as IncomingMessage, 60_000, onFirstRead);
  return { stream, body };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('receiveBody', () => {
  test('asks the client for nothing before the first read', async () => {
    const onFirstRead = vi.fn();
    const { stream, body } = open(onFirstRead);
    expect(onFirstRead).not.toHaveBeenCalled();
    stream.end('x');
    await body.next();
    expect(onFirstRead).toHaveBeenCalledOnce();
  });

  test('gives what arrives, then ends', async () => {
    const { stream, body } = open();
    stream.write('ab');
    expect((await body.next()).value?.toString()).toBe('ab');
    const waiting = body.next();
    stream.end('c');
    expect((await waiting).value?.toString()).toBe('c');
    expect((await body.next()).done).toBe(true);
  });

  test('a client that breaks off is incomplete, also when it did so before', async () => {
    const { stream, body } = open();
    stream.write('ab');
    await body.next();
    const waiting = body.next();
    stream.destroy();
    await expect(waiting).rejects.toMatchObject({ code: 'incomplete' });
    const late = open();
    late.stream.destroy();
    await expect(late.body.next()).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('a silent client is given up; each sign of life counts anew', async () => {
    vi.useFakeTimers();
    const { stream, body } = open();
    for (let round = 0; round < 3; round += 1) {
      const waiting = body.next();
      await vi.advanceTimersByTimeAsync(59_999);
      stream.write('x');
      expect((await waiting).value?.toString()).toBe('x');
    }
    const refused = expect(body.next()).rejects.toMatchObject({ status: 408 });
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('the time that we take ourselves does not count', async () => {
    vi.useFakeTimers();
    const { stream, body } = open();
    stream.write('x');
    await body.next();
    await vi.advanceTimersByTimeAsync(300_000);
    stream.end('y');
    expect((await body.next()).value?.toString()).toBe('y');
  });

  test('leaves no listener and no timer behind when its reader stops', async () => {
    vi.useFakeTimers();
    const { stream, body } = open();
    const listeners = stream.listenerCount('readable');
    stream.write('x');
    await body.next();
    await body.return();
    expect(stream.listenerCount('readable')).toBe(listeners);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('readText', () => {
  const textOf = (...chunks: Buffer[]) =>
    readText(
      (async function* () {
        yield* chunks;
      })(),
      limit,
    );

  test('joins chunks within characters', async () => {
    const bytes = Buffer.from('<é/>');
    expect(await textOf(bytes.subarray(0, 2), bytes.subarray(2))).toBe('<é/>');
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff<é/>')],
    ['UTF-16LE', Buffer.from('\ufeff<é/>', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeff<é/>', 'utf16le').swap16()],
  ])('reads %s', async (_encoding, bytes) => {
    expect(await textOf(bytes)).toBe('<é/>');
  });

  test('refuses what is no text and what is too long', async () => {
    await expect(textOf(Buffer.from([0x3c, 0xff, 0x3e]))).rejects.toMatchObject({ status: 400 });
    await expect(textOf(Buffer.alloc(limit), Buffer.alloc(1))).rejects.toMatchObject({ status: 413 });
    expect(await textOf(Buffer.alloc(limit, 'a'))).toHaveLength(limit);
  });
});
