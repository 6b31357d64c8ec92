import { encodeStatus, MAX_DATA_BYTES, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { Operation } from '../session/context.js';
import { readableFile, writableCopy } from './transfer.js';

/** Copies bytes between two handles on the server. @see draft-ietf-secsh-filexfer-extensions-00 §7 */
export const copyData: Operation<'copy-data'> = async (session, request) => {
  const from = readableFile(session, request.readHandle);
  const toFile = session.handles.file(request.writeHandle);
  const to = writableCopy(toFile);
  const content = await from.content();
  const requested = request.readLength || Number.POSITIVE_INFINITY;
  const end = Math.min(content.shown.sizeBytes, request.readOffset + requested);
  const length = end - request.readOffset;
  if (content === to && overlaps(request.readOffset, request.writeOffset, length)) {
    throw new Refusal(StatusCode.FAILURE, 'The ranges to copy from and to overlap.');
  }
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(MAX_DATA_BYTES, length)));
  for (let done = 0; done < length; ) {
    const bytesRead = await content.read(
      buffer.subarray(0, Math.min(buffer.length, length - done)),
      request.readOffset + done,
    );
    if (bytesRead === 0) break;
    const position = toFile.access.append ? undefined : request.writeOffset + done;
    await to.write(buffer.subarray(0, bytesRead), position);
    done += bytesRead;
  }
  return encodeStatus(request.id, StatusCode.OK);
};

function overlaps(a: number, b: number, length: number): boolean {
  return Math.abs(a - b) < length;
}
