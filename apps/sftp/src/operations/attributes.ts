import type { NodeRef } from '@patio/pat-core';
import { type Attributes, encodeAttributes, encodeStatus, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import { attributesOf, type ShownNode, wantedAttributes } from '../session/attributes.js';
import type { Operation, SessionContext } from '../session/context.js';
import { nodePath } from '../session/paths.js';
import { WorkingCopy } from '../session/working-copy.js';

/** Serves STAT and LSTAT: there are no links to tell them apart. @see draft-ietf-secsh-filexfer-02 §6.8 */
export const stat: Operation<'stat' | 'lstat'> = async (session, { id, path }) =>
  encodeAttributes(id, attributesOf(await shownAt(session, path), session.identities));

export const fstat: Operation<'fstat'> = async (session, { id, handle: name }) => {
  const handle = session.handles.find(name);
  const shown =
    handle?.kind === 'folder'
      ? await shownAt(session, handle.path)
      : (await session.handles.file(name).content()).shown;
  return encodeAttributes(id, attributesOf(shown, session.identities));
};

/** Serves SETSTAT and lsetstat. Owners are accepted and not changed. @see draft-ietf-secsh-filexfer-02 §6.9 */
export const setstat: Operation<'setstat' | 'lsetstat'> = async (session, { id, path, attrs }) => {
  const absolute = nodePath(path, session.home);
  const copy = session.copies.at(absolute);
  if (copy) await changeCopy(copy, attrs);
  else if (attrs.size === undefined) await changeNode(session, { path: absolute }, attrs);
  else await resizeFile(session, absolute, attrs.size, attrs);
  return encodeStatus(id, StatusCode.OK);
};

export const fsetstat: Operation<'fsetstat'> = async (session, { id, handle: name, attrs }) => {
  const handle = session.handles.find(name);
  if (handle?.kind === 'folder') {
    if (attrs.size !== undefined) throw new Refusal(StatusCode.FAILURE, 'A folder has no size to set.');
    await changeNode(session, { path: handle.path }, attrs);
    return encodeStatus(id, StatusCode.OK);
  }
  const file = session.handles.file(name);
  const copy = file.writableCopy;
  if (copy) {
    await changeCopy(copy, attrs);
  } else {
    if (attrs.size !== undefined) {
      throw new Refusal(StatusCode.FAILURE, 'This handle was not opened for writing.');
    }
    if (file.nodeId) await changeNode(session, { id: file.nodeId }, attrs);
  }
  return encodeStatus(id, StatusCode.OK);
};

/** What stands at a path for this session, unsaved files included. @throws not_found */
export async function shownAt(session: SessionContext, path: string): Promise<ShownNode> {
  const absolute = nodePath(path, session.home);
  return session.copies.at(absolute)?.shown ?? session.files.stat(session.principal, { path: absolute });
}

async function changeCopy(copy: WorkingCopy, attrs: Attributes): Promise<void> {
  if (attrs.size !== undefined) await copy.truncate(attrs.size);
  await copy.setAttributes(wantedAttributes(attrs));
}

async function changeNode(session: SessionContext, ref: NodeRef, attrs: Attributes): Promise<void> {
  const { files, principal, handles } = session;
  const wanted = wantedAttributes(attrs);
  // With nothing to set that is kept, only whether the node is there.
  const changes = Object.keys(wanted).length > 0;
  const node = changes ? await files.setAttributes(principal, ref, wanted) : await files.stat(principal, ref);
  if (changes) handles.markChanged(node.id);
}

async function resizeFile(
  session: SessionContext,
  path: string,
  sizeBytes: number,
  attrs: Attributes,
): Promise<void> {
  const options = { truncate: false, mode: 'replace', newMode: undefined } as const;
  const copy = await WorkingCopy.begin(session, path, options);
  try {
    await changeCopy(copy, { ...attrs, size: sizeBytes });
    await copy.save();
    session.handles.markChanged(copy.node?.id);
  } finally {
    await copy.discard();
  }
}
