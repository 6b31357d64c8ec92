import { type Attributes, writeAttributes } from './attributes.js';
import { ByteWriter } from './byte-writer.js';
import type { ExtensionPair } from './extension-pair.js';
import { PacketType, SFTP_VERSION } from './packet-type.js';
import type { NameEntry } from './response.js';
import type { StatusCode } from './status-code.js';

/** Beside its two names an entry has their lengths and, for a file on disk, 32 bytes of attributes. */
const ENTRY_OVERHEAD_BYTES = 40;

/** The answer to INIT: the server's version and what it can do beyond. @see draft-ietf-secsh-filexfer-02 §4 */
export function encodeVersion(extensions: readonly ExtensionPair[] = [], version = SFTP_VERSION): Buffer {
  const writer = new ByteWriter(PacketType.VERSION, 512).uint32(version);
  for (const { name, data } of extensions) writer.binary(name).bytes(data);
  return writer.finish();
}

/** @param message for a human, in UTF-8 @see draft-ietf-secsh-filexfer-02 §7 */
export function encodeStatus(id: number, code: StatusCode, message = '', language = ''): Buffer {
  return new ByteWriter(PacketType.STATUS).uint32(id).uint32(code).text(message).text(language).finish();
}

/** @param handle at most 256 characters, each standing for one byte @see draft-ietf-secsh-filexfer-02 §7 */
export function encodeHandle(id: number, handle: string): Buffer {
  return new ByteWriter(PacketType.HANDLE).uint32(id).binary(handle).finish();
}

/**
 * The answer to READDIR, and with one entry to REALPATH, READLINK, expand-path and home-directory. The size of the
 * reply is the caller's care: a client need not take more than 34 000 bytes, OpenSSH takes 256 KiB.
 *
 * @see draft-ietf-secsh-filexfer-02 §7
 */
export function encodeName(id: number, entries: readonly NameEntry[]): Buffer {
  let expectedBytes = 8;
  for (const entry of entries) {
    expectedBytes += ENTRY_OVERHEAD_BYTES + entry.filename.length + entry.longname.length;
  }
  const writer = new ByteWriter(PacketType.NAME, expectedBytes).uint32(id).uint32(entries.length);
  for (const { filename, longname, attrs } of entries) {
    writeAttributes(writer.text(filename).text(longname), attrs);
  }
  return writer.finish();
}

/** A NAME reply with one path and no attributes, as REALPATH and its like want it. */
export function encodePath(id: number, path: string): Buffer {
  return encodeName(id, [{ filename: path, longname: path, attrs: {} }]);
}

/** @see draft-ietf-secsh-filexfer-02 §7 */
export function encodeAttributes(id: number, attrs: Attributes): Buffer {
  const writer = new ByteWriter(PacketType.ATTRS).uint32(id);
  writeAttributes(writer, attrs);
  return writer.finish();
}
