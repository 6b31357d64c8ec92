import { describe, expect, it } from 'vitest';
import { encodeRequest } from './encode-request.js';
import { ProtocolError } from './protocol-error.js';
import type { OutgoingRequest, Request } from './request.js';
import { RequestDecoder } from './request-decoder.js';

const attrs = {
  size: 2 ** 40 + 7,
  uid: 1000,
  gid: 100,
  permissions: 0o100644,
  atime: 1_700_000_000,
  mtime: 4_294_967_295,
  extended: [{ name: 'x@example.org', data: Buffer.from([0, 255]) }],
};
const handle = '\x00\xff\x80h';
const range = { algorithms: ['sha256', 'md5'], offset: 1, length: 2 ** 41, blockSizeBytes: 256 };

const samples: readonly OutgoingRequest[] = [
  { type: 'init', version: 3, extensions: [{ name: 'vendor-id', data: Buffer.from('x') }] },
  { type: 'open', id: 1, path: '/alice/Ünï \u{1F600}.txt', pflags: 0x1a, attrs },
  { type: 'close', id: 2, handle },
  { type: 'read', id: 3, handle, offset: 2 ** 53 - 1, length: 0xffff_ffff },
  { type: 'write', id: 4, handle, offset: 2 ** 33, data: Buffer.from('content') },
  { type: 'lstat', id: 5, path: '/a' },
  { type: 'fstat', id: 6, handle },
  { type: 'setstat', id: 7, path: '/a', attrs: { permissions: 0o600 } },
  { type: 'fsetstat', id: 8, handle, attrs: { size: 0 } },
  { type: 'opendir', id: 9, path: '/' },
  { type: 'readdir', id: 10, handle },
  { type: 'remove', id: 11, path: '/a' },
  { type: 'mkdir', id: 12, path: '/d', attrs: { uid: 0, gid: 0 } },
  { type: 'rmdir', id: 13, path: '/d' },
  { type: 'realpath', id: 14, path: '' },
  { type: 'stat', id: 15, path: '/\uFFFD genuine' },
  { type: 'rename', id: 16, oldPath: '/a', newPath: '/b' },
  { type: 'readlink', id: 17, path: '/l' },
  { type: 'symlink', id: 18, targetPath: '../t', linkPath: '/l' },
  { type: 'posix-rename', id: 19, oldPath: '/a', newPath: '/b' },
  { type: 'hardlink', id: 20, oldPath: '/a', newPath: '/b' },
  { type: 'statvfs', id: 21, path: '/' },
  { type: 'fstatvfs', id: 22, handle },
  { type: 'fsync', id: 23, handle },
  { type: 'lsetstat', id: 24, path: '/l', attrs: { atime: 1, mtime: 2 } },
  { type: 'limits', id: 25 },
  { type: 'expand-path', id: 26, path: '~/x' },
  {
    type: 'copy-data',
    id: 27,
    readHandle: 'r',
    readOffset: 1,
    readLength: 0,
    writeHandle: 'w',
    writeOffset: 3,
  },
  { type: 'home-directory', id: 28, username: 'alice' },
  { type: 'users-groups-by-id', id: 29, uids: [0, 4_294_967_295], gids: [] },
  { type: 'check-file-handle', id: 30, handle, ...range },
  { type: 'check-file-name', id: 31, path: '/a', ...range },
  { type: 'unknown-extension', id: 32, name: 'x@example.org', payload: Buffer.from([1, 2, 3]) },
  { type: 'unknown', id: 0xffff_ffff, packetType: 99 },
];
const packets = samples.map((sample) => encodeRequest(sample));
const expected = samples.map((sample, i) => ({ ...sample, wireBytes: packets[i]?.length }));

function decodeAll(...chunks: Buffer[]): Request[] {
  const decoder = new RequestDecoder();
  return chunks.flatMap((chunk) => [...decoder.push(chunk)]);
}

