import { HttpError } from '../errors.js';
import { copyOrMove } from './copy-move.js';
import { deleteNode } from './delete.js';
import { getContent } from './get.js';
import { asMethod } from './handler.js';
import { headContent } from './head.js';
import { lockNode } from './lock.js';
import { makeFolder } from './mkcol.js';
import { sendOptions } from './options.js';
import { patchContent } from './patch.js';
import { findProperties } from './propfind.js';
import { patchProperties } from './proppatch.js';
import { putContent } from './put.js';
import { unlockNode } from './unlock.js';

/** Every method that the library knows, by name, all of them replaced; and PATCH. */
export const methods = {
  options: asMethod(sendOptions),
  get: asMethod(getContent),
  head: asMethod(headContent),
  put: asMethod(putContent),
  patch: asMethod(patchContent),
  delete: asMethod(deleteNode),
  mkcol: asMethod(makeFolder),
  copy: asMethod(copyOrMove),
  move: asMethod(copyOrMove),
  propfind: asMethod(findProperties),
  proppatch: asMethod(patchProperties),
  lock: asMethod(lockNode),
  unlock: asMethod(unlockNode),
  post: asMethod(() => Promise.reject(new HttpError(405, 'There is nothing here that takes a POST.'))),
};

export const unknownMethod = asMethod(() =>
  Promise.reject(new HttpError(501, 'This method is not known here.')),
);
