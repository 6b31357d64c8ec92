import { type Agent, type IncomingHttpHeaders, request as sendRequest } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { openTestPlatform, type TestPlatform, type TestUser } from '@patio/pat-core/testing';
import { createWebdavServer } from './index.js';
import type { WebdavOptions } from './options.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
  /** Default: alice's token as Basic; null: no credentials. */
  readonly authorization?: string | null;
  /** Default: a connection for each request. */
  readonly agent?: Agent;
}

/** The running door over a real core, with users alice and bob. */
export interface TestDoor {
  readonly platform: TestPlatform;
  readonly alice: TestUser;
  readonly bob: TestUser;
  readonly host: string;
  readonly port: number;
  /** What was logged as an error: must stay empty. */
  readonly errors: unknown[];
  basicFor(user: TestUser, scopes?: readonly string[]): Promise<string>;
  /** `path` goes out as it is, also when it is malformed. */
  send(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Sends bytes as they are and gives back what comes until the server closes or `until` is seen. */
  sendRaw(bytes: string, until?: RegExp): Promise<string>;
  /** A file's content as the core has it; undefined where there is none. */
  contentOf(path: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export async function openTestDoor(options: Partial<WebdavOptions> = {}): Promise<TestDoor> {
  const platform = await openTestPlatform(options.clock ? { clock: options.clock } : {});
  const alice = await platform.createUser('alice');
  const bob = await platform.createUser('bob');
  const door = await serveTestDoor({ platform, alice, bob }, options);
  return {
    ...door,
    async close() {
      await door.close();
      await platform.dispose();
    },
  };
}

/** Another server over the same core. Closing it leaves the core open. */
export async function serveTestDoor(
  { platform, alice, bob }: Pick<TestDoor, 'platform' | 'alice' | 'bob'>,
  options: Partial<WebdavOptions> = {},
): Promise<TestDoor> {
  const errors: unknown[] = [];
  const server = createWebdavServer(platform, {
    log: (level, message, fields) => level === 'error' && errors.push({ message, ...fields }),
    ...options,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const host = `127.0.0.1:${port}`;
  const observer = await platform.signIn(alice);

  async function basicFor(user: TestUser, scopes: readonly string[] = []): Promise<string> {
    const { secret } = await platform.mint(user, { scopes });
    return `Basic ${Buffer.from(`${user.login}:${secret}`).toString('base64')}`;
  }
  const ownAuthorization = await basicFor(alice);

  function send(method: string, path: string, { headers, body, authorization, agent }: RequestOptions = {}) {
    const sender = authorization === undefined ? ownAuthorization : authorization;
    return new Promise<Answer>((resolve, reject) => {
      const request = sendRequest({
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: agent ?? false,
        headers: { ...(sender !== null && { authorization: sender }), ...headers },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        buffer(response).then((bytes) => {
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, headers: answered, bytes, text: bytes.toString() });
        }, reject);
      });
      request.end(body);
    });
  }

  function sendRaw(bytes: string, until?: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (until?.test(received)) socket.destroy();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(received));
    });
  }

  async function contentOf(path: string): Promise<string | undefined> {
    const file = await platform.files.open(observer, { path }).catch(() => undefined);
    if (!file) return undefined;
    const bytes = file.content ?? (await buffer(file.stream()));
    await file.close();
    return bytes.toString();
  }

  return {
    platform,
    alice,
    bob,
    host,
    port,
    errors,
    basicFor,
    send,
    sendRaw,
    contentOf,
    close: () => server.close(),
  };
}
