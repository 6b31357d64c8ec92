import { createServer } from 'node:net';
import type { ClientChannel, ConnectConfig } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './testing/client.js';
import { openTestDoor, type TestDoor } from './testing/door.js';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ limits: { channelsPerConnection: 3 } });
});
afterAll(() => door.dispose());

test('shows the fingerprint of an ed25519 key, the same after a restart', async () => {
  const { hostKeyFingerprint } = door.server;
  expect(hostKeyFingerprint).toEqual({
    algorithm: 'ssh-ed25519',
    fingerprint: expect.stringMatching(/^SHA256:[\w+/]{43}$/),
  });
  const restarted = await door.another({});
  expect(restarted.server.hostKeyFingerprint).toEqual(hostKeyFingerprint);
});

test('says when the port is taken', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const other = await door.another({});
  await other.server.close();
  await expect(other.server.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
});

describe('what is no SFTP', () => {
  async function talk(
    open: (client: TestClient, done: (e: Error | undefined, c: ClientChannel) => void) => void,
  ) {
    const client = await door.logIn();
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      open(client, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    const said: Buffer[] = [];
    channel.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    channel.resume();
    const code = await new Promise((resolve) => channel.on('close', resolve));
    client.end();
    return { code, said: Buffer.concat(said).toString() };
  }

  test.each(['scp -t /', 'md5sum /a; id', 'md5sum $(id)', 'md5sum /a /b', 'md5sum --check /a', 'df -k', ''])(
    'the command %j gets one sentence and exit code 1',
    async (command) => {
      const { code, said } = await talk(({ ssh }, done) => ssh.exec(command, done));
      expect(code).toBe(1);
      expect(said).toMatch(/^This server runs no commands but md5sum.*-O.*\r\n$/);
    },
  );

  test('shells get one sentence and exit code 1', async () => {
    const { code, said } = await talk(({ ssh }, done) => ssh.shell(done));
    expect(code).toBe(1);
    expect(said).toMatch(/^This server offers files over SFTP, no shell\..*\r\n$/);
  });

  test('other subsystems and forwardings are refused', async () => {
    const client = await door.logIn();
    const subsystem = new Promise((resolve, reject) => {
      client.ssh.subsys('netconf', (error, channel) => (error ? reject(error) : resolve(channel)));
    });
    await expect(subsystem).rejects.toThrow();
    const forwarding = new Promise((resolve, reject) => {
      client.ssh.forwardOut('127.0.0.1', 1, '127.0.0.1', door.port, (error, channel) =>
        error ? reject(error) : resolve(channel),
      );
    });
    await expect(forwarding).rejects.toThrow();
    client.end();
  });
});

test('a connection has no more channels than the limit', async () => {
  const client = await door.logIn();
  const sessions = await Promise.all([client.openSession(), client.openSession(), client.openSession()]);
  await expect(client.openSession()).rejects.toThrow();
  sessions[0]?.channel.end();
  await sessions[0]?.exitCode;
  await expect
    .poll(() =>
      client.openSession().then(
        () => 'open',
        () => 'refused',
      ),
    )
    .toBe('open');
  client.end();
});

describe('algorithms', () => {
  async function negotiated(config: ConnectConfig) {
    const client = await door.logIn({ config });
    client.end();
    return client.handshakes[0];
  }

  test('OpenSSH, which likes slower ciphers better, is given AES-GCM', async () => {
    const cipher = ['aes128-ctr', 'aes256-gcm@openssh.com'] as const;
    const openSsh = await negotiated({
      ident: 'OpenSSH_9.2p1 Debian-2',
      algorithms: { cipher: [...cipher] },
    });
    expect(openSsh?.cs.cipher).toBe('aes256-gcm@openssh.com');
    const other = await negotiated({ ident: 'paramiko_2.12.0', algorithms: { cipher: [...cipher] } });
    expect(other?.cs.cipher).toBe('aes128-ctr');
  });

  test.each<NonNullable<ConnectConfig['algorithms']>>([
    { kex: ['diffie-hellman-group14-sha1'] },
    { kex: ['diffie-hellman-group-exchange-sha256'] },
    { kex: ['ecdh-sha2-nistp256'] },
    { serverHostKey: ['ssh-rsa'] },
    { serverHostKey: ['ecdsa-sha2-nistp256'] },
    { cipher: ['chacha20-poly1305@openssh.com'] },
    { cipher: ['aes128-cbc'] },
    { hmac: ['hmac-sha1'], cipher: ['aes128-ctr'] },
  ])('%j is not offered', async (algorithms) => {
    await expect(door.logIn({ config: { algorithms } })).rejects.toThrow(/no matching/i);
  });
});
