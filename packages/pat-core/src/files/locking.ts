import { randomUUID } from 'node:crypto';
import type { StoredContent } from '../blobs/index.js';
import { type GuardScope, type NodeTarget, Raced } from '../guard/index.js';
import {
  conflictingLock,
  deleteLocks,
  extendLock,
  findLocksBelow,
  insertLock,
  locksCovering,
  serializeLocking,
} from '../locks/index.js';
import type { LockInfo, LockRequest } from '../locks/types.js';
import { insertBlob, type LockRow } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';
import type { FilesDependencies } from './dependencies.js';
import { lockInfo } from './lock-info.js';
import type { Conditions, Files, NodeRef } from './types.js';
import { insertAt } from './write.js';

const maxTimeoutSeconds = 24 * 60 * 60;
const emptyContent: StoredContent = { sizeBytes: 0, content: Buffer.alloc(0) };

/** The part of {@link Files} that locks. */
export function lockingFiles({ guard }: FilesDependencies): Pick<Files, 'lock' | 'refreshLock' | 'unlock'> {
  return {
    lock(principal, ref, request, options = {}) {
      return guard.change(principal, 'lock', async (scope) => {
        await serializeLocking(scope.db);
        const { target, created } = await existingOrNew(scope, ref, options);
        const lock = await place(scope, target, request);
        return {
          result: { lock: lockInfo(lock, target.chain), created },
          record: { operation: 'lock', nodeId: target.node.id, path: target.info.path },
        };
      });
    },

    refreshLock(principal, ref, token, timeoutSeconds) {
      return guard.change(principal, 'lock', async (scope) => {
        const target = await scope.node(ref, 'lock');
        const lock = locksCovering(target.chain).find((candidate) => candidate.token === token);
        if (!lock || lock.userId !== principal.userId) {
          throw new PatError('precondition_failed', 'This is no lock of this user on this file or folder.');
        }
        const timeout = boundTimeout(timeoutSeconds);
        const expiresAt = new Date(scope.now + timeout * 1000);
        await extendLock(scope.db, token, timeout, expiresAt);
        const extended: LockInfo = {
          ...lockInfo(lock, target.chain),
          timeoutSeconds: timeout,
          expiresAt,
        };
        return {
          result: extended,
          record: {
            operation: 'lock',
            nodeId: target.node.id,
            path: target.info.path,
            detail: { refresh: true },
          },
        };
      });
    },

    unlock(principal, ref, token) {
      return guard.change(principal, 'lock', async (scope) => {
        const target = await scope.node(ref, 'lock');
        const lock = locksCovering(target.chain).find((candidate) => candidate.token === token);
        if (!lock) throw new PatError('conflict', 'This is no lock on this file or folder.');
        if (lock.userId !== principal.userId) {
          throw new PatError('forbidden', 'The lock is held by another user.');
        }
        await deleteLocks(scope.db, [token]);
        return {
          result: undefined,
          record: {
            operation: 'lock',
            nodeId: target.node.id,
            path: target.info.path,
            detail: { release: true },
          },
        };
      });
    },
  };
}

/** The node to lock; an empty file where there is none (RFC 4918 §7.3). */
async function existingOrNew(
  scope: GuardScope,
  ref: NodeRef,
  options: Conditions,
): Promise<{ target: NodeTarget; created: boolean }> {
  if ('id' in ref) return { target: await scope.node(ref, 'lock', options), created: false };
  const { missing } = await scope.resolve(ref, false);
  if (missing.length === 0) return { target: await scope.node(ref, 'lock', options), created: false };
  const place = await scope.place(ref.path, 'lock', options);
  if (place.existing) throw new Raced();
  const blobId = await insertBlob(scope.db, emptyContent, scope.now);
  await insertAt(scope, place, { blobId, sizeBytes: 0 });
  return { target: await scope.node(ref, 'lock'), created: true };
}

async function place(scope: GuardScope, target: NodeTarget, request: LockRequest): Promise<LockRow> {
  const { node, chain } = target;
  const below =
    request.deep && node.kind === 'folder' ? await findLocksBelow(scope.db, node.id, scope.now) : [];
  const conflict = conflictingLock([...locksCovering(chain), ...below], request);
  if (conflict) throw new PatError('locked', `It is locked by ${conflict.holder}.`);
  const { userId, login } = scope.principal;
  const timeoutSeconds = boundTimeout(request.timeoutSeconds);
  const lock: LockRow = {
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
  await insertLock(scope.db, { ...lock, createdAt: new Date(scope.now) });
  return lock;
}

function boundTimeout(seconds: number): number {
  return Math.min(Math.max(Math.floor(seconds), 1), maxTimeoutSeconds);
}
