import { joinPath } from '@patio/pat-core';
import { rootPath } from './request/target.js';

type Kind = 'file' | 'folder';

/** How URLs and the tree's paths correspond. */
export interface Drive {
  /**
   * The tree's path of a place on this drive.
   * @throws HttpError 403 or 404 for places that the tree does not have
   */
  pathOf(names: readonly string[]): string;
  /** The URL path of a node: a folder's ends in a slash. Percent-encoded so that it is safe as XML and HTML text. */
  hrefOf(path: string, kind: Kind): string;
}

/** The whole tree at `/dav/`. */
export const wholeTree: Drive = {
  pathOf: joinPath,
  hrefOf: (path, kind) => encodeHref(rootPath, path, kind),
};

/** Characters that stand for themselves in a URL path (RFC 3986 §2.3); most paths have no others. */
const plainPath = /^[A-Za-z0-9._~/-]*$/;

/** @param path as the tree has it; appended to `root`, which is encoded already */
export function encodeHref(root: string, path: string, kind: Kind): string {
  if (path === '/' || path === '') return `${root}/`;
  const href = root + (plainPath.test(path) ? path : path.split('/').map(encodeURIComponent).join('/'));
  return kind === 'folder' ? `${href}/` : href;
}
