import { isPatError, type NodeRef, type Quota } from '@patio/pat-core';
import { encodeStatvfs, type Statvfs } from '@patio/sftp-protocol';
import type { StorageCapacity } from '../options.js';
import type { Operation, SessionContext } from '../session/context.js';
import type { FileHandle } from '../session/file-handle.js';
import type { FolderHandle } from '../session/folder-handle.js';
import { nodePath, parentPath } from '../session/paths.js';

const blockBytes = 4096;
/** The number of files has no limit; this is what clients are told instead. */
const countlessFiles = 2n ** 32n;
const maxNameBytes = 255n;

/** The owner's quota where there is one, else the storage. @see OpenSSH PROTOCOL §4.4 */
export const statvfs: Operation<'statvfs'> = async (session, { id, path }) => {
  const absolute = nodePath(path, session.home);
  return encodeStatvfs(id, statvfsOf(await capacityAt(session, { path: savedPath(session, absolute) })));
};

export const fstatvfs: Operation<'fstatvfs'> = async (session, { id, handle: name }) => {
  const handle = session.handles.find(name) ?? session.handles.file(name);
  return encodeStatvfs(id, statvfsOf(await capacityAt(session, refOf(handle))));
};

function refOf(handle: FileHandle | FolderHandle): NodeRef {
  if (handle.kind === 'folder') return { path: handle.path };
  const { nodeId, copyPath } = handle;
  return nodeId ? { id: nodeId } : { path: parentPath(copyPath ?? '/') };
}

/** Where the core knows of what a session is shown at a path: a file that was not saved yet is its folder's. */
function savedPath({ copies }: SessionContext, path: string): string {
  const copy = copies.at(path);
  return copy && !copy.node ? parentPath(path) : path;
}

async function capacityAt(session: SessionContext, ref: NodeRef): Promise<StorageCapacity> {
  const [quota, storage] = await Promise.all([quotaAt(session, ref), session.storageCapacity()]);
  if (quota?.availableBytes === undefined) return storage;
  return {
    totalBytes: quota.usedBytes + quota.availableBytes,
    freeBytes: Math.min(quota.availableBytes, storage.freeBytes),
  };
}

async function quotaAt({ files, principal }: SessionContext, ref: NodeRef): Promise<Quota | undefined> {
  try {
    return await files.quota(principal, ref);
  } catch (error) {
    // `/` has the quota of the caller's own workspace, which its token may not be allowed to see.
    if ('path' in ref && ref.path === '/' && isPatError(error, 'not_found')) return undefined;
    throw error;
  }
}

/** The capacity in blocks, rounded down. */
export function statvfsOf({ totalBytes, freeBytes }: StorageCapacity): Statvfs {
  const freeBlocks = BigInt(Math.floor(freeBytes / blockBytes));
  return {
    blockSizeBytes: BigInt(blockBytes),
    fragmentSizeBytes: BigInt(blockBytes),
    blocks: BigInt(Math.floor(totalBytes / blockBytes)),
    freeBlocks,
    availableBlocks: freeBlocks,
    files: countlessFiles,
    freeFiles: countlessFiles,
    availableFiles: countlessFiles,
    fileSystemId: 0n,
    flags: 0n,
    maxNameBytes,
  };
}
