export {
  blockingLocks,
  conflictingLocks,
  type LockHolder,
  locksCovering,
  locksCoveringBelow,
} from './cover.js';
export { lockedBy, lockInfo } from './lock-info.js';
export {
  deleteExpiredLocks,
  deleteLocks,
  extendLock,
  findLocksBelow,
  insertLock,
} from './store.js';
export type { LockInfo, LockRequest } from './types.js';
