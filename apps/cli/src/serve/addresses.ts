import type { Config } from '@patio/pat-core';
import type { RunningDoor } from './doors.js';
import type { DoorName } from './ports.js';

/** Where a client on this machine finds the doors. */
export function localAddress(config: Config, { name, port }: RunningDoor): string {
  const host = `${hostFor(config.host)}:${port}`;
  if (name === 'sftp') return `sftp://${host}`;
  return `${config.tls ? 'https' : 'http'}://${host}${name === 'webdav' ? '/dav/' : ''}`;
}

/** Where users find the doors, as far as the settings say. */
export function publicAddress(config: Config, door: RunningDoor): string {
  const configured: Record<DoorName, string | undefined> = {
    api: config.publicUrl,
    webdav: config.webdavPublicUrl && `${config.webdavPublicUrl.replace(/\/dav$/, '')}/dav/`,
    sftp: config.sftpPublicHost && `sftp://${config.sftpPublicHost}`,
  };
  return configured[door.name] ?? localAddress(config, door);
}

/** The host in a URL: a name instead of "all addresses", brackets around IPv6. */
function hostFor(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
