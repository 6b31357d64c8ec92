import type { Database } from '../db/index.js';
import { resolve } from '../nodes/index.js';
import type { NodeId, UserId } from '../shared/ids.js';
import { decide } from './decide.js';
import { allRights } from './token-rights.js';

/** Whether a user sees a node at all: by a grant on it, above it or below it. */
export async function reaches(db: Database, userId: UserId, nodeId: NodeId): Promise<boolean> {
  const resolution = await resolve(db, {
    ref: { id: nodeId },
    userId,
    scopes: undefined,
    now: 0,
  });
  const { allowed, access } = decide(allRights, resolution, 'stat');
  return allowed || access.right !== 0;
}
