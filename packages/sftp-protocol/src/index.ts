export { AttributeFlag, type Attributes, decodeAttributes } from './attributes.js';
export type { ArgumentProblem } from './byte-reader.js';
export { decodeCheckFile, encodeCheckFile, type FileHashes } from './check-file-reply.js';
export {
  allocateDataReply,
  DATA_REPLY_HEADER_BYTES,
  type DataReply,
  encodeDataReplyHeader,
} from './data-reply.js';
export { encodeRequest } from './encode-request.js';
export {
  encodeAttributes,
  encodeHandle,
  encodeName,
  encodePath,
  encodeStatus,
  encodeVersion,
} from './encode-response.js';
export { EXTENSION_PAIRS, ExtensionName } from './extension-name.js';
export type { ExtensionPair } from './extension-pair.js';
export { FileMode } from './file-mode.js';
export type { DescribeHandle, OpenFile } from './footprint.js';
export { DEFAULT_PACKET_LIMIT_BYTES, MAX_DATA_BYTES, MAX_PACKET_BYTES } from './limits.js';
export { decodeLimits, encodeLimits, type Limits } from './limits-reply.js';
export { type LongnameContext, longname } from './longname.js';
export { decodeOpenFlags, OpenFlag, type OpenMode } from './open-flag.js';
export type { DecoderOptions } from './packet-framer.js';
export { PacketType, SFTP_VERSION } from './packet-type.js';
export { ProtocolError, type ProtocolErrorCode } from './protocol-error.js';
export type {
  CoreRequest,
  ExtendedRequest,
  InitRequest,
  InvalidArgumentRequest,
  OutgoingRequest,
  Request,
  UnknownExtensionRequest,
  UnknownRequest,
} from './request.js';
export { RequestDecoder } from './request-decoder.js';
export { type RequestHandler, RequestQueue, type RequestQueueOptions } from './request-queue.js';
export type { NameEntry, Response } from './response.js';
export { ResponseDecoder } from './response-decoder.js';
export { StatusCode } from './status-code.js';
export { decodeStatvfs, encodeStatvfs, type Statvfs, StatvfsFlag } from './statvfs-reply.js';
export { decodeUsersGroups, encodeUsersGroups, type UsersGroups } from './users-groups-reply.js';
