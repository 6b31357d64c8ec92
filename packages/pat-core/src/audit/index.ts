export { openReadAudit, type ReadAudit, type ReadAuditOptions } from './read-audit.js';
export {
  type AuditRequest,
  append,
  insertParameterCount,
  insertParameters,
  insertPart,
  readAudit,
} from './store.js';
