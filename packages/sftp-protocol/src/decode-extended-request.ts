import { readAttributes } from './attributes.js';
import type { ByteReader } from './byte-reader.js';
import { ExtensionName } from './extension-name.js';
import { ProtocolError } from './protocol-error.js';
import type { ExtendedRequest, UnknownExtensionRequest } from './request.js';

type Decoder = (id: number, wireBytes: number, reader: ByteReader) => ExtendedRequest;

/** As many as there are algorithms worth naming; the rest of a longer list is ignored. */
const MAX_ALGORITHMS = 64;

const withTwoPaths =
  (type: 'posix-rename' | 'hardlink'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, oldPath: r.text(), newPath: r.text() });

const withPath =
  (type: 'statvfs' | 'expand-path'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, path: r.text() });

const withHandle =
  (type: 'fstatvfs' | 'fsync'): Decoder =>
  (id, wireBytes, r) => ({ type, id, wireBytes, handle: r.binary() });

const lsetstat: Decoder = (id, wireBytes, r) => ({
  type: 'lsetstat',
  id,
  wireBytes,
  path: r.text(),
  attrs: readAttributes(r),
});

const copyData: Decoder = (id, wireBytes, r) => ({
  type: 'copy-data',
  id,
  wireBytes,
  readHandle: r.binary(),
  readOffset: r.uint64(),
  readLength: r.uint64(),
  writeHandle: r.binary(),
  writeOffset: r.uint64(),
});

const usersGroupsById: Decoder = (id, wireBytes, r) => ({
  type: 'users-groups-by-id',
  id,
  wireBytes,
  uids: unpackIds(r.bytes()),
  gids: unpackIds(r.bytes()),
});

const checkFileHandle: Decoder = (id, wireBytes, r) => ({
  type: 'check-file-handle',
  id,
  wireBytes,
  handle: r.binary(),
  ...hashedRange(r),
});

const checkFileName: Decoder = (id, wireBytes, r) => ({
  type: 'check-file-name',
  id,
  wireBytes,
  path: r.text(),
  ...hashedRange(r),
});

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  [ExtensionName.POSIX_RENAME, withTwoPaths('posix-rename')],
  [ExtensionName.HARDLINK, withTwoPaths('hardlink')],
  [ExtensionName.STATVFS, withPath('statvfs')],
  [ExtensionName.FSTATVFS, withHandle('fstatvfs')],
  [ExtensionName.FSYNC, withHandle('fsync')],
  [ExtensionName.LSETSTAT, lsetstat],
  [ExtensionName.LIMITS, (id, wireBytes) => ({ type: 'limits', id, wireBytes })],
  [ExtensionName.EXPAND_PATH, withPath('expand-path')],
  [ExtensionName.COPY_DATA, copyData],
  [
    ExtensionName.HOME_DIRECTORY,
    (id, wireBytes, r) => ({ type: 'home-directory', id, wireBytes, username: r.text() }),
  ],
  [ExtensionName.USERS_GROUPS_BY_ID, usersGroupsById],
  [ExtensionName.CHECK_FILE_HANDLE, checkFileHandle],
  [ExtensionName.CHECK_FILE_NAME, checkFileName],
]);

/**
 * Reads the name and the fields of an EXTENDED request.
 *
 * @throws ProtocolError `truncated-packet`
 * @see OpenSSH PROTOCOL §4
 */
export function decodeExtendedRequest(
  id: number,
  wireBytes: number,
  reader: ByteReader,
): ExtendedRequest | UnknownExtensionRequest {
  const name = reader.binary();
  const decode = decoders.get(name);
  if (decode !== undefined) return decode(id, wireBytes, reader);
  return { type: 'unknown-extension', id, wireBytes, name, payload: reader.rest() };
}

/** @see draft-ietf-secsh-filexfer-extensions-00 §3 */
function hashedRange(r: ByteReader) {
  return {
    algorithms: r.text().split(',', MAX_ALGORITHMS),
    offset: r.uint64(),
    length: r.uint64(),
    blockSizeBytes: r.uint32(),
  };
}

/** The ids are one string of uint32 after uint32. @see OpenSSH PROTOCOL §4.12 */
function unpackIds(packed: Buffer): number[] {
  if (packed.length % 4 !== 0)
    throw new ProtocolError('truncated-packet', `${packed.length} bytes of 32-bit ids`);
  return Array.from({ length: packed.length / 4 }, (_, i) => packed.readUInt32BE(i * 4));
}
