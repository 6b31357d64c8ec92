export type { Log, SftpLimits, SftpOptions, StorageCapacity } from './options.js';
export { defaultLimits } from './options.js';
export { createSftpServer, type SftpServer } from './server.js';
export type { HostKeyFingerprint } from './transport/host-key.js';
