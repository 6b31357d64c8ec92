import { describe, expect, it } from 'vitest';
import { decodeCheckFile, encodeCheckFile } from './check-file-reply.js';
import { allocateDataReply, encodeDataReplyHeader } from './data-reply.js';
import {
  encodeAttributes,
  encodeHandle,
  encodeName,
  encodePath,
  encodeStatus,
  encodeVersion,
} from './encode-response.js';
import { EXTENSION_PAIRS } from './extension-name.js';
import { decodeLimits, encodeLimits } from './limits-reply.js';
import type { Response } from './response.js';
import { ResponseDecoder } from './response-decoder.js';
import { StatusCode } from './status-code.js';
import { decodeStatvfs, encodeStatvfs } from './statvfs-reply.js';
import { decodeUsersGroups, encodeUsersGroups } from './users-groups-reply.js';

function decodeAll(...chunks: Buffer[]): Response[] {
  const decoder = new ResponseDecoder();
  return chunks.flatMap((chunk) => [...decoder.push(chunk)]);
}

function payloadOf(packet: Buffer): Buffer {
  const [response] = decodeAll(packet);
  if (response?.type !== 'extended-reply') throw new Error('no extended reply');
  return response.payload;
}

const attrs = { size: 2 ** 33, uid: 1, gid: 2, permissions: 0o040755, atime: 3, mtime: 4 };

describe('round trips', () => {
  it('VERSION advertises extensions, statvfs in version 2', () => {
    const [version] = decodeAll(encodeVersion(EXTENSION_PAIRS));
    expect(version).toEqual({ type: 'version', version: 3, extensions: EXTENSION_PAIRS });
    expect(version).toHaveProperty('extensions.1', { name: 'statvfs@openssh.com', data: Buffer.from('2') });
  });

  it('STATUS', () => {
    const status = { type: 'status', id: 7, code: 4, message: 'plötzlich', language: 'de' };
    expect(decodeAll(encodeStatus(7, StatusCode.FAILURE, 'plötzlich', 'de'))).toEqual([status]);
  });

  it('HANDLE', () => {
    expect(decodeAll(encodeHandle(7, '\0\xff'))).toEqual([{ type: 'handle', id: 7, handle: '\0\xff' }]);
  });

  it('ATTRS', () => {
    expect(decodeAll(encodeAttributes(7, attrs))).toEqual([{ type: 'attrs', id: 7, attrs }]);
  });

  it('NAME, also when names are longer in bytes than in characters', () => {
    const entries = Array.from({ length: 200 }, (_, i) => ({
      filename: `${'日本'.repeat(40)}${i}`,
      longname: `- ${'日本'.repeat(40)}${i}`,
      attrs: i % 2 === 0 ? attrs : {},
    }));
    expect(decodeAll(encodeName(7, entries))).toEqual([{ type: 'name', id: 7, entries }]);
  });

  it('NAME with one path', () => {
    const entries = [{ filename: '/a', longname: '/a', attrs: {} }];
    expect(decodeAll(encodePath(7, '/a'))).toEqual([{ type: 'name', id: 7, entries }]);
  });

  it('statvfs, at full width', () => {
    const statvfs = {
      blockSizeBytes: 4096n,
      fragmentSizeBytes: 512n,
      blocks: 2n ** 64n - 1n,
      freeBlocks: 3n,
      availableBlocks: 4n,
      files: 5n,
      freeFiles: 6n,
      availableFiles: 7n,
      fileSystemId: 2n ** 63n,
      flags: 1n,
      maxNameBytes: 255n,
    };
    expect(decodeStatvfs(payloadOf(encodeStatvfs(7, statvfs)))).toEqual(statvfs);
  });

  it('limits', () => {
    const limits = { maxPacketBytes: 262144, maxReadBytes: 261120, maxWriteBytes: 261120, maxOpenHandles: 0 };
    expect(decodeLimits(payloadOf(encodeLimits(7, limits)))).toEqual(limits);
  });

  it('users-groups-by-id', () => {
    const names = { usernames: ['alice', '', 'jürgen'], groupnames: [] };
    expect(decodeUsersGroups(payloadOf(encodeUsersGroups(7, names)))).toEqual(names);
  });

  it('check-file', () => {
    const hashes = { algorithm: 'sha256', digests: Buffer.alloc(64, 0xab) };
    expect(decodeCheckFile(payloadOf(encodeCheckFile(7, hashes)))).toEqual(hashes);
  });
});

