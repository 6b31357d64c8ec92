import {
  EXTENSION_PAIRS,
  ExtensionName,
  encodeStatus,
  encodeVersion,
  type Request,
  StatusCode,
} from '@patio/sftp-protocol';
import type { Operation, SessionContext } from '../session/context.js';
import * as attributes from './attributes.js';
import * as checkFile from './check-file.js';
import { copyData } from './copy-data.js';
import * as folders from './folders.js';
import * as freeSpace from './free-space.js';
import { refuseLink } from './links.js';
import * as names from './names.js';
import * as openFile from './open-file.js';
import * as serverFacts from './server-facts.js';
import * as transfer from './transfer.js';

/** All that can be asked for, except what cannot be done honestly. */
const extensions = EXTENSION_PAIRS.filter(({ name }) => name !== ExtensionName.HARDLINK);

const init: Operation<'init'> = () => encodeVersion(extensions);

const refuseArgument: Operation<'invalid-argument'> = (_session, { id, problem }) =>
  encodeStatus(id, StatusCode.FAILURE, `The request cannot be understood: ${problem}.`);

const refuseUnknown: Operation<'unknown' | 'unknown-extension'> = (_session, { id }) =>
  encodeStatus(id, StatusCode.OP_UNSUPPORTED, 'This server does not know the operation.');

const operations: { readonly [T in Request['type']]: Operation<T> } = {
  init,
  open: openFile.open,
  close: openFile.close,
  read: transfer.read,
  write: transfer.write,
  lstat: attributes.stat,
  stat: attributes.stat,
  fstat: attributes.fstat,
  setstat: attributes.setstat,
  fsetstat: attributes.fsetstat,
  opendir: folders.opendir,
  readdir: folders.readdir,
  remove: names.remove,
  mkdir: folders.mkdir,
  rmdir: folders.rmdir,
  realpath: names.realpath,
  rename: names.rename,
  readlink: refuseLink,
  symlink: refuseLink,
  hardlink: refuseLink,
  'posix-rename': names.posixRename,
  statvfs: freeSpace.statvfs,
  fstatvfs: freeSpace.fstatvfs,
  fsync: openFile.fsync,
  lsetstat: attributes.setstat,
  limits: serverFacts.limits,
  'expand-path': names.expandPath,
  'copy-data': copyData,
  'home-directory': names.homeDirectory,
  'users-groups-by-id': serverFacts.usersGroupsById,
  'check-file-handle': checkFile.checkFileHandle,
  'check-file-name': checkFile.checkFileName,
  'invalid-argument': refuseArgument,
  unknown: refuseUnknown,
  'unknown-extension': refuseUnknown,
};

/** Carries out a request. @throws PatError, Refusal, or whatever went wrong: the answer is then a STATUS */
export function answer(session: SessionContext, request: Request): Promise<Buffer> | Buffer {
  // The table pairs each type with its operation; TypeScript cannot follow that through a union.
  const operation = operations[request.type] as (
    session: SessionContext,
    request: Request,
  ) => Promise<Buffer> | Buffer;
  return operation(session, request);
}