function packet(...parts: (number[] | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

const ID = [0, 0, 0, 9];

describe('round trips', () => {
  it.each(samples.map((sample, i) => [sample.type, i] as const))('%s', (_, i) => {
    expect(decodeAll(packets[i] ?? Buffer.alloc(0))).toEqual([expected[i]]);
  });
});

describe('bytes on the wire', () => {
  it.each<[string, Buffer, object]>([
    ['INIT', packet([1, 0, 0, 0, 3]), { type: 'init', version: 3 }],
    [
      'READ',
      packet([5], ID, [0, 0, 0, 1], 'h', [0, 0, 0, 1, 0, 0, 0, 2], [0, 0, 128, 0]),
      { type: 'read', id: 9, handle: 'h', offset: 2 ** 32 + 2, length: 32768, wireBytes: 26 },
    ],
    [
      'SYMLINK, the target first',
      packet([20], ID, [0, 0, 0, 2], '/t', [0, 0, 0, 2], '/l'),
      { type: 'symlink', targetPath: '/t', linkPath: '/l' },
    ],
    [
      'OPEN',
      packet([3], ID, [0, 0, 0, 2], '/f', [0, 0, 0, 0x1a], [0, 0, 0, 4], [0, 0, 1, 0xa4]),
      { type: 'open', path: '/f', pflags: 0x1a, attrs: { permissions: 0o644 } },
    ],
    [
      'fsync, with bytes after the last field',
      packet([200], ID, [0, 0, 0, 17], 'fsync@openssh.com', [0, 0, 0, 1], 'h', 'trailing'),
      { type: 'fsync', id: 9, handle: 'h' },
    ],
  ])('%s', (_, bytes, request) => {
    expect(decodeAll(bytes)).toMatchObject([request]);
  });
});

describe('chunks', () => {
  const stream = Buffer.concat(packets);

  it('decodes the same whatever the byte at which the stream is cut', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(decodeAll(stream.subarray(0, cut), stream.subarray(cut))).toEqual(expected);
    }
  });

  it('decodes the same byte by byte', () => {
    expect(decodeAll(...Array.from(stream, (byte) => Buffer.from([byte])))).toEqual(expected);
  });

  it('hands out WRITE data of a whole packet without copying it', () => {
    const chunk = encodeRequest({ type: 'write', id: 1, handle, offset: 0, data: Buffer.from('old') });
    const [request] = decodeAll(chunk);
    chunk.write('new', chunk.length - 3);
    expect(request).toMatchObject({ data: Buffer.from('new') });
  });

  it('keeps WRITE data of a packet that spanned chunks when the chunks change', () => {
    const chunk = encodeRequest({ type: 'write', id: 1, handle, offset: 0, data: Buffer.from('old') });
    const [request] = decodeAll(chunk.subarray(0, 9), chunk.subarray(9));
    chunk.write('new', chunk.length - 3);
    expect(request).toMatchObject({ data: Buffer.from('old') });
  });

  it('reports the bytes it holds', () => {
    const decoder = new RequestDecoder();
    const bytes = packet([17], ID, [0, 0, 0, 2], '/a');
    expect([...decoder.push(bytes.subarray(0, 3))]).toEqual([]);
    expect(decoder.bufferedBytes).toBe(3);
    expect([...decoder.push(bytes.subarray(3, 9))]).toEqual([]);
    expect(decoder.bufferedBytes).toBe(9);
    expect([...decoder.push(bytes.subarray(9))]).toHaveLength(1);
    expect(decoder.bufferedBytes).toBe(0);
  });
});

