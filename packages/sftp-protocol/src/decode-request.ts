import { readAttributes } from './attributes.js';
import type { ByteReader } from './byte-reader.js';
import { decodeExtendedRequest } from './decode-extended-request.js';
import { readTrailingPairs } from './extension-pair.js';
import { PacketType } from './packet-type.js';
import type { CoreRequest, Request } from './request.js';

type Decoder = (id: number, wireBytes: number, reader: ByteReader) => CoreRequest;

const withPath =
  (type: 'lstat' | 'stat' | 'opendir' | 'remove' | 'rmdir' | 'realpath' | 'readlink'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, path: r.text() });

const withPathAndAttributes =
  (type: 'setstat' | 'mkdir'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, path: r.text(), attrs: readAttributes(r) });

const withHandle =
  (type: 'close' | 'fstat' | 'readdir'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, handle: r.binary() });

const read: Decoder = (id, wireBytes, r) => ({
  type: 'read',
  id,
  wireBytes,
  handle: r.binary(),
  offset: r.uint64(),
  length: r.uint32(),
});

const write: Decoder = (id, wireBytes, r) => ({
  type: 'write',
  id,
  wireBytes,
  handle: r.binary(),
  offset: r.uint64(),
  data: r.bytes(),
});

const open: Decoder = (id, wireBytes, r) => ({
  type: 'open',
  id,
  wireBytes,
  path: r.text(),
  pflags: r.uint32(),
  attrs: readAttributes(r),
});

const fsetstat: Decoder = (id, wireBytes, r) => ({
  type: 'fsetstat',
  id,
  wireBytes,
  handle: r.binary(),
  attrs: readAttributes(r),
});

const rename: Decoder = (id, wireBytes, r) => ({
  type: 'rename',
  id,
  wireBytes,
  oldPath: r.text(),
  newPath: r.text(),
});

const symlink: Decoder = (id, wireBytes, r) => ({
  type: 'symlink',
  id,
  wireBytes,
  targetPath: r.text(),
  linkPath: r.text(),
});

const decoders: Partial<Record<number, Decoder>> = {
  [PacketType.OPEN]: open,
  [PacketType.CLOSE]: withHandle('close'),
  [PacketType.READ]: read,
  [PacketType.WRITE]: write,
  [PacketType.LSTAT]: withPath('lstat'),
  [PacketType.FSTAT]: withHandle('fstat'),
  [PacketType.SETSTAT]: withPathAndAttributes('setstat'),
  [PacketType.FSETSTAT]: fsetstat,
  [PacketType.OPENDIR]: withPath('opendir'),
  [PacketType.READDIR]: withHandle('readdir'),
  [PacketType.REMOVE]: withPath('remove'),
  [PacketType.MKDIR]: withPathAndAttributes('mkdir'),
  [PacketType.RMDIR]: withPath('rmdir'),
  [PacketType.REALPATH]: withPath('realpath'),
  [PacketType.STAT]: withPath('stat'),
  [PacketType.RENAME]: rename,
  [PacketType.READLINK]: withPath('readlink'),
  [PacketType.SYMLINK]: symlink,
};

/**
 * Turns the body of one packet, at which the reader stands, into a request. Bytes after the last field are ignored,
 * as OpenSSH does.
 *
 * @throws ProtocolError `truncated-packet`
 * @see draft-ietf-secsh-filexfer-02 §6
 */
export function decodeRequest(reader: ByteReader): Request {
  const wireBytes = 4 + reader.remainingBytes;
  const packetType = reader.uint8();
  if (packetType === PacketType.INIT) {
    return { type: 'init', wireBytes, version: reader.uint32(), extensions: readTrailingPairs(reader) };
  }
  const id = reader.uint32();
  const decode = packetType === PacketType.EXTENDED ? decodeExtendedRequest : decoders[packetType];
  if (decode === undefined) return { type: 'unknown', id, wireBytes, packetType };
  const request = decode(id, wireBytes, reader);
  if (reader.problem === undefined || request.type === 'unknown-extension') return request;
  return { type: 'invalid-argument', id, wireBytes, operation: request.type, problem: reader.problem };
}
