import type { Connect, Token } from '../api/client.js';

export interface Guide {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

/** A sentence, or something to copy. */
export type Step = { readonly say: string } | { readonly label: string; readonly copy: string };

interface Account {
  readonly login: string;
  /** Where the token opens; null: everywhere. */
  readonly doors: Token['doors'];
}

const say = (text: string): Step => ({ say: text });
const field = (label: string, copy: string): Step => ({ label, copy });
const tokenIsPassword = say('The password is the token.');

/** How each program reaches this server as this user: only the programs whose doors are open to the token. */
export function guides({ rest, webdav, sftp }: Connect, { login, doors }: Account): Guide[] {
  const opens = (door: 'rest' | 'webdav' | 'sftp') => doors === null || doors.includes(door);
  return [
    ...(webdav !== null && opens('webdav') ? webdavGuides(webdav, login) : []),
    ...(sftp !== null && opens('sftp') ? sftpGuides(sftp, login) : []),
    ...(opens('rest') ? [curlGuide(rest, login)] : []),
  ];
}

function webdavGuides(url: string, login: string): Guide[] {
  const { protocol, host, hostname, port, pathname } = new URL(url);
  const isSecure = protocol === 'https:';
  const dav = `${isSecure ? 'davs' : 'dav'}://${encodeURIComponent(login)}@${host}${pathname}`;
  const plainOnly = say(
    'This server is reached without HTTPS, and Windows then sends no password: set BasicAuthLevel to 2 under HKLM\\SYSTEM\\CurrentControlSet\\Services\\WebClient\\Parameters and restart the service WebClient, or use WinSCP.',
  );
  return [
    {
      id: 'windows',
      name: 'Windows',
      steps: [
        say('Explorer, “Map network drive”, “Connect using different credentials”, with this folder:'),
        field('Folder', url),
        field('User name', login),
        tokenIsPassword,
        field('Or in a prompt', `net use P: ${url} /user:${login} *`),
        ...(isSecure ? [] : [plainOnly]),
      ],
    },
    {
      id: 'macos',
      name: 'macOS',
      steps: [
        say('Finder, “Go”, “Connect to Server” (⌘K), with this address:'),
        field('Server address', url),
        field('Name', login),
        tokenIsPassword,
      ],
    },
    {
      id: 'gnome',
      name: 'GNOME',
      steps: [
        say('Files, “Other Locations”, “Connect to Server”:'),
        field('Server address', dav),
        field('Or in a terminal', `gio mount ${dav}`),
        tokenIsPassword,
      ],
    },
    {
      id: 'davfs2',
      name: 'davfs2',
      steps: [
        field(
          'Mount',
          `sudo mkdir -p /mnt/patio\nsudo mount -t davfs -o username=${login},uid=$USER ${url} /mnt/patio`,
        ),
        tokenIsPassword,
        field('Not to be asked: a line of /etc/davfs2/secrets', `${url} ${login} TOKEN`),
      ],
    },
    {
      id: 'rclone',
      name: 'rclone',
      steps: [
        field(
          'Set up, with the token in $TOKEN',
          `rclone config create patio webdav url=${url} vendor=owncloud user=${login} pass=$TOKEN --obscure`,
        ),
        field(
          'Or in rclone.conf, with what `rclone obscure TOKEN` prints as pass',
          `[patio]\ntype = webdav\nurl = ${url}\nvendor = owncloud\nuser = ${login}\npass = OBSCURED_TOKEN`,
        ),
        field('Try it', 'rclone lsd patio:'),
      ],
    },
    {
      id: 'cyberduck',
      name: 'Cyberduck',
      steps: [
        say(`Open Connection, “WebDAV (${isSecure ? 'HTTPS' : 'HTTP'})”:`),
        field('Server', hostname),
        field('Port', port || (isSecure ? '443' : '80')),
        field('Path', pathname),
        field('Username', login),
        tokenIsPassword,
      ],
    },
  ];
}

function sftpGuides({ host, port, fingerprints }: NonNullable<Connect['sftp']>, login: string): Guide[] {
  const flag = port === 22 ? '' : `-P ${port} `;
  const keys = fingerprints.map((fingerprint) =>
    field('Fingerprint of the host key, asked at first', fingerprint),
  );
  const account = (name: string) => [field(name, login), tokenIsPassword, ...keys];
  return [
    {
      id: 'sftp',
      name: 'sftp',
      steps: [field('In a terminal', `sftp ${flag}${login}@${host}`), tokenIsPassword, ...keys],
    },
    {
      id: 'winscp',
      name: 'WinSCP',
      steps: [
        say('New site, file protocol SFTP:'),
        field('Host name', host),
        field('Port number', String(port)),
        ...account('User name'),
      ],
    },
    {
      id: 'filezilla',
      name: 'FileZilla',
      steps: [field('Host', `sftp://${host}`), field('Port', String(port)), ...account('Username')],
    },
  ];
}

function curlGuide(rest: string, login: string): Guide {
  const home = `${rest}/api/v1/files/${encodeURIComponent(login)}`;
  return {
    id: 'curl',
    name: 'curl',
    steps: [
      say('With the token in $TOKEN:'),
      field('Upload', `curl -H "Authorization: Bearer $TOKEN" -T report.txt ${home}/report.txt`),
      field('Download', `curl -H "Authorization: Bearer $TOKEN" -O ${home}/report.txt`),
      field('Who am I', `curl -H "Authorization: Bearer $TOKEN" ${rest}/api/v1/me`),
      field('All routes', `${rest}/docs`),
    ],
  };
}
