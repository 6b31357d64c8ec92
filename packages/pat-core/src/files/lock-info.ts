import type { LockInfo } from '../locks/index.js';
import type { ChainNode, LockRow } from '../nodes/index.js';
import { joinPath } from '../shared/paths.js';

/** A lock on one of the nodes of `chain`, with that node's path. */
export function lockInfo(lock: LockRow, chain: readonly ChainNode[]): LockInfo {
  const depth = chain.findIndex((node) => node.id === lock.nodeId);
  return {
    ...lock,
    rootPath: joinPath(chain.slice(0, depth + 1).map((node) => node.name)),
    rootKind: chain[depth]?.kind ?? 'file',
  };
}
