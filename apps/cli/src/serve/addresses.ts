import type { Addresses, Config, SftpAddress } from '@patio/pat-core';
import type { RunningDoor } from './doors.js';
import type { DoorName } from './ports.js';

type DoorAddress = Pick<RunningDoor, 'name' | 'port'>;

/** Where a client on this machine finds the doors. */
export function localAddress(config: Config, { name, port }: DoorAddress): string {
  const host = `${hostFor(config.host)}:${port}`;
  if (name === 'sftp') return `sftp://${host}`;
  return `${config.tls ? 'https' : 'http'}://${host}${name === 'webdav' ? '/dav/' : ''}`;
}

/** Where users find the doors, as far as the settings say. */
export function publicAddress(config: Config, door: DoorAddress): string {
  const configured: Record<DoorName, string | undefined> = {
    api: config.publicUrl,
    webdav: config.webdavPublicUrl && `${config.webdavPublicUrl.replace(/\/dav$/, '')}/dav/`,
    sftp: config.sftpPublicHost && `sftp://${config.sftpPublicHost}`,
  };
  return configured[door.name] ?? localAddress(config, door);
}

const sftpPort = 22;

/** Where the doors are, for what the core tells of them; doors of other processes count as far as the settings name them. */
export function addressesOf(config: Config, doors: readonly RunningDoor[]): Addresses {
  const running = new Map(doors.map((door) => [door.name, door]));
  const api = running.get('api') ?? ({ name: 'api', port: config.apiPort } as const);
  const webdav = running.get('webdav');
  const sftp = running.get('sftp');
  return {
    rest: publicAddress(config, api),
    webdav: webdav && publicAddress(config, webdav),
    sftp: sftp && sftpAddress(publicAddress(config, sftp), sftp),
  };
}

function sftpAddress(url: string, { fingerprints }: Pick<RunningDoor, 'fingerprints'>): SftpAddress {
  const { hostname, port } = new URL(url);
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? sftpPort : Number(port),
    fingerprints,
  };
}

/** The host in a URL: a name instead of "all addresses", brackets around IPv6. */
function hostFor(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
