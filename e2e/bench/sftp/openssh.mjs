import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run, startServer } from '../setup/child-process.mjs';
import { freePort } from '../setup/port.mjs';
import { temporaryFolder } from '../setup/temporary-folder.mjs';

/** A key pair without a passphrase. @returns its path */
export async function makeKey(folder, name) {
  const path = join(folder, name);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  return path;
}

/** Starts Debian's sshd with internal-sftp, open to the key. @returns where it is, and an empty folder on it */
export async function startOpenssh(key) {
  const folder = await temporaryFolder();
  const port = await freePort();
  const root = join(folder, 'root');
  await mkdir(root);
  await mkdir('/run/sshd', { recursive: true });
  const hostKey = await makeKey(folder, 'host-key');
  await writeFile(join(folder, 'authorized_keys'), await readFile(`${key}.pub`));
  const lines = [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${hostKey}`, `PidFile ${folder}/pid`],
    ...[`AuthorizedKeysFile ${folder}/authorized_keys`, 'StrictModes no', 'UsePAM no', 'LogLevel ERROR'],
    ...['Subsystem sftp internal-sftp', 'MaxStartups 100', 'PermitRootLogin prohibit-password'],
  ];
  await writeFile(join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
  const server = startServer('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')]);
  await listening(port, server);
  return { name: 'OpenSSH', host: '127.0.0.1', port, login: userInfo().username, key, root };
}

async function listening(port, { output, hasEnded }) {
  for (;;) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (hasEnded()) throw new Error(`sshd has ended: ${output()}`);
    await delay(20);
  }
}
