import { writeAttributes } from './attributes.js';
import { ByteWriter } from './byte-writer.js';
import { ExtensionName } from './extension-name.js';
import { PacketType } from './packet-type.js';
import type { ExtendedRequest, OutgoingRequest, UnknownExtensionRequest } from './request.js';

type OutgoingExtendedRequest = Extract<
  OutgoingRequest,
  { type: (ExtendedRequest | UnknownExtensionRequest)['type'] }
>;

type CheckFile = Extract<OutgoingRequest, { type: 'check-file-handle' | 'check-file-name' }>;

const NAMES = {
  'posix-rename': ExtensionName.POSIX_RENAME,
  hardlink: ExtensionName.HARDLINK,
  statvfs: ExtensionName.STATVFS,
  fstatvfs: ExtensionName.FSTATVFS,
  fsync: ExtensionName.FSYNC,
  lsetstat: ExtensionName.LSETSTAT,
  limits: ExtensionName.LIMITS,
  'expand-path': ExtensionName.EXPAND_PATH,
  'copy-data': ExtensionName.COPY_DATA,
  'home-directory': ExtensionName.HOME_DIRECTORY,
  'users-groups-by-id': ExtensionName.USERS_GROUPS_BY_ID,
  'check-file-handle': ExtensionName.CHECK_FILE_HANDLE,
  'check-file-name': ExtensionName.CHECK_FILE_NAME,
} as const satisfies Record<ExtendedRequest['type'], string>;

/** One EXTENDED request as a packet. @see OpenSSH PROTOCOL §4 */
export function encodeExtendedRequest(request: OutgoingExtendedRequest): Buffer {
  const name = request.type === 'unknown-extension' ? request.name : NAMES[request.type];
  const writer = new ByteWriter(PacketType.EXTENDED, 128).uint32(request.id).binary(name);
  writeFields(writer, request);
  return writer.finish();
}

function writeFields(writer: ByteWriter, request: OutgoingExtendedRequest): void {
  switch (request.type) {
    case 'posix-rename':
    case 'hardlink':
      writer.text(request.oldPath).text(request.newPath);
      break;
    case 'statvfs':
    case 'expand-path':
      writer.text(request.path);
      break;
    case 'fstatvfs':
    case 'fsync':
      writer.binary(request.handle);
      break;
    case 'lsetstat':
      writeAttributes(writer.text(request.path), request.attrs);
      break;
    case 'limits':
      break;
    case 'copy-data':
      writer.binary(request.readHandle).uint64(request.readOffset).uint64(request.readLength);
      writer.binary(request.writeHandle).uint64(request.writeOffset);
      break;
    case 'home-directory':
      writer.text(request.username);
      break;
    case 'users-groups-by-id':
      writer.nested(() => writeIds(writer, request.uids)).nested(() => writeIds(writer, request.gids));
      break;
    case 'check-file-handle':
      writeHashedRange(writer.binary(request.handle), request);
      break;
    case 'check-file-name':
      writeHashedRange(writer.text(request.path), request);
      break;
    case 'unknown-extension':
      writer.raw(request.payload);
  }
}

function writeIds(writer: ByteWriter, ids: readonly number[]): void {
  for (const id of ids) writer.uint32(id);
}

function writeHashedRange(writer: ByteWriter, request: CheckFile): void {
  const { algorithms, offset, length, blockSizeBytes } = request;
  writer.text(algorithms.join(',')).uint64(offset).uint64(length).uint32(blockSizeBytes);
}
