import { allocateDataReply, encodeStatus, MAX_DATA_BYTES, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { Operation, SessionContext } from '../session/context.js';
import type { FileHandle } from '../session/file-handle.js';
import type { WorkingCopy } from '../session/working-copy.js';

/** @see draft-ietf-secsh-filexfer-02 §6.4 */
export const read: Operation<'read'> = async (session, { id, handle, offset, length }) => {
  const content = await readableFile(session, handle).content();
  // No more than the file has left: clients ask for full blocks at the end of every small file.
  const left = Math.max(0, content.shown.sizeBytes - offset);
  const reply = allocateDataReply(id, Math.min(length, MAX_DATA_BYTES, left));
  const bytesRead = left > 0 ? await content.read(reply.payload, offset) : 0;
  return bytesRead > 0 ? reply.finish(bytesRead) : encodeStatus(id, StatusCode.EOF, 'End of file');
};

/** @see draft-ietf-secsh-filexfer-02 §6.4 */
export const write: Operation<'write'> = async (session, { id, handle, offset, data }) => {
  const file = session.handles.file(handle);
  await writableCopy(file).write(data, file.access.append ? undefined : offset);
  return encodeStatus(id, StatusCode.OK);
};

/** @throws Refusal when the handle was not opened for reading */
export function readableFile(session: SessionContext, handle: string): FileHandle {
  const file = session.handles.file(handle);
  if (file.access.readable) return file;
  throw new Refusal(StatusCode.FAILURE, 'This handle was not opened for reading.');
}

/** @throws Refusal when the handle was not opened for writing */
export function writableCopy(file: FileHandle): WorkingCopy {
  const copy = file.writableCopy;
  if (copy) return copy;
  throw new Refusal(StatusCode.FAILURE, 'This handle was not opened for writing.');
}
