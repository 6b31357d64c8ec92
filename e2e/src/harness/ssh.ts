import { chmod, writeFile } from 'node:fs/promises';
import type { Account, Endpoints } from './endpoints.js';
import type { TemporaryFolder } from './temporary-folder.js';

/** How programs of OpenSSH, and those that start `ssh`, are made to log in with a token without a terminal. */
export interface SshLogin {
  /** `-o …` options, the port among them; host keys are learnt at the first connection and kept in the folder. */
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** `alice@127.0.0.1` */
  readonly target: string;
}

export async function sshLogin(
  folder: TemporaryFolder,
  { sftp: { host, port } }: Endpoints,
  { login, token }: Account,
  method: 'password' | 'keyboard-interactive' = 'password',
): Promise<SshLogin> {
  const askpass = folder.at('askpass');
  await writeFile(askpass, '#!/bin/sh\nprintf "%s\\n" "$PATIO_TEST_TOKEN"\n');
  await chmod(askpass, 0o700);
  const options = {
    Port: String(port),
    UserKnownHostsFile: folder.at('known_hosts'),
    StrictHostKeyChecking: 'accept-new',
    PreferredAuthentications: method,
    NumberOfPasswordPrompts: '1',
    BatchMode: 'no',
    LogLevel: 'ERROR',
  };
  return {
    options: [
      '-F',
      '/dev/null',
      ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ],
    env: { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':none', PATIO_TEST_TOKEN: token },
    target: `${login}@${host}`,
  };
}
