import type { DavContext } from './context.js';
import { type Drive, wholeTree } from './drive.js';
import { HttpError } from './errors.js';
import { type Place, rootPath, type Target } from './request/target.js';
import { openScopedDrive, scopedDriveName, scopedRoot } from './scoped-drive.js';

/** A place of a URL, on the drive that the URL is on. */
export interface Location {
  readonly drive: Drive;
  /** Names below the drive's root. */
  readonly names: readonly string[];
  readonly endsInSlash: boolean;
  /** Set for a folder that only URLs have: it can be listed, and nothing else. */
  readonly virtualFolder?: VirtualFolder;
}

export interface VirtualFolder {
  readonly href: string;
  readonly children: readonly { readonly name: string; readonly path: string }[];
}

/** `/`, for clients that walk down to the tree from there. */
const serverRoot: Location = {
  drive: {
    pathOf() {
      throw new HttpError(405, `The tree begins at ${rootPath}/.`);
    },
    hrefOf: wholeTree.hrefOf,
  },
  names: [],
  endsInSlash: true,
  virtualFolder: { href: '/', children: [{ name: rootPath.slice(1), path: '/' }] },
};

/** Finds what a request is about. @throws HttpError 404 */
export async function locateTarget(context: DavContext, target: Target): Promise<Location> {
  if (target.kind === 'server') return serverRoot;
  if (target.kind === 'unknown') throw new HttpError(404, `The tree begins at ${rootPath}/.`);
  return locate(context, target);
}

/** Finds the drive that a place is on. @throws HttpError 404 */
export async function locate(
  { door, principal }: DavContext,
  { names, endsInSlash }: Place,
): Promise<Location> {
  if (names[0] !== scopedDriveName) return { drive: wholeTree, names, endsInSlash };
  const drive = await openScopedDrive(door.platform, principal);
  const location = { drive, names: names.slice(1), endsInSlash };
  if (location.names.length > 0 || !drive.shelf) return location;
  return { ...location, virtualFolder: { href: `${scopedRoot}/`, children: drive.shelf } };
}

/**
 * Refuses to take the root of a drive away, or to put something else in its place.
 * @throws HttpError 403
 */
export function refuseDriveRoot({ names }: Location): void {
  if (names.length === 0) throw new HttpError(403, 'This is the root of the drive.');
}
