import { encodeLimits, encodeUsersGroups, MAX_DATA_BYTES, MAX_PACKET_BYTES } from '@patio/sftp-protocol';
import type { Operation } from '../session/context.js';

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
