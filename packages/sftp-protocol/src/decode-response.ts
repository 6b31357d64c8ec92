import { readAttributes } from './attributes.js';
import type { ByteReader } from './byte-reader.js';
import { readTrailingPairs } from './extension-pair.js';
import { PacketType } from './packet-type.js';
import { ProtocolError } from './protocol-error.js';
import type { NameEntry, Response } from './response.js';

/**
 * Turns the body of one packet, at which the reader stands, into a response.
 *
 * @throws ProtocolError `truncated-packet`, `bad-value`, `unexpected-packet`
 * @see draft-ietf-secsh-filexfer-02 §7
 */
export function decodeResponse(reader: ByteReader): Response {
  const packetType = reader.uint8();
  const response =
    packetType === PacketType.VERSION
      ? ({ type: 'version', version: reader.uint32(), extensions: readTrailingPairs(reader) } as const)
      : decodeReply(packetType, reader.uint32(), reader);
  if (reader.problem !== undefined) throw new ProtocolError('bad-value', reader.problem);
  return response;
}

function decodeReply(packetType: number, id: number, reader: ByteReader): Response {
  switch (packetType) {
    case PacketType.STATUS:
      return decodeStatus(id, reader);
    case PacketType.HANDLE:
      return { type: 'handle', id, handle: reader.binary() };
    case PacketType.DATA:
      return { type: 'data', id, data: reader.bytes() };
    case PacketType.NAME:
      return { type: 'name', id, entries: readEntries(reader) };
    case PacketType.ATTRS:
      return { type: 'attrs', id, attrs: readAttributes(reader) };
    case PacketType.EXTENDED_REPLY:
      return { type: 'extended-reply', id, payload: reader.rest() };
    default:
      throw new ProtocolError('unexpected-packet', `type ${packetType} is no reply`);
  }
}

/** Old servers send the code alone. */
function decodeStatus(id: number, reader: ByteReader): Response {
  const code = reader.uint32();
  const message = reader.remainingBytes > 0 ? reader.text() : '';
  const language = reader.remainingBytes > 0 ? reader.text() : '';
  return { type: 'status', id, code, message, language };
}

function readEntries(reader: ByteReader): NameEntry[] {
  const count = reader.uint32();
  const entries: NameEntry[] = [];
  // The count is the peer's claim: nothing is allocated for it, and the end of the packet ends a false one.
  for (let i = 0; i < count; i++) {
    entries.push({ filename: reader.text(), longname: reader.text(), attrs: readAttributes(reader) });
  }
  return entries;
}
