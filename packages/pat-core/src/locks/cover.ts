import type { ChainNode, LockRow } from '../nodes/index.js';
import type { UserId } from '../shared/ids.js';

/** Who wants to pass a lock. */
export interface LockHolder {
  readonly userId: UserId;
  /**
   * Lock tokens submitted with the request; the holder must also be the lock's user (RFC 4918 §6.4). undefined: a door without
   * lock tokens, where being the lock's user is enough.
   */
  readonly lockTokens: ReadonlySet<string> | undefined;
}

/** The locks that protect the last node of a chain: its own, and those above that cover everything below them. */
export function locksCovering(chain: readonly ChainNode[]): LockRow[] {
  return [...locksCoveringBelow(chain.slice(0, -1)), ...(chain.at(-1)?.locks ?? [])];
}

/** The locks that protect everything below the last node of a chain. */
export function locksCoveringBelow(chain: readonly ChainNode[]): LockRow[] {
  return chain.flatMap(({ locks }) => locks.filter((lock) => lock.deep));
}

/**
 * Those of `locks` that `holder` does not pass. On a node with several shared locks, holding one of them is enough
 * (RFC 4918 §6.2).
 */
export function blockingLocks<Lock extends LockRow>(locks: readonly Lock[], holder: LockHolder): Lock[] {
  const passed = new Set(locks.filter((lock) => holds(holder, lock)).map((lock) => lock.nodeId));
  return locks.filter((lock) => !passed.has(lock.nodeId));
}

function holds({ userId, lockTokens }: LockHolder, lock: LockRow): boolean {
  return lock.userId === userId && (lockTokens === undefined || lockTokens.has(lock.token));
}

/** Those of `locks` that a new lock cannot stand beside: exclusive ones always, shared ones when the new one is exclusive. */
export function conflictingLocks<Lock extends LockRow>(
  locks: readonly Lock[],
  request: { readonly shared: boolean },
): Lock[] {
  return locks.filter((lock) => !(lock.shared && request.shared));
}
