import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Config, PatError } from '@patio/pat-core';

export const doorNames = ['api', 'webdav', 'sftp'] as const;
export type DoorName = (typeof doorNames)[number];

const settingOf: Record<DoorName, string> = {
  api: 'PATIO_API_PORT',
  webdav: 'PATIO_WEBDAV_PORT',
  sftp: 'PATIO_SFTP_PORT',
};

export function portOf(config: Config, name: DoorName): number {
  return { api: config.apiPort, webdav: config.webdavPort, sftp: config.sftpPort }[name];
}

/**
 * Finds out whether the doors will be able to listen, before anything is opened or written.
 * @throws unavailable
 */
export async function checkPorts(config: Config, names: readonly DoorName[]): Promise<void> {
  for (const name of names) {
    const probe = createServer();
    try {
      probe.listen(portOf(config, name), config.host);
      await once(probe, 'listening');
    } catch (error) {
      throw listenFailure(config, name, error);
    }
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** One sentence for what went wrong at listening. */
export function listenFailure(config: Config, name: DoorName, cause: unknown): PatError {
  const port = portOf(config, name);
  const what = `Port ${port} on ${config.host} (${settingOf[name]})`;
  const { code, message } = cause as NodeJS.ErrnoException;
  const sentence =
    {
      EADDRINUSE: `${what} is in use already.`,
      EACCES: `${what} needs more rights than this user has.`,
      EADDRNOTAVAIL: `PATIO_HOST ${config.host} is not an address of this machine.`,
      ENOTFOUND: `PATIO_HOST ${config.host} is not known to this machine.`,
    }[code ?? ''] ?? `${what} cannot be opened: ${message}.`;
  return new PatError('unavailable', sentence, { cause });
}
