import { once } from 'node:events';
import { Client, type OpenMode, type SFTPWrapper } from 'ssh2';
import type { Account, Endpoints } from './endpoints.js';

/** One SFTP login by the ssh2 library, with promises; failures are errors whose `code` is the protocol's status. */
export interface SftpSession {
  readonly client: Client;
  readonly sftp: SFTPWrapper;
  stat(path: string): Promise<{ size: number }>;
  names(path: string): Promise<string[]>;
  read(path: string): Promise<Buffer>;
  write(path: string, content: string | Buffer, mode?: OpenMode): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  setModificationTime(path: string, time: Date): Promise<void>;
  realPath(path: string): Promise<string>;
  /** Resolves when the server or the network has ended the connection. */
  readonly closed: Promise<void>;
  end(): Promise<void>;
}

/** Logs in with the token as password. @throws Error of ssh2, `level: 'client-authentication'` when refused */
export async function openSftp({ sftp: { host, port } }: Endpoints, account: Account): Promise<SftpSession> {
  const client = new Client();
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  const ready = once(client, 'ready');
  client.connect({ host, port, username: account.login, password: account.token, hostVerifier: () => true });
  await ready;
  client.on('error', () => {}); // a connection that the server resets has its `close` too
  const sftp = await answer<SFTPWrapper>((done) => client.sftp(done));

  return {
    client,
    sftp,
    closed,
    stat: (path) => answer((done) => sftp.stat(path, done)),
    async names(path) {
      const entries = await answer<{ filename: string }[]>((done) => sftp.readdir(path, done));
      return entries.map((entry) => entry.filename).filter((name) => name !== '.' && name !== '..');
    },
    read: (path) => answer((done) => sftp.readFile(path, done)),
    async write(path, content, mode = 'w') {
      const handle = await answer<Buffer>((done) => sftp.open(path, mode, done));
      try {
        const bytes = Buffer.from(content);
        if (bytes.length > 0) await answer((done) => sftp.write(handle, bytes, 0, bytes.length, 0, done));
      } finally {
        await answer((done) => sftp.close(handle, done));
      }
    },
    rename: (from, to) => answer((done) => sftp.rename(from, to, done)),
    makeFolder: (path) => answer((done) => sftp.mkdir(path, done)),
    removeFile: (path) => answer((done) => sftp.unlink(path, done)),
    removeFolder: (path) => answer((done) => sftp.rmdir(path, done)),
    setModificationTime: (path, time) => answer((done) => sftp.utimes(path, time, time, done)),
    realPath: (path) => answer((done) => sftp.realpath(path, done)),
    async end() {
      client.end();
      await closed;
    },
  };
}

/** Waits for a callback; a connection that ends before has no answer, so pair long waits with `closed`. */
function answer<T>(ask: (done: (error?: Error | null, result?: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, result) => (error ? reject(error) : resolve(result as T)));
  });
}

/** The SFTP status of an outcome: 0, or what the error says. */
export async function sftpStatus(outcome: Promise<unknown>): Promise<number> {
  try {
    await outcome;
    return 0;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'number') return code;
    throw error;
  }
}
