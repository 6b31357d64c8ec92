import { PacketType } from './packet-type.js';

/** Bytes of a DATA reply before its payload: length, type, request id, payload length. */
export const DATA_REPLY_HEADER_BYTES = 13;

/** A DATA reply under construction: the file is read straight into `payload`, then `finish` makes it a packet. */
export interface DataReply {
  /** Where the file's bytes go. */
  readonly payload: Buffer;
  /**
   * The packet with the first `bytesRead` bytes of the payload: a view, not a copy.
   *
   * @throws RangeError when the payload has fewer bytes
   */
  finish(bytesRead: number): Buffer;
}

/**
 * Makes room for the answer to a READ, so that no byte of the file is copied on its way out.
 *
 * @param maxBytes the READ's length, clamped by the caller (see MAX_DATA_BYTES)
 * @param storage a buffer to build the reply in instead of a new one, of at least DATA_REPLY_HEADER_BYTES + maxBytes;
 * it is free again when the packet has been sent
 * @throws RangeError when `storage` is too small
 * @see draft-ietf-secsh-filexfer-02 §7
 */
export function allocateDataReply(id: number, maxBytes: number, storage?: Buffer): DataReply {
  const packet = storage ?? Buffer.allocUnsafe(DATA_REPLY_HEADER_BYTES + maxBytes);
  if (packet.length < DATA_REPLY_HEADER_BYTES + maxBytes) {
    throw new RangeError(`${packet.length} bytes of storage for a reply of ${maxBytes} bytes`);
  }
  const payload = packet.subarray(DATA_REPLY_HEADER_BYTES, DATA_REPLY_HEADER_BYTES + maxBytes);
  return {
    payload,
    finish(bytesRead) {
      if (bytesRead > maxBytes) throw new RangeError(`${bytesRead} bytes in a reply of ${maxBytes} bytes`);
      writeDataReplyHeader(packet, id, bytesRead);
      return packet.subarray(0, DATA_REPLY_HEADER_BYTES + bytesRead);
    },
  };
}

/** The header alone, for a payload that is sent as a buffer of its own right behind it. */
export function encodeDataReplyHeader(id: number, payloadBytes: number): Buffer {
  const header = Buffer.allocUnsafe(DATA_REPLY_HEADER_BYTES);
  writeDataReplyHeader(header, id, payloadBytes);
  return header;
}

function writeDataReplyHeader(target: Buffer, id: number, payloadBytes: number): void {
  target.writeUInt32BE(DATA_REPLY_HEADER_BYTES - 4 + payloadBytes, 0);
  target.writeUInt8(PacketType.DATA, 4);
  target.writeUInt32BE(id, 5);
  target.writeUInt32BE(payloadBytes, 9);
}
