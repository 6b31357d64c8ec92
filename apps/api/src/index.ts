export type { Log, LogLevel } from './request-log.js';
export { type ApiOptions, type ApiServer, createApiServer } from './server.js';
