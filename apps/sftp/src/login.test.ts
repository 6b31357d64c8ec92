import { connect } from 'node:net';
import { PatError } from '@patio/pat-core';
import type { TestToken } from '@patio/pat-core/testing';
import type { AuthenticationType, ConnectConfig } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestClient } from './testing/client.js';
import { openTestDoor, type TestDoor } from './testing/door.js';

let door: TestDoor;
let token: TestToken;
beforeAll(async () => {
  door = await openTestDoor({ limits: { loginAttempts: 3 } });
  await door.platform.createUser('bob');
  token = await door.platform.mint(door.alice);
});
afterAll(() => door.dispose());

const logIn = (config: ConnectConfig) => TestClient.logIn(door.port, { username: 'alice', ...config });

describe('login', () => {
  test('takes a token as password', async () => {
    const client = await logIn({ password: token.secret });
    expect(await (await client.openSession()).realpath('.')).toBe('/alice');
  });

  test('takes a token as the answer to keyboard-interactive', async () => {
    const socket = connect(door.port, '127.0.0.1');
    const { Client } = (await import('ssh2')).default;
    const ssh = new Client();
    const prompts: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      ssh.on('keyboard-interactive', (_name, _instructions, _language, asked, answer) => {
        prompts.push(...asked);
        answer([token.secret]);
      });
      ssh.once('ready', resolve).once('error', reject);
      ssh.connect({ sock: socket, username: 'alice', tryKeyboard: true });
    });
    expect(prompts).toEqual([{ prompt: expect.stringMatching(/assword: $/), echo: false }]);
    ssh.end();
  });

  test.each([
    ['a wrong token', 'alice', `patio_${'x'.repeat(49)}`],
    ['an empty password', 'alice', ''],
    ["a token that is another user's", 'bob', undefined],
    ['a user name in other letters', 'Alice2', undefined],
  ])('refuses %s', async (_what, username, password) => {
    await expect(logIn({ username, password: password ?? token.secret })).rejects.toThrow(
      /All configured authentication methods failed/,
    );
  });

  test.each<AuthenticationType>(['none', 'hostbased'])('does not know the method %s', async (method) => {
    await expect(logIn({ authHandler: [method] })).rejects.toThrow(/authentication methods failed/);
  });

  test('ends the connection with a sentence when there were too many failures before', async () => {
    const message = 'Too many failed logins; try again in 60 seconds.';
    const throttled = await door.another({
      auth: (auth) => ({
        ...auth,
        authenticate: () =>
          Promise.reject(new PatError('too_many_requests', message, { retryAfterSeconds: 60 })),
      }),
    });
    const attempt = TestClient.logIn(throttled.port, { username: 'alice', password: 'x' });
    await expect(attempt).rejects.toMatchObject({ message, code: 14 });
  });

  test('ends the connection after so many failures', async () => {
    let attempts = 0;
    const failing = logIn({
      password: 'wrong',
      authHandler: (_methodsLeft, _partial, next) => {
        attempts++;
        next({ type: 'password', username: 'alice', password: 'wrong' });
      },
    });
    await expect(failing).rejects.toThrow();
    // The client is asked for the next attempt after each refusal; the third is answered by the end.
    expect(attempts).toBe(3);
  });

  test('refuses at once, and without blaming the password, when the core cannot answer', async () => {
    const broken = await door.another({
      auth: (auth) => ({
        ...auth,
        authenticate: () => Promise.reject(new PatError('unavailable', 'The database is away.')),
      }),
    });
    await expect(broken.logIn()).rejects.not.toThrow(/authentication methods failed/);
    expect(broken.log).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  test('says the banner first', async () => {
    const polite = await door.another({ banner: 'Welcome to Patio' });
    const { secret } = await polite.platform.mint(polite.alice);
    const { Client } = (await import('ssh2')).default;
    const ssh = new Client();
    const banner = await new Promise((resolve, reject) => {
      ssh.once('banner', resolve).once('error', reject);
      ssh.connect({ host: '127.0.0.1', port: polite.port, username: 'alice', password: secret });
    });
    expect(banner).toContain('Welcome to Patio');
    ssh.end();
  });
});

describe('connections that do not log in', () => {
  test.each(['', 'SSH-2.0-silent\r\n'])('are cut after the grace time, having said %j', async (greeting) => {
    const strict = await door.another({ limits: { loginGraceMs: 50 } });
    const socket = connect(strict.port, '127.0.0.1');
    socket.write(greeting);
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  });

  test('are limited per address', async () => {
    const strict = await door.another({ limits: { pendingLoginsPerAddress: 2 } });
    const waiting = [connect(strict.port, '127.0.0.1'), connect(strict.port, '127.0.0.1')];
    await Promise.all(waiting.map((socket) => new Promise((resolve) => socket.once('data', resolve))));
    await expect(strict.logIn()).rejects.toThrow();
    for (const socket of waiting) socket.destroy();
    await expect
      .poll(() =>
        strict.logIn().then(
          () => 'in',
          () => 'out',
        ),
      )
      .toBe('in');
  });

  test('do not keep the door from closing', async () => {
    const closing = await door.another({});
    const socket = connect(closing.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await closing.server.close();
    await closed;
  });
});

test('connections that have logged in are limited per address too', async () => {
  const strict = await door.another({ limits: { connectionsPerAddress: 2 } });
  const first = await strict.logIn();
  await strict.logIn();
  await expect(strict.logIn()).rejects.toThrow();
  first.end();
  await first.closed;
  await expect
    .poll(() =>
      strict.logIn().then(
        () => 'in',
        () => 'out',
      ),
    )
    .toBe('in');
});

describe('the home of a session', () => {
  async function homeWith(scopes: string[]): Promise<string | undefined> {
    const session = await door.session({ scopes });
    return session.realpath('');
  }

  async function idOf(path: string) {
    const principal = await door.platform.signIn(door.alice);
    return (await door.platform.files.stat(principal, { path })).id;
  }

  beforeAll(async () => {
    const principal = await door.platform.signIn(door.alice);
    await door.platform.files.createFolder(principal, { path: '/alice/photos' });
    await door.platform.files.createFolder(principal, { path: '/alice/photos/2026' });
    const content = [Buffer.from('x')];
    await door.platform.files.write(
      principal,
      { path: '/alice/photos/a.jpg' },
      (async function* () {
        yield* content;
      })(),
    );
  });

  test('is the folder that the token is scoped to', async () => {
    expect(await homeWith([`node:${await idOf('/alice/photos/2026')}:rw`])).toBe('/alice/photos/2026');
  });

  test('is the folder of the file that the token is scoped to', async () => {
    expect(await homeWith([`node:${await idOf('/alice/photos/a.jpg')}:r`])).toBe('/alice/photos');
  });

  test('is the workspace for several scopes within it', async () => {
    const scopes = [
      `node:${await idOf('/alice/photos/2026')}:r`,
      `node:${await idOf('/alice/photos/a.jpg')}:r`,
    ];
    expect(await homeWith(scopes)).toBe('/alice');
  });

  test('is / when the workspace cannot be seen', async () => {
    expect(await homeWith(['profile'])).toBe('/');
  });
});
