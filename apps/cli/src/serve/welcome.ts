import type { Config } from '@patio/pat-core';
import { fields } from '../output/table.js';
import { localAddress, publicAddress } from './addresses.js';
import type { RunningDoor } from './doors.js';
import type { FirstAdministrator } from './first-start.js';
import type { DoorName } from './ports.js';

/** The line that says that all doors are open: `patio ready api=… webdav=… sftp=…`. */
export function readyLine(config: Config, doors: readonly RunningDoor[]): string {
  return `patio ready ${doors.map((door) => `${door.name}=${localAddress(config, door)}`).join(' ')}\n`;
}

/** What the first start prints, once: who the administrator is and what to paste. */
export function welcome(
  config: Config,
  doors: readonly RunningDoor[],
  { login, generatedPassword, token }: FirstAdministrator,
): string {
  const account = fields([
    ['  login', login],
    [
      '  password',
      `${generatedPassword ?? 'as in PATIO_ADMIN_PASSWORD'}   (for the web console; it opens no door)`,
    ],
    ['  token', token],
    ['', 'the password on every door; ends when it is not used for 30 days'],
  ]);
  const hints = doors.map((door) => hintFor[door.name](publicAddress(config, door), login, token, door));
  return `
Patio is set up. Keep this, it is shown once:

${account}
Try it (the password asked for is always the token):

${hints.join('\n')}
More users and tokens: npx patio admin --help

`;
}

type Hint = (address: string, login: string, token: string, door: RunningDoor) => string;

const hintFor: Record<DoorName, Hint> = {
  api: (url, _login, token) => `  curl -H 'Authorization: Bearer ${token}' ${url}/api/v1/me\n`,

  webdav: (url, login, token) =>
    `  echo hello | curl -u ${login}:${token} -T - ${url}${encodeURIComponent(login)}/hello.txt\n` +
    `  mount -t davfs -o username=${login} ${url} /mnt/patio\n`,

  sftp(url, login, _token, { fingerprints }) {
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    return (
      `  sftp ${port ? `-P ${port} ` : ''}${login}@${host}\n` +
      `  sshfs ${port ? `-p ${port} ` : ''}${login}@${hostname}:/ /mnt/patio\n` +
      fingerprints.map((fingerprint) => `      host key ${fingerprint}\n`).join('')
    );
  },
};
