import { ByteReader } from './byte-reader.js';
import type { ByteWriter } from './byte-writer.js';
import { type ExtensionPair, MAX_PAIRS, readPair } from './extension-pair.js';
import { ProtocolError } from './protocol-error.js';

/**
 * Bits that say which attributes follow.
 *
 * @see draft-ietf-secsh-filexfer-02 §5
 */
export const AttributeFlag = {
  SIZE: 0x0000_0001,
  UIDGID: 0x0000_0002,
  PERMISSIONS: 0x0000_0004,
  ACMODTIME: 0x0000_0008,
  EXTENDED: 0x8000_0000,
} as const;

/**
 * What is known, or wanted, of a file. An absent field is "not said".
 *
 * `uid` and `gid` are one field on the wire, and so are `atime` and `mtime`: the encoder sends a pair only when both
 * halves are there.
 */
export interface Attributes {
  /** Size in bytes, at most 2^53 - 1. */
  size?: number;
  uid?: number;
  gid?: number;
  /** POSIX `st_mode`: type and permission bits, see FileMode. */
  permissions?: number;
  /** Seconds since 1970, 32 bits. */
  atime?: number;
  /** Seconds since 1970, 32 bits. */
  mtime?: number;
  extended?: readonly ExtensionPair[];
}

/** Reads an ATTRS structure where the reader stands. Bits that version 3 does not define are ignored. */
export function readAttributes(reader: ByteReader): Attributes {
  const flags = reader.uint32();
  const attrs: Attributes = {};
  if (flags & AttributeFlag.SIZE) attrs.size = reader.uint64();
  if (flags & AttributeFlag.UIDGID) {
    attrs.uid = reader.uint32();
    attrs.gid = reader.uint32();
  }
  if (flags & AttributeFlag.PERMISSIONS) attrs.permissions = reader.uint32();
  if (flags & AttributeFlag.ACMODTIME) {
    attrs.atime = reader.uint32();
    attrs.mtime = reader.uint32();
  }
  if (flags & AttributeFlag.EXTENDED) attrs.extended = readExtendedAttributes(reader);
  return attrs;
}

/** Appends an ATTRS structure. Times before 1970 or after 2106 are sent as the nearest that fits. */
export function writeAttributes(writer: ByteWriter, attrs: Attributes): void {
  const { size, uid, gid, permissions, atime, mtime, extended } = attrs;
  const owner = uid !== undefined && gid !== undefined;
  const times = atime !== undefined && mtime !== undefined;
  let flags = 0;
  if (size !== undefined) flags |= AttributeFlag.SIZE;
  if (owner) flags |= AttributeFlag.UIDGID;
  if (permissions !== undefined) flags |= AttributeFlag.PERMISSIONS;
  if (times) flags |= AttributeFlag.ACMODTIME;
  if (extended !== undefined) flags |= AttributeFlag.EXTENDED;

  writer.uint32(flags >>> 0);
  if (size !== undefined) writer.uint64(size);
  if (owner) writer.uint32(uid).uint32(gid);
  if (permissions !== undefined) writer.uint32(permissions);
  if (times) writer.uint32(clampTime(atime)).uint32(clampTime(mtime));
  if (extended === undefined) return;
  writer.uint32(extended.length);
  for (const { name, data } of extended) writer.binary(name).bytes(data);
}

/**
 * Reads an ATTRS structure that stands alone.
 *
 * @throws ProtocolError `truncated-packet`; `bad-value` for a size above 2^53 - 1 or more than 64 extended attributes
 */
export function decodeAttributes(bytes: Buffer): Attributes {
  const reader = new ByteReader().reset(bytes);
  const attrs = readAttributes(reader);
  if (reader.problem !== undefined) throw new ProtocolError('bad-value', reader.problem);
  return attrs;
}

function readExtendedAttributes(reader: ByteReader): ExtensionPair[] {
  const count = reader.uint32();
  if (count > MAX_PAIRS) {
    reader.problem ??= 'too-many-values';
    return [];
  }
  return Array.from({ length: count }, () => readPair(reader));
}

function clampTime(seconds: number): number {
  return Math.min(Math.max(seconds, 0), 0xffff_ffff);
}
