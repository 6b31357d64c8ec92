import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiServer } from '@patio/api';
import type { OidcConfig, Platform } from '@patio/pat-core';
import { openTestPlatform, type TestPlatform, type TestPlatformOptions } from '@patio/pat-core/testing';
import { createSftpServer } from '@patio/sftp';
import { createWebdavServer } from '@patio/webdav';
import type { Endpoints } from './endpoints.js';
import { repository } from './repository.js';

const consoleFolder = join(repository, 'apps/console/dist');
const host = '127.0.0.1';

export interface OpenDoors extends Endpoints {
  /** What the doors logged as errors; a test may look at it at its end. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** The three doors over one test core. */
export interface TestDoors extends OpenDoors {
  readonly platform: TestPlatform;
}

/** Opens the three doors over `platform`, in this process. Closing them leaves the platform open. */
export async function openDoors(platform: Platform, dataDir: string, oidc?: OidcConfig): Promise<OpenDoors> {
  const errors: string[] = [];
  const log = (level: string, message: string, facts: Readonly<Record<string, unknown>> = {}) => {
    if (level === 'error') errors.push(`${message} ${describe(facts)}`);
  };
  const hostKeyDir = join(dataDir, 'ssh');
  await mkdir(hostKeyDir, { recursive: true });
  const servers = [
    createApiServer(platform, { log, closeGraceMs: 0, consoleFolder, ...(oidc && { oidc }) }),
    createWebdavServer(platform, { log, limits: { closeGraceMs: 0 } }),
    createSftpServer(platform, { log, hostKeyDir }),
  ] as const;
  const [api, webdav, sftp] = servers;
  const [{ port: apiPort }, { port: webdavPort }, { port: sftpPort }] = await Promise.all([
    api.listen(0, host),
    webdav.listen(0, host),
    sftp.listen(0, host),
  ]);
  const rest = `http://${host}:${apiPort}`;
  const webdavUrl = `http://${host}:${webdavPort}/dav`;
  platform.announce({
    rest,
    webdav: `${webdavUrl}/`,
    sftp: {
      host,
      port: sftpPort,
      fingerprints: [sftp.hostKeyFingerprint.fingerprint],
    },
  });
  return {
    rest,
    webdav: webdavUrl,
    sftp: { host, port: sftpPort },
    errors,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** A fresh core with its three doors: faster than a program of its own, and with a clock that a test may set. */
export async function openTestDoors(options: TestPlatformOptions = {}): Promise<TestDoors> {
  const platform = await openTestPlatform(options);
  const doors = await openDoors(platform, platform.dataDir, options.oidc);
  return {
    ...doors,
    platform,
    async close() {
      await doors.close();
      await platform.dispose();
    },
  };
}

function describe(facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(facts, (_key, value) => (value instanceof Error ? String(value.stack) : value));
}
