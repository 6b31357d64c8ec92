import { encodeHandle, encodeName, encodeStatus, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import { newMode } from '../session/attributes.js';
import type { Operation } from '../session/context.js';
import { FolderHandle } from '../session/folder-handle.js';
import { nodePath } from '../session/paths.js';

/** @see draft-ietf-secsh-filexfer-02 §6.7 */
export const opendir: Operation<'opendir'> = async (session, { id, path }) => {
  session.handles.checkRoom();
  const { files, principal, handles, home } = session;
  const absolute = nodePath(path, home);
  const folder = await files.stat(principal, { path: absolute });
  const pages = files.list(principal, { path: absolute })[Symbol.asyncIterator]();
  const handle = new FolderHandle(session, folder, absolute, pages);
  return encodeHandle(id, handles.add(await handle.open()));
};

export const readdir: Operation<'readdir'> = async (session, { id, handle }) => {
  const entries = await session.handles.folder(handle).nextBatch();
  return entries.length > 0 ? encodeName(id, entries) : encodeStatus(id, StatusCode.EOF, 'End of folder');
};

export const mkdir: Operation<'mkdir'> = async (session, { id, path, attrs }) => {
  const { files, principal, copies, freshFolders, home } = session;
  const absolute = nodePath(path, home);
  if (copies.at(absolute)) throw new Refusal(StatusCode.FAILURE, 'There is a file of this name already.');
  await files.createFolder(principal, { path: absolute });
  freshFolders.add(absolute);
  const mode = newMode(attrs.permissions, 'folder');
  if (mode !== undefined) await files.setAttributes(principal, { path: absolute }, { mode });
  return encodeStatus(id, StatusCode.OK);
};

export const rmdir: Operation<'rmdir'> = async (session, { id, path }) => {
  const { files, principal, copies, home } = session;
  const absolute = nodePath(path, home);
  if (copies.inFolder(absolute).length > 0) {
    throw new Refusal(StatusCode.FAILURE, 'The folder is not empty: a file in it is being written.');
  }
  await files.remove(principal, { path: absolute }, { kind: 'folder', emptyOnly: true });
  return encodeStatus(id, StatusCode.OK);
};
