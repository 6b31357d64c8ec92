import {
  encodeLimits,
  encodeStatvfs,
  encodeUsersGroups,
  MAX_DATA_BYTES,
  MAX_PACKET_BYTES,
  type Statvfs,
} from '@patio/sftp-protocol';
import type { StorageCapacity } from '../options.js';
import type { Operation } from '../session/context.js';
import { shownAt } from './attributes.js';

const blockBytes = 4096;
/** The number of files has no limit; this is what clients are told instead. */
const countlessFiles = 2n ** 32n;
const maxNameBytes = 255n;

/** @see OpenSSH PROTOCOL §4.4 */
export const statvfs: Operation<'statvfs'> = async (session, { id, path }) => {
  await shownAt(session, path);
  return encodeStatvfs(id, statvfsOf(await session.storageCapacity()));
};

export const fstatvfs: Operation<'fstatvfs'> = async (session, { id, handle }) => {
  if (!session.handles.find(handle)) session.handles.file(handle);
  return encodeStatvfs(id, statvfsOf(await session.storageCapacity()));
};

/** @see OpenSSH PROTOCOL §4.8 */
export const limits: Operation<'limits'> = (session, { id }) =>
  encodeLimits(id, {
    maxPacketBytes: MAX_PACKET_BYTES,
    maxReadBytes: MAX_DATA_BYTES,
    maxWriteBytes: MAX_DATA_BYTES,
    maxOpenHandles: session.limits.handlesPerSession,
  });

/** @see OpenSSH PROTOCOL §4.12 */
export const usersGroupsById: Operation<'users-groups-by-id'> = ({ identities }, { id, uids, gids }) =>
  encodeUsersGroups(id, {
    usernames: uids.map((uid) => identities.nameOf(uid)),
    groupnames: gids.map((gid) => identities.nameOf(gid)),
  });

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
