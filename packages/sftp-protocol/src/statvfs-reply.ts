import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { PacketType } from './packet-type.js';

/** State of a file system, as POSIX `statvfs` has it. @see OpenSSH PROTOCOL §4.4 */
export interface Statvfs {
  /** Preferred size of a transfer, in bytes. */
  readonly blockSizeBytes: bigint;
  /** Unit of the three block counts, in bytes. */
  readonly fragmentSizeBytes: bigint;
  readonly blocks: bigint;
  readonly freeBlocks: bigint;
  /** Free to this user. */
  readonly availableBlocks: bigint;
  readonly files: bigint;
  readonly freeFiles: bigint;
  readonly availableFiles: bigint;
  readonly fileSystemId: bigint;
  /** Bits of StatvfsFlag. */
  readonly flags: bigint;
  readonly maxNameBytes: bigint;
}

/** Bits of a file system's `flags`. */
export const StatvfsFlag = { READ_ONLY: 0x1n, NO_SETUID: 0x2n } as const;

/** The answer to statvfs and fstatvfs. */
export function encodeStatvfs(id: number, statvfs: Statvfs): Buffer {
  return new ByteWriter(PacketType.EXTENDED_REPLY, 92)
    .uint32(id)
    .uint64(statvfs.blockSizeBytes)
    .uint64(statvfs.fragmentSizeBytes)
    .uint64(statvfs.blocks)
    .uint64(statvfs.freeBlocks)
    .uint64(statvfs.availableBlocks)
    .uint64(statvfs.files)
    .uint64(statvfs.freeFiles)
    .uint64(statvfs.availableFiles)
    .uint64(statvfs.fileSystemId)
    .uint64(statvfs.flags)
    .uint64(statvfs.maxNameBytes)
    .finish();
}

/**
 * Reads the payload of an `extended-reply`.
 *
 * @throws ProtocolError `truncated-packet`
 */
export function decodeStatvfs(payload: Buffer): Statvfs {
  const reader = new ByteReader().reset(payload);
  return {
    blockSizeBytes: reader.uint64Wide(),
    fragmentSizeBytes: reader.uint64Wide(),
    blocks: reader.uint64Wide(),
    freeBlocks: reader.uint64Wide(),
    availableBlocks: reader.uint64Wide(),
    files: reader.uint64Wide(),
    freeFiles: reader.uint64Wide(),
    availableFiles: reader.uint64Wide(),
    fileSystemId: reader.uint64Wide(),
    flags: reader.uint64Wide(),
    maxNameBytes: reader.uint64Wide(),
  };
}
