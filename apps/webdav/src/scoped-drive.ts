import { isPatError, type NodeInfo, type Platform, type Principal } from '@patio/pat-core';
import { type Drive, encodeHref, wholeTree } from './drive.js';
import { HttpError } from './errors.js';
import { rootPath } from './request/target.js';
import { isWithin } from './tree-path.js';

/** The first name of places on the scoped drive: `/dav/-/…`. */
export const scopedDriveName = '-';

export const scopedRoot = `${rootPath}/${scopedDriveName}`;

/** What a token is scoped to, as a drive of its own. */
interface ScopedDrive extends Drive {
  /** The nodes that its root lists by name; undefined when the root is the one folder of the token's scope itself. */
  readonly shelf: readonly ShelfItem[] | undefined;
}

interface ShelfItem extends Pick<NodeInfo, 'path' | 'kind'> {
  /** The node's name, with a number when another node on the shelf has it too. */
  readonly name: string;
}

/**
 * Opens the drive of the caller's token: the folder that it is scoped to, or its several nodes side by side.
 * @throws HttpError 404 when the token is not scoped to any node that is there
 */
export async function openScopedDrive(platform: Platform, principal: Principal): Promise<ScopedDrive> {
  const { scopes } = await platform.auth.refresh(principal);
  const nodes: NodeInfo[] = [];
  for (const id of scopes?.nodes.keys() ?? []) {
    try {
      nodes.push(await platform.files.stat(principal, { id }));
    } catch (error) {
      if (!isPatError(error, 'not_found')) throw error;
    }
  }
  const [only] = nodes;
  if (!only) throw new HttpError(404, 'This token is not scoped to a folder.');
  return nodes.length === 1 && only.kind === 'folder' ? folderDrive(only.path) : shelfDrive(nodes);
}

function folderDrive(basePath: string): ScopedDrive {
  return {
    shelf: undefined,
    pathOf: (names) => [basePath, ...names].join('/'),
    hrefOf: (path, kind) =>
      isWithin(basePath, path)
        ? encodeHref(scopedRoot, path.slice(basePath.length), kind)
        : wholeTree.hrefOf(path, kind),
  };
}

function shelfDrive(nodes: readonly NodeInfo[]): ScopedDrive {
  const shelf = nameItems(nodes);
  return {
    shelf,
    pathOf([first, ...rest]) {
      if (first === undefined) {
        throw new HttpError(403, 'The list of what a token is scoped to cannot be changed.');
      }
      const item = shelf.find(({ name }) => name === first);
      if (!item) throw new HttpError(404, 'This token is not scoped to anything of this name.');
      return [item.path, ...rest].join('/');
    },
    hrefOf(path, kind) {
      const item = shelf.find((candidate) => isWithin(candidate.path, path));
      if (!item) return wholeTree.hrefOf(path, kind);
      return encodeHref(scopedRoot, `/${item.name}${path.slice(item.path.length)}`, kind);
    },
  };
}

/** Ordered by path, so that numbers stay with their nodes from request to request. */
function nameItems(nodes: readonly NodeInfo[]): ShelfItem[] {
  const taken = new Set<string>();
  const ordered = [...nodes].sort((a, b) => (a.path < b.path ? -1 : 1));
  return ordered.map((node) => {
    let name = node.name;
    for (let number = 2; taken.has(name); number += 1) name = `${node.name} (${number})`;
    taken.add(name);
    return { name, path: node.path, kind: node.kind };
  });
}