describe('malformed packets', () => {
  it.each<[string, Buffer, string]>([
    ['length 0', Buffer.alloc(4), 'empty-packet'],
    ['a length above the limit', Buffer.from([0, 4, 4, 1]), 'oversize-packet'],
    ['the largest length', Buffer.from([255, 255, 255, 255, 6]), 'oversize-packet'],
    ['a type without an id', packet([17]), 'truncated-packet'],
    ['an id cut short', packet([17, 0, 0, 0]), 'truncated-packet'],
    ['INIT without a version', packet([1, 0, 0]), 'truncated-packet'],
    ['a string without its length', packet([17], ID, [0, 0]), 'truncated-packet'],
    ['a string beyond the packet', packet([17], ID, [0, 0, 0, 3], '/a'), 'truncated-packet'],
    ['a string of 4 GiB', packet([4], ID, [255, 255, 255, 255], 'h'), 'truncated-packet'],
    ['WRITE without data', packet([6], ID, [0, 0, 0, 1], 'h', [0, 0, 0, 0, 0, 0, 0, 0]), 'truncated-packet'],
    ['READ without a length', packet([5], ID, [0, 0, 0, 1], 'h', Array(8).fill(0)), 'truncated-packet'],
    ['attributes cut short', packet([14], ID, [0, 0, 0, 1], 'd', [0, 0, 0, 1, 0]), 'truncated-packet'],
    [
      'missing extended attributes',
      packet([14], ID, [0, 0, 0, 0], [128, 0, 0, 0, 0, 0, 0, 2]),
      'truncated-packet',
    ],
    ['an extension without a name', packet([200], ID), 'truncated-packet'],
    [
      'ids of three bytes',
      packet([200], ID, [0, 0, 0, 30], 'users-groups-by-id@openssh.com', [0, 0, 0, 3, 0, 0, 0], [0, 0, 0, 0]),
      'truncated-packet',
    ],
  ])('%s', (_, bytes, code) => {
    expect(() => decodeAll(bytes)).toThrow(expect.objectContaining({ name: 'ProtocolError', code }));
  });

  it('yields what came before, then fails for good', () => {
    const decoder = new RequestDecoder();
    const seen: string[] = [];
    const consume = (chunk: Buffer) => {
      for (const request of decoder.push(chunk)) seen.push(request.type);
    };
    const good = packet([17], ID, [0, 0, 0, 2], '/a');
    expect(() => consume(Buffer.concat([good, packet([17]), good]))).toThrow(ProtocolError);
    expect(() => consume(good)).toThrow(ProtocolError);
    expect(seen).toEqual(['stat']);
  });

  it('takes packets up to the limit that it is given', () => {
    const decoder = new RequestDecoder({ maxPacketBytes: 11 });
    expect([...decoder.push(packet([17], ID, [0, 0, 0, 2], '/a'))]).toHaveLength(1);
    expect(() => [...decoder.push(packet([17], ID, [0, 0, 0, 3], '/ab'))]).toThrow(/oversize/);
  });

  it('takes a WRITE of 256 KiB unless told otherwise', () => {
    const data = Buffer.alloc(256 * 1024);
    expect(decodeAll(encodeRequest({ type: 'write', id: 1, handle, offset: 0, data }))).toHaveLength(1);
  });
});

describe('arguments that nobody can act on keep the session alive', () => {
  it.each<[string, Buffer, string, string]>([
    ['a path in Latin-1', packet([17], ID, [0, 0, 0, 2], '/\xe9'), 'stat', 'not-utf8'],
    ['an encoded surrogate', packet([17], ID, [0, 0, 0, 3], '\xed\xa0\x80'), 'stat', 'not-utf8'],
    ['an overlong slash', packet([17], ID, [0, 0, 0, 2], '\xc0\xaf'), 'stat', 'not-utf8'],
    ['a NUL', packet([13], ID, [0, 0, 0, 3], '/a\0'), 'remove', 'nul-byte'],
    ['a bad second path', packet([18], ID, [0, 0, 0, 1], 'a', [0, 0, 0, 1], '\xff'), 'rename', 'not-utf8'],
    [
      'an offset of 2^53',
      packet([5], ID, [0, 0, 0, 1], 'h', [0, 32, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1]),
      'read',
      'number-too-large',
    ],
    [
      'a million extended attributes',
      packet([9], ID, [0, 0, 0, 1], 'a', [128, 0, 0, 0], [0, 15, 66, 64]),
      'setstat',
      'too-many-values',
    ],
  ])('%s', (_, bytes, operation, problem) => {
    const decoded = decodeAll(Buffer.concat([bytes, packets[5] ?? bytes]));
    expect(decoded[0]).toEqual({
      type: 'invalid-argument',
      id: 9,
      wireBytes: bytes.length,
      operation,
      problem,
    });
    expect(decoded[1]).toEqual(expected[5]);
  });
});
