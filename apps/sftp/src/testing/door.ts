import { join } from 'node:path';
import type { Files, Platform } from '@patio/pat-core';
import {
  openTestPlatform,
  type TestPlatform,
  type TestTokenOptions,
  type TestUser,
} from '@patio/pat-core/testing';
import type { ConnectConfig } from 'ssh2';
import { createSftpServer, type SftpOptions, type SftpServer } from '../index.js';
import { TestClient, type TestSession } from './client.js';

export interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>> | undefined;
}

/** The door over a fresh core, listening on a free port of the loopback, with a user alice. */
export interface TestDoor {
  readonly platform: TestPlatform;
  readonly server: SftpServer;
  readonly port: number;
  readonly log: LogEntry[];
  readonly alice: TestUser;
  /** Logs in with a fresh token, as alice unless told otherwise. */
  logIn(options?: LogInOptions): Promise<TestClient>;
  /** Logs in and opens a session; the connection ends with the door. */
  session(options?: LogInOptions): Promise<TestSession>;
  /** Another door on the same core. */
  another(options: TestDoorOptions): Promise<TestDoor>;
  /** Closes this door and those it made; the first also the core. */
  dispose(): Promise<void>;
}

export interface LogInOptions extends TestTokenOptions {
  readonly user?: TestUser;
  readonly secret?: string;
  readonly config?: ConnectConfig;
}

export interface TestDoorOptions extends Partial<SftpOptions> {
  /** Told each statement of the core. */
  readonly onQuery?: (text: string) => void;
  /** What the door gets instead of the core, or of parts of it. */
  readonly files?: (files: Files) => Files;
  readonly auth?: (auth: Platform['auth']) => Platform['auth'];
}

export async function openTestDoor(options: TestDoorOptions = {}): Promise<TestDoor> {
  const { clock, onQuery } = options;
  const platform = await openTestPlatform({ ...(clock && { clock }), ...(onQuery && { onQuery }) });
  const alice = await platform.createUser('alice');
  return openDoorOn(platform, alice, options, () => platform.dispose());
}

async function openDoorOn(
  platform: TestPlatform,
  alice: TestUser,
  { files, auth, onQuery: _heard, ...serverOptions }: TestDoorOptions,
  afterwards: () => Promise<void>,
): Promise<TestDoor> {
  const log: LogEntry[] = [];
  const core = {
    auth: auth?.(platform.auth) ?? platform.auth,
    files: files?.(platform.files) ?? platform.files,
    countRequest: platform.countRequest,
  };
  const server = createSftpServer(core, {
    hostKeyDir: join(platform.dataDir, 'ssh'),
    log: (level, message, facts) => log.push({ level, message, facts }),
    ...serverOptions,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const others: TestDoor[] = [];

  async function logIn({ user = alice, secret, config, ...token }: LogInOptions = {}): Promise<TestClient> {
    const password = secret ?? (await platform.mint(user, token)).secret;
    return TestClient.logIn(port, { username: user.login, password, ...config });
  }

  return {
    ...{ platform, server, port, log, alice, logIn },
    session: async (logInOptions) => (await logIn(logInOptions)).openSession(),
    async another(otherOptions) {
      const other = await openDoorOn(platform, alice, otherOptions, async () => {});
      others.push(other);
      return other;
    },
    async dispose() {
      for (const other of others) await other.dispose();
      await server.close();
      await afterwards();
    },
  };
}
