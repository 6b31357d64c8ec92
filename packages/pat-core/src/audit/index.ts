export { openReadAudit, type ReadAudit, type ReadAuditOptions } from './read-audit.js';
export { type AuditRequest, append, readAudit } from './store.js';
