import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config, Platform } from '@patio/pat-core';
import { createSftpServer, defaultLimits, type SftpServer } from '@patio/sftp';
import type { Log } from '../log.js';

/** The SFTP door of one process; of several, each lets in its share of an address's connections. */
export function sftpDoor(platform: Platform, config: Config, log: Log): SftpServer {
  const { dataDir, sftpWorkers, sftpSpoolBytes, sftpKeepsPartial } = config;
  const share = (limit: number) => Math.ceil(limit / sftpWorkers);
  return createSftpServer(platform, {
    log,
    hostKeyDir: join(dataDir, 'ssh'),
    spoolBytes: sftpSpoolBytes,
    keepPartialUploads: sftpKeepsPartial,
    limits: {
      connectionsPerAddress: share(defaultLimits.connectionsPerAddress),
      pendingLoginsPerAddress: share(defaultLimits.pendingLoginsPerAddress),
    },
    async storageCapacity() {
      const { bsize, blocks, bavail } = await statfs(dataDir);
      return { totalBytes: bsize * blocks, freeBytes: bsize * bavail };
    },
  });
}
