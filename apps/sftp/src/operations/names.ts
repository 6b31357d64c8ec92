import { isPatError } from '@patio/pat-core';
import { encodePath, encodeStatus, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { Operation, SessionContext } from '../session/context.js';
import { absolutePath, expandedPath, nodePath } from '../session/paths.js';
import { shownAt } from './attributes.js';

/** @see draft-ietf-secsh-filexfer-02 §6.5 */
export const remove: Operation<'remove'> = async (session, { id, path }) => {
  const { files, principal, copies, home } = session;
  const absolute = nodePath(path, home);
  const copy = copies.at(absolute);
  try {
    await files.remove(principal, { path: absolute }, { kind: 'file' });
  } catch (error) {
    // A new file that was not saved yet exists only here.
    if (!copy || !isPatError(error, 'not_found')) throw error;
  }
  if (copy) copies.unlink(copy);
  return encodeStatus(id, StatusCode.OK);
};

/** Refuses when something stands at the new path. @see draft-ietf-secsh-filexfer-02 §6.5 */
export const rename: Operation<'rename'> = async (session, { id, oldPath, newPath }) => {
  const { copies, home } = session;
  const [from, to] = [nodePath(oldPath, home), nodePath(newPath, home)];
  if (copies.at(to)) throw new Refusal(StatusCode.FAILURE, 'There is a file of the new name already.');
  await move(session, from, to, false);
  return encodeStatus(id, StatusCode.OK);
};

/** Replaces a file by a file and an empty folder by a folder, as rename(2) does. @see OpenSSH PROTOCOL §4.3 */
export const posixRename: Operation<'posix-rename'> = async (session, { id, oldPath, newPath }) => {
  const { copies, home } = session;
  const [from, to] = [nodePath(oldPath, home), nodePath(newPath, home)];
  const replacedCopy = copies.at(to);
  if (from === to || replacedCopy || copies.inFolder(to).length > 0) {
    // Of what only this session knows the core cannot say whether it may be replaced.
    const source = await shownAt(session, from);
    if (from === to) return encodeStatus(id, StatusCode.OK);
    if (source.kind === 'folder') {
      throw new Refusal(StatusCode.FAILURE, 'A folder cannot replace a file or what is not empty.');
    }
  }
  await move(session, from, to, true);
  if (replacedCopy) copies.unlink(replacedCopy);
  return encodeStatus(id, StatusCode.OK);
};

/** Works on the text alone, so that paths which do not exist yet can be asked about. @see draft-ietf-secsh-filexfer-02 §6.11 */
export const realpath: Operation<'realpath'> = ({ home }, { id, path }) =>
  encodePath(id, absolutePath(path, home));

/** @see OpenSSH PROTOCOL §4.9 */
export const expandPath: Operation<'expand-path'> = ({ home, principal }, { id, path }) => {
  const expanded = expandedPath(path, home, principal.login);
  if (expanded === undefined) throw new Refusal(StatusCode.FAILURE, 'Only your own home folder is known.');
  return encodePath(id, expanded);
};

/** @see draft-ietf-secsh-filexfer-extensions-00 §5 */
export const homeDirectory: Operation<'home-directory'> = ({ home, principal }, { id, username }) => {
  if (username !== '' && username !== principal.login) {
    throw new Refusal(StatusCode.FAILURE, 'Only your own home folder is known.');
  }
  return encodePath(id, home);
};

async function move(session: SessionContext, from: string, to: string, overwrite: boolean): Promise<void> {
  const { files, principal, copies, freshFolders } = session;
  const moving = await saveCopies(session, from);
  const options = overwrite ? { overwrite, posix: true } : {};
  const { node } = await files.move(principal, { path: from }, { path: to }, options);
  if (node.kind === 'folder') freshFolders.clear();
  else freshFolders.note(to);
  await copies.moved(moving, from, to);
}

/** What is moved must exist for the core too. */
async function saveCopies({ copies, handles }: SessionContext, path: string) {
  const moving = copies.atOrBelow(path);
  for (const copy of moving) if (await copy.save()) handles.markChanged(copy.node?.id);
  return moving;
}