describe('bytes on the wire', () => {
  it.each([
    [
      'STATUS',
      encodeStatus(9, StatusCode.EOF, 'end'),
      '00000014 65 00000009 00000001 00000003 656e64 00000000',
    ],
    ['HANDLE', encodeHandle(9, 'h'), '0000000a 66 00000009 00000001 68'],
    [
      'ATTRS',
      encodeAttributes(9, { size: 258, permissions: 0o100644 }),
      '00000015 69 00000009 00000005 0000000000000102 000081a4',
    ],
    ['NAME', encodeName(9, []), '00000009 68 00000009 00000000'],
    ['DATA', allocateDataReply(9, 0).finish(0), '00000009 67 00000009 00000000'],
    [
      'limits',
      encodeLimits(9, { maxPacketBytes: 1, maxReadBytes: 2, maxWriteBytes: 3, maxOpenHandles: 4 }),
      '00000025 c9 00000009 0000000000000001 0000000000000002 0000000000000003 0000000000000004',
    ],
  ])('%s', (_, packet, hex) => {
    expect(packet.toString('hex')).toBe(hex.replaceAll(' ', ''));
  });
});

describe('attributes', () => {
  it('leaves out half a pair', () => {
    expect(decodeAll(encodeAttributes(7, { uid: 1, mtime: 1 }))).toMatchObject([{ attrs: {} }]);
  });

  it('sends times that do not fit as the nearest that do', () => {
    const packet = encodeAttributes(7, { atime: -1, mtime: 2 ** 33 });
    expect(decodeAll(packet)).toMatchObject([{ attrs: { atime: 0, mtime: 2 ** 32 - 1 } }]);
  });
});

describe('DATA', () => {
  it('is built in place, of as many bytes as were read', () => {
    const reply = allocateDataReply(7, 100);
    reply.payload.write('hello');
    const packet = reply.finish(5);
    expect(packet.buffer).toBe(reply.payload.buffer);
    expect(decodeAll(packet)).toEqual([{ type: 'data', id: 7, data: Buffer.from('hello') }]);
  });

  it('can be built in storage that is used again', () => {
    const storage = Buffer.alloc(64);
    for (const text of ['first', 'second']) {
      const reply = allocateDataReply(7, 50, storage);
      reply.payload.write(text);
      const packet = reply.finish(text.length);
      expect(packet.buffer).toBe(storage.buffer);
      expect(decodeAll(packet)).toEqual([{ type: 'data', id: 7, data: Buffer.from(text) }]);
    }
  });

  it('has a header of its own for a payload sent behind it', () => {
    const data = Buffer.from('hello');
    expect(decodeAll(encodeDataReplyHeader(7, 5), data)).toEqual([{ type: 'data', id: 7, data }]);
  });

  it('refuses more than there is room for', () => {
    expect(() => allocateDataReply(7, 10).finish(11)).toThrow(RangeError);
    expect(() => allocateDataReply(7, 10, Buffer.alloc(22))).toThrow(RangeError);
  });
});

describe('replies from elsewhere', () => {
  it('takes a STATUS without message and language', () => {
    const packet = Buffer.from('00000009650000000700000002', 'hex');
    expect(decodeAll(packet)).toEqual([{ type: 'status', id: 7, code: 2, message: '', language: '' }]);
  });

  it.each([
    ['a request', '000000051100000007', 'unexpected-packet'],
    ['a NAME of more entries than follow', '000000096800000007ffffffff', 'truncated-packet'],
    ['a size of 2^53', '0000001169000000070000000100200000' + '00000000', 'bad-value'],
  ])('refuses %s', (_, hex, code) => {
    expect(() => decodeAll(Buffer.from(hex, 'hex'))).toThrow(expect.objectContaining({ code }));
  });
});
