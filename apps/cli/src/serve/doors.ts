import { fileURLToPath } from 'node:url';
import { createApiServer } from '@patio/api';
import { type Config, isPatError, type Platform } from '@patio/pat-core';
import { createWebdavServer } from '@patio/webdav';
import type { Log } from '../log.js';
import { type DoorName, listenFailure, portOf } from './ports.js';
import { sftpDoor } from './sftp-door.js';
import { sftpWorkers } from './sftp-workers.js';
import type { TlsContents } from './tls.js';

export interface DoorParts {
  readonly platform: Platform;
  readonly config: Config;
  readonly tls: TlsContents | undefined;
  readonly log: Log;
}

export interface RunningDoor {
  readonly name: DoorName;
  readonly port: number;
  /** `SHA256:…` of the host key, for SFTP. */
  readonly fingerprints: readonly string[];
  close(): Promise<void>;
}

interface Door {
  listen(port: number, host: string): Promise<{ port: number }>;
  close(): Promise<void>;
  readonly hostKeyFingerprint?: { readonly fingerprint: string } | undefined;
}

/** Opens one door. @throws unavailable when its port cannot be had */
export async function startDoor(name: DoorName, parts: DoorParts): Promise<RunningDoor> {
  const { config, log } = parts;
  const door = create[name]({
    ...parts,
    log: (level, message, facts) => log(level, message, { door: name, ...facts }),
  });
  try {
    const { port } = await door.listen(portOf(config, name), config.host);
    const fingerprints = door.hostKeyFingerprint ? [door.hostKeyFingerprint.fingerprint] : [];
    return { name, port, fingerprints, close: () => door.close() };
  } catch (error) {
    await door.close();
    throw isPatError(error) ? error : listenFailure(config, name, error);
  }
}

/** Where the build of the web console puts it. */
const consoleFolder = fileURLToPath(new URL('dist', import.meta.resolve('@patio/console/package.json')));

const create: Record<DoorName, (parts: DoorParts) => Door> = {
  api: (parts) =>
    createApiServer(parts.platform, {
      ...httpOptions(parts, parts.config.publicUrl),
      ...(parts.config.oidc && { oidc: parts.config.oidc }),
      consoleFolder,
    }),
  webdav: (parts) => createWebdavServer(parts.platform, httpOptions(parts, parts.config.webdavPublicUrl)),
  sftp: ({ platform, config, log }) =>
    config.sftpWorkers > 1 ? sftpWorkers(config.sftpWorkers, log) : sftpDoor(platform, config, log),
};

function httpOptions({ config: { trustProxy }, tls, log }: DoorParts, publicUrl: string | undefined) {
  return { log, trustProxy, ...(tls && { tls }), ...(publicUrl !== undefined && { publicUrl }) };
}
