import { writeAttributes } from './attributes.js';
import { ByteWriter } from './byte-writer.js';
import { encodeExtendedRequest } from './encode-extended-request.js';
import { PacketType } from './packet-type.js';
import type { CoreRequest, OutgoingRequest } from './request.js';

type OutgoingCoreRequest = Extract<OutgoingRequest, { type: CoreRequest['type'] }>;

const CORE_TYPES = {
  open: PacketType.OPEN,
  close: PacketType.CLOSE,
  read: PacketType.READ,
  write: PacketType.WRITE,
  lstat: PacketType.LSTAT,
  fstat: PacketType.FSTAT,
  setstat: PacketType.SETSTAT,
  fsetstat: PacketType.FSETSTAT,
  opendir: PacketType.OPENDIR,
  readdir: PacketType.READDIR,
  remove: PacketType.REMOVE,
  mkdir: PacketType.MKDIR,
  rmdir: PacketType.RMDIR,
  realpath: PacketType.REALPATH,
  stat: PacketType.STAT,
  rename: PacketType.RENAME,
  readlink: PacketType.READLINK,
  symlink: PacketType.SYMLINK,
} as const satisfies Record<CoreRequest['type'], number>;

/**
 * The client's side: one request as a packet. WRITE data is copied into it.
 *
 * @see draft-ietf-secsh-filexfer-02 §6
 */
export function encodeRequest(request: OutgoingRequest): Buffer {
  if (request.type === 'init') {
    const writer = new ByteWriter(PacketType.INIT).uint32(request.version);
    for (const { name, data } of request.extensions) writer.binary(name).bytes(data);
    return writer.finish();
  }
  if (request.type === 'unknown') return new ByteWriter(request.packetType).uint32(request.id).finish();
  if (!isCoreRequest(request)) return encodeExtendedRequest(request);

  const expectedBytes = request.type === 'write' ? 64 + request.data.length : 64;
  const writer = new ByteWriter(CORE_TYPES[request.type], expectedBytes).uint32(request.id);
  writeFields(writer, request);
  return writer.finish();
}

function isCoreRequest<R extends OutgoingRequest>(request: R): request is R & OutgoingCoreRequest {
  return Object.hasOwn(CORE_TYPES, request.type);
}

function writeFields(writer: ByteWriter, request: OutgoingCoreRequest): void {
  switch (request.type) {
    case 'open':
      writeAttributes(writer.text(request.path).uint32(request.pflags), request.attrs);
      break;
    case 'read':
      writer.binary(request.handle).uint64(request.offset).uint32(request.length);
      break;
    case 'write':
      writer.binary(request.handle).uint64(request.offset).bytes(request.data);
      break;
    case 'setstat':
    case 'mkdir':
      writeAttributes(writer.text(request.path), request.attrs);
      break;
    case 'fsetstat':
      writeAttributes(writer.binary(request.handle), request.attrs);
      break;
    case 'rename':
      writer.text(request.oldPath).text(request.newPath);
      break;
    case 'symlink':
      writer.text(request.targetPath).text(request.linkPath);
      break;
    case 'close':
    case 'fstat':
    case 'readdir':
      writer.binary(request.handle);
      break;
    default:
      writer.text(request.path);
  }
}
