import type { ChainNode, LockRow } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';
import { joinPath } from '../shared/paths.js';
import type { LockInfo } from './types.js';

/** A lock on one of the nodes of `chain`, with that node's path. */
export function lockInfo(lock: LockRow, chain: readonly ChainNode[]): LockInfo {
  const depth = chain.findIndex((node) => node.id === lock.nodeId);
  return {
    ...lock,
    rootPath: joinPath(chain.slice(0, depth + 1).map((node) => node.name)),
    rootKind: chain[depth]?.kind ?? 'file',
  };
}

/** The refusal because of `locks`, of which there is at least one. */
export function lockedBy(locks: readonly LockInfo[]): PatError {
  const blockedBy = locks.map(({ rootPath, rootKind, holder }) => ({
    path: rootPath,
    kind: rootKind,
    holder,
  }));
  const holders = [...new Set(blockedBy.map(({ holder }) => holder))];
  return new PatError('locked', `It is locked by ${holders.join(', ')}.`, { blockedBy });
}
