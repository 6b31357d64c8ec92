export { blockingLock, conflictingLock, type LockHolder, locksCovering } from './cover.js';
export {
  deleteExpiredLocks,
  deleteLocks,
  extendLock,
  findLocksBelow,
  insertLock,
  serializeLocking,
} from './store.js';
export type { LockInfo, LockRequest } from './types.js';
