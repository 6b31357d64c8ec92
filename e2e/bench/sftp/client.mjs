import { join } from 'node:path';
import { run } from '../setup/child-process.mjs';
import { temporaryFolder } from '../setup/temporary-folder.mjs';

const local = await temporaryFolder();

/** Runs OpenSSH's sftp on a server. @returns seconds from its start to its end */
export async function sftp({ host, port, login, key }, commands, cipher) {
  const options = {
    Port: port,
    IdentityFile: key,
    IdentitiesOnly: 'yes',
    IdentityAgent: 'none',
    StrictHostKeyChecking: 'no',
    UserKnownHostsFile: '/dev/null',
    LogLevel: 'ERROR',
    ...(cipher && { Ciphers: cipher }),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const input = `${commands.join('\n')}\n`;
  const start = performance.now();
  await run('sftp', ['-q', '-F', '/dev/null', ...flags, '-b', '-', `${login}@${host}`], { input });
  return (performance.now() - start) / 1000;
}

/** Where downloads go and uploads come from. */
export const at = (name) => join(local, name);
