import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openSftp, type SftpSession, sftpStatus } from '../harness/sftp-session.js';
import { errorsIn, secret, startTarget, type Target, treasure } from './scene.js';

let target: Target;
let session: SftpSession;
beforeAll(async () => {
  target = await startTarget();
  session = await openSftp(target.program, target.alice);
});
afterEach(() => target.expectUnharmed());
afterAll(async () => {
  await session?.end();
  expect(errorsIn(target.program.stderr())).toEqual([]);
  await target.remove();
});

const tooLong = 'a'.repeat(256);

it.each([
  ...['/alice/../bob/secret', '../bob/secret', '/bob/secret', '//bob//secret', '/alice/./../bob/secret'],
  ...['/../../../etc/passwd', '/etc/passwd', '/alice/%2e%2e/bob/secret', '/alice/a\0b'],
  ...[`/alice/${tooLong}`, `/alice${'/x'.repeat(5000)}`, '\0', `/alice/${'é'.repeat(128)}`],
])('gives nothing away for %j', async (path) => {
  const read = session.read(path).then((content) => expect(content.toString()).not.toContain(secret));
  expect(await sftpStatus(read)).toBeGreaterThan(0);
  expect(await sftpStatus(session.stat(path))).toBeGreaterThan(0);
  expect(await sftpStatus(session.rename('/alice/treasure', path))).toBeGreaterThan(0);
  expect(await sftpStatus(session.makeFolder(`${path}/folder`))).toBeGreaterThan(0);
});

it('finds its way through dot segments that stay inside', async () => {
  expect((await session.read('/alice/../alice/treasure')).toString()).toBe(treasure);
  expect(await session.realPath('/alice/./x/../../alice/y')).toBe('/alice/y');
  expect(await session.realPath('/../..')).toBe('/');
});

it('ends a session that does not speak the protocol, and only that one', async () => {
  const packets = [
    Buffer.from('ffffffff', 'hex'),
    Buffer.from('00000000', 'hex'),
    Buffer.from('0000000501000000037f', 'hex'),
    Buffer.concat([Buffer.from('00000005010000000300000009', 'hex'), Buffer.alloc(64, 0xff)]),
    Buffer.alloc(100_000, 0x41),
  ];
  for (const packet of packets) {
    const { client, closed } = await openSftp(target.program, target.alice);
    const ended = new Promise<void>((resolve, reject) => {
      client.subsys('sftp', (error, channel) => {
        if (error) return reject(error);
        channel.on('close', () => resolve());
        channel.on('error', () => {});
        channel.resume();
        channel.write(packet);
        channel.end();
      });
    });
    await Promise.race([ended, closed]);
    client.destroy();
  }
  expect(await session.names('/')).toContain('alice');
});

it('survives what is not SSH', async () => {
  const noise = [
    Buffer.alloc(300_000, 0x41),
    'GET / HTTP/1.1\r\n\r\n',
    'SSH-1.5-old\r\n',
    `SSH-2.0-${'x'.repeat(1000)}\r\n`,
  ];
  const halfKex = Buffer.concat([
    Buffer.from('SSH-2.0-x\r\n'),
    Buffer.from('0000000c0a14', 'hex'),
    Buffer.alloc(2000, 0xff),
  ]);
  for (const bytes of [...noise, halfKex]) {
    await new Promise<void>((resolve) => {
      const socket = connect(target.program.sftp.port, target.program.sftp.host, () => socket.end(bytes));
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
      // Whoever says nothing wrong may keep the line until the time for logging in is over.
      setTimeout(() => socket.destroy(), 2000).unref();
    });
  }
});

it('refuses logins that are none', async () => {
  const { token } = target.alice;
  for (const account of [
    { login: 'alice', token: '' },
    { login: '', token },
    { login: 'bob', token },
    { login: 'alice\0', token },
    { login: 'alice', token: `${token}\0` },
    { login: 'alice', token: 'x'.repeat(20_000) },
    { login: 'x'.repeat(20_000), token },
    { login: '../alice', token },
  ]) {
    await expect(openSftp(target.program, account)).rejects.toBeDefined();
  }
});
