import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { PacketType } from './packet-type.js';

/** Hashes of a file's content. @see draft-ietf-secsh-filexfer-extensions-00 §3 */
export interface FileHashes {
  /** The one that the server chose from the client's list. */
  readonly algorithm: string;
  /** Raw digests end to end, one per block; they have no length of their own on the wire. */
  readonly digests: Uint8Array;
}

/**
 * The answer to check-file-handle and check-file-name, as the extensions draft has it. (draft-ietf-secsh-filexfer-09
 * §9.1.2 and paramiko put the string "check-file" in front.)
 */
export function encodeCheckFile(id: number, { algorithm, digests }: FileHashes): Buffer {
  return new ByteWriter(PacketType.EXTENDED_REPLY).uint32(id).binary(algorithm).raw(digests).finish();
}

/**
 * Reads the payload of an `extended-reply`.
 *
 * @throws ProtocolError `truncated-packet`
 */
export function decodeCheckFile(payload: Buffer): { algorithm: string; digests: Buffer } {
  const reader = new ByteReader().reset(payload);
  return { algorithm: reader.binary(), digests: reader.rest() };
}
