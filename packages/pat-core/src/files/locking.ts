import { randomUUID } from 'node:crypto';
import type { StoredContent } from '../blobs/index.js';
import { type GuardScope, type NodeTarget, Raced } from '../guard/index.js';
import {
  conflictingLocks,
  deleteLocks,
  extendLock,
  findLocksBelow,
  insertLock,
  lockedBy,
  lockInfo,
  locksCovering,
  locksCoveringBelow,
} from '../locks/index.js';
import type { LockRequest } from '../locks/types.js';
import { type BlobId, type LockRow, reviseNode, serializeTreeChanges, writeNode } from '../nodes/index.js';
import { mayRead } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import { newId } from '../shared/ids.js';
import type { FilesDependencies } from './dependencies.js';
import type { Conditions, Files, NodeRef } from './types.js';
import { newNodeAt } from './write.js';

const maxTimeoutSeconds = 24 * 60 * 60;
const emptyContent: StoredContent = { sizeBytes: 0, content: Buffer.alloc(0) };

/** The part of {@link Files} that locks. */
export function lockingFiles({
  guard,
}: FilesDependencies): Pick<Files, 'lock' | 'refreshLock' | 'unlock' | 'ownLocks'> {
  return {
    lock(principal, ref, request, options = {}) {
      return guard.change(principal, 'lock', async (scope) => {
        await serializeTreeChanges(scope.db);
        const { target, created } = await existingOrNew(scope, ref, options);
        const lock = await lockFor(scope, target, request);
        return {
          record: { operation: 'lock', nodeId: target.node.id, path: target.info.path },
          async apply() {
            if (!(await reviseNode(scope.db, target.node))) throw new Raced();
            await insertLock(scope.db, { ...lock, createdAt: new Date(scope.now) });
            return { lock: lockInfo(lock, target.chain), created };
          },
        };
      });
    },

    refreshLock(principal, ref, token, timeoutSeconds) {
      return guard.change(principal, 'lock', async (scope) => {
        const { target, lock } = await coveringLock(scope, ref, token);
        if (!lock || lock.userId !== principal.userId) {
          throw new PatError('precondition_failed', 'This is no lock of this user on this file or folder.');
        }
        const timeout = boundTimeout(timeoutSeconds);
        const expiresAt = new Date(scope.now + timeout * 1000);
        return {
          record: recordOf(target, { refresh: true }),
          async apply() {
            await extendLock(scope.db, token, timeout, expiresAt);
            return { ...lockInfo(lock, target.chain), timeoutSeconds: timeout, expiresAt };
          },
        };
      });
    },

    unlock(principal, ref, token) {
      return guard.change(principal, 'lock', async (scope) => {
        const { target, lock } = await coveringLock(scope, ref, token);
        if (!lock) throw new PatError('conflict', 'This is no lock on this file or folder.');
        if (lock.userId !== principal.userId) {
          throw new PatError('forbidden', 'The lock is held by another user.');
        }
        return { record: recordOf(target, { release: true }), apply: () => deleteLocks(scope.db, [token]) };
      });
    },

    ownLocks(principal, ref) {
      return guard.ask(principal, 'lock', async (scope) => {
        const { chain, missing } = await scope.resolve(ref, 'locks');
        const covering = missing.length === 0 ? locksCovering(chain) : locksCoveringBelow(chain);
        return covering
          .filter((lock) => lock.userId === principal.userId)
          .map((lock) => lockInfo(lock, chain));
      });
    },
  };
}

async function coveringLock(scope: GuardScope, ref: NodeRef, token: string) {
  const target = await scope.node(ref, 'lock');
  return { target, lock: locksCovering(target.chain).find((lock) => lock.token === token) };
}

function recordOf({ node, info }: NodeTarget, detail: Record<string, unknown>) {
  return { operation: 'lock', nodeId: node.id, path: info.path, detail } as const;
}

/** The node to lock; an empty file where there is none (RFC 4918 §7.3). */
async function existingOrNew(
  scope: GuardScope,
  ref: NodeRef,
  options: Conditions,
): Promise<{ target: NodeTarget; created: boolean }> {
  if ('id' in ref) return { target: await scope.node(ref, 'lock', options), created: false };
  const place = await scope.place(ref.path, 'lock', options);
  if (place.existing) return { target: place.existing, created: !mayRead(place.existing.access.right) };
  const { write } = newNodeAt(scope, place, { blobId: newId<BlobId>(), stored: emptyContent });
  if (!(await writeNode(scope.db, write))) throw new Raced();
  return { target: await scope.node(ref, 'lock'), created: true };
}

/** @throws locked when another lock stands against it */
export async function lockFor(
  scope: GuardScope,
  target: Pick<NodeTarget, 'node' | 'chain' | 'info'>,
  request: LockRequest,
): Promise<LockRow> {
  const { node, chain } = target;
  const below =
    request.deep && node.kind === 'folder'
      ? await findLocksBelow(scope.db, { id: node.id, path: target.info.path }, scope.now)
      : [];
  const covering = locksCovering(chain).map((lock) => lockInfo(lock, chain));
  const conflicts = conflictingLocks([...covering, ...below], request);
  if (conflicts.length > 0) throw lockedBy(conflicts);
  const { userId, login } = scope.principal;
  const timeoutSeconds = boundTimeout(request.timeoutSeconds);
  return {
    token: `urn:uuid:${randomUUID()}`,
    nodeId: node.id,
    userId,
    holder: login,
    shared: request.shared,
    deep: request.deep,
    ownerXml: request.ownerXml,
    timeoutSeconds,
    expiresAt: new Date(scope.now + timeoutSeconds * 1000),
  };
}

/** @returns the seconds that a lock is given of those wished for */
export function boundTimeout(seconds: number): number {
  return Math.min(Math.max(Math.floor(seconds), 1), maxTimeoutSeconds);
}
