import { isPatError } from '@patio/pat-core';
import {
  type Attributes,
  decodeOpenFlags,
  encodeHandle,
  encodeStatus,
  type OpenMode,
  StatusCode,
} from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import { newMode } from '../session/attributes.js';
import { StableContent } from '../session/content.js';
import type { Operation, SessionContext } from '../session/context.js';
import { type FileAccess, FileHandle } from '../session/file-handle.js';
import { nodePath } from '../session/paths.js';
import { WorkingCopy } from '../session/working-copy.js';

/** @see draft-ietf-secsh-filexfer-02 §6.3 */
export const open: Operation<'open'> = async (session, { id, path, pflags, attrs }) => {
  session.handles.checkRoom();
  const handle = await openFile(session, nodePath(path, session.home), decodeOpenFlags(pflags), attrs);
  return encodeHandle(id, session.handles.add(handle));
};

/** The status of CLOSE says whether what was written is saved. */
export const close: Operation<'close'> = async (session, { id, handle: name }) => {
  const handle = session.handles.remove(name);
  try {
    if (handle.kind === 'file') session.handles.markChanged(await handle.save());
  } finally {
    await handle.close();
  }
  return encodeStatus(id, StatusCode.OK);
};

/** @see OpenSSH PROTOCOL §4.6 */
export const fsync: Operation<'fsync'> = async (session, { id, handle }) => {
  session.handles.markChanged(await session.handles.file(handle).save());
  return encodeStatus(id, StatusCode.OK);
};

async function openFile(
  session: SessionContext,
  path: string,
  mode: OpenMode,
  attrs: Attributes,
): Promise<FileHandle> {
  // Like OpenSSH, an OPEN that asks for neither means reading.
  const access = { readable: mode.read || !mode.write, writable: mode.write, append: mode.append };
  const present = session.copies.at(path);
  if (present) return joinCopy(session, present, mode, access);
  if (!mode.write) {
    const stable = await openStable(session, path, mode);
    if (stable) return new FileHandle(session, access, stable);
  }
  const isOverwriting = mode.create && mode.truncate && !mode.exclusive;
  const copy = await WorkingCopy.begin(session, path, {
    truncate: mode.truncate || mode.exclusive,
    ...writeMode(mode),
    presumeFree: isOverwriting && session.freshFolders.presumesFree(path),
    newMode: newMode(attrs.permissions, 'file'),
  });
  session.freshFolders.note(path);
  if (access.readable && copy.node && !copy.node.permissions.read) {
    await copy.discard();
    throw new Refusal(StatusCode.PERMISSION_DENIED, 'This file may be written but not read.');
  }
  return new FileHandle(session, access, { copy, asWriter: true });
}

/** Undefined when there is no such file and it is to be made. */
async function openStable(
  { files, principal }: SessionContext,
  path: string,
  mode: OpenMode,
): Promise<StableContent | undefined> {
  if (mode.create && mode.exclusive) return undefined;
  try {
    return new StableContent(await files.open(principal, { path }));
  } catch (error) {
    if (mode.create && isPatError(error, 'not_found')) return undefined;
    throw error;
  }
}

async function joinCopy(
  session: SessionContext,
  copy: WorkingCopy,
  mode: OpenMode,
  access: FileAccess,
): Promise<FileHandle> {
  if (mode.create && mode.exclusive) {
    throw new Refusal(StatusCode.FAILURE, 'There is a file of this name already.');
  }
  if (mode.write && mode.truncate) await copy.truncate(0);
  return new FileHandle(session, access, { copy, asWriter: mode.write });
}

function writeMode({ create, exclusive }: OpenMode): { mode?: 'create' | 'replace' } {
  if (!create) return { mode: 'replace' };
  return exclusive ? { mode: 'create' } : {};
}
