import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { PacketType } from './packet-type.js';
import { ProtocolError } from './protocol-error.js';

/** One name per id asked for, in the same order; '' for an id without a name. @see OpenSSH PROTOCOL §4.12 */
export interface UsersGroups {
  readonly usernames: readonly string[];
  readonly groupnames: readonly string[];
}

/** The answer to users-groups-by-id@openssh.com. */
export function encodeUsersGroups(id: number, { usernames, groupnames }: UsersGroups): Buffer {
  return new ByteWriter(PacketType.EXTENDED_REPLY)
    .uint32(id)
    .nested((writer) => writeNames(writer, usernames))
    .nested((writer) => writeNames(writer, groupnames))
    .finish();
}

/**
 * Reads the payload of an `extended-reply`.
 *
 * @throws ProtocolError `truncated-packet`; `bad-value` for a name that is not UTF-8
 */
export function decodeUsersGroups(payload: Buffer): UsersGroups {
  const reader = new ByteReader().reset(payload);
  return { usernames: readNames(reader.bytes()), groupnames: readNames(reader.bytes()) };
}

function writeNames(writer: ByteWriter, names: readonly string[]): void {
  for (const name of names) writer.text(name);
}

function readNames(packed: Buffer): string[] {
  const reader = new ByteReader().reset(packed);
  const names: string[] = [];
  while (reader.remainingBytes > 0) names.push(reader.text());
  if (reader.problem !== undefined) throw new ProtocolError('bad-value', reader.problem);
  return names;
}
