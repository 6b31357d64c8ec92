import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { PacketType } from './packet-type.js';
import { ProtocolError } from './protocol-error.js';

/** What a server takes; 0 stands for "not said". @see OpenSSH PROTOCOL §4.8 */
export interface Limits {
  readonly maxPacketBytes: number;
  readonly maxReadBytes: number;
  readonly maxWriteBytes: number;
  readonly maxOpenHandles: number;
}

/** The answer to limits@openssh.com. */
export function encodeLimits(id: number, limits: Limits): Buffer {
  return new ByteWriter(PacketType.EXTENDED_REPLY)
    .uint32(id)
    .uint64(limits.maxPacketBytes)
    .uint64(limits.maxReadBytes)
    .uint64(limits.maxWriteBytes)
    .uint64(limits.maxOpenHandles)
    .finish();
}

/**
 * Reads the payload of an `extended-reply`.
 *
 * @throws ProtocolError `truncated-packet`; `bad-value` for a number above 2^53 - 1
 */
export function decodeLimits(payload: Buffer): Limits {
  const reader = new ByteReader().reset(payload);
  const limits = {
    maxPacketBytes: reader.uint64(),
    maxReadBytes: reader.uint64(),
    maxWriteBytes: reader.uint64(),
    maxOpenHandles: reader.uint64(),
  };
  if (reader.problem !== undefined) throw new ProtocolError('bad-value', reader.problem);
  return limits;
}
