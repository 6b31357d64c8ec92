import { encodeStatus, MAX_DATA_BYTES, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { Content } from '../session/content.js';
import { StableContent } from '../session/content.js';
import type { Operation } from '../session/context.js';
import type { WorkingCopy } from '../session/working-copy.js';
import { readableFile, writableCopy } from './transfer.js';

/** Copies bytes between two handles on the server. @see draft-ietf-secsh-filexfer-extensions-00 §7 */
export const copyData: Operation<'copy-data'> = async (session, request) => {
  const { id, readOffset, writeOffset } = request;
  const from = await readableFile(session, request.readHandle).content();
  const toFile = session.handles.file(request.writeHandle);
  const to = writableCopy(toFile);
  const fileLength = from.shown.sizeBytes;
  const length = Math.max(0, Math.min(fileLength - readOffset, request.readLength || fileLength));
  if (from === to && Math.abs(readOffset - writeOffset) < length) {
    throw new Refusal(StatusCode.FAILURE, 'The ranges to copy from and to overlap.');
  }
  const source = from instanceof StableContent && length === fileLength ? from.nodeId : undefined;
  if (source && to.shown.sizeBytes === 0 && writeOffset === 0) await to.copyWhole(source);
  else {
    const at = toFile.access.append ? undefined : writeOffset;
    await copyBytes(session.interrupted, from, readOffset, length, to, at);
  }
  return encodeStatus(id, StatusCode.OK);
};

async function copyBytes(
  signal: AbortSignal,
  from: Content,
  readOffset: number,
  length: number,
  to: WorkingCopy,
  writeOffset: number | undefined,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(MAX_DATA_BYTES, length));
  for (let done = 0; done < length; ) {
    signal.throwIfAborted();
    const piece = buffer.subarray(0, Math.min(buffer.length, length - done));
    const bytesRead = await from.read(piece, readOffset + done);
    if (bytesRead === 0) return;
    await to.write(piece.subarray(0, bytesRead), writeOffset === undefined ? undefined : writeOffset + done);
    done += bytesRead;
  }
}
