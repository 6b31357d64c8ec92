export { pruneAudit } from './chain/prune.js';
export { type Sealer, startSealer } from './chain/sealer.js';
export { verifyChain } from './chain/verify.js';
export { openReadAudit, type ReadAudit, type ReadAuditOptions } from './read-audit.js';
export {
  type AuditRequest,
  append,
  type DatedEvent,
  exportEntries,
  insertParameter,
  insertPart,
  readAudit,
} from './store.js';
