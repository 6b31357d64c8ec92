import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';
import { parseChecksumCommand } from './checksum-command.js';

let door: TestDoor;
let me: FreshUser;
beforeAll(async () => {
  door = await openTestDoor();
  me = await freshUser(door);
});
afterAll(() => door.dispose());

async function execute(command: string, input?: string) {
  const client = await door.logIn({ user: me.user });
  const said = { code: -1, out: '', err: '' };
  await new Promise<void>((resolve, reject) => {
    client.ssh.exec(command, (error, channel) => {
      if (error) return reject(error);
      channel.on('data', (chunk: Buffer) => {
        said.out += chunk;
      });
      channel.stderr.on('data', (chunk: Buffer) => {
        said.err += chunk;
      });
      channel.once('exit', (code: number) => {
        said.code = code;
      });
      channel.once('close', resolve);
      channel.end(input);
    });
  });
  client.end();
  return said;
}

const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

test.each([
  ['md5sum', 'md5'],
  ['sha1sum', 'sha1'],
  ['sha256sum', 'sha256'],
])('%s prints the checksum of a file, of a text and of what it is sent', async (program, algorithm) => {
  await me.prepare('file', 'content');
  const of = (text: string, name: string) => ({
    code: 0,
    out: `${hex(algorithm, text)}  ${name}\n`,
    err: '',
  });
  expect(await execute(`${program} ${me.home}/file`)).toEqual(of('content', `${me.home}/file`));
  expect(await execute(`${program} file`)).toEqual(of('content', 'file'));
  expect(await execute(`echo 'abc' | ${program}`)).toEqual(of('abc\n', '-'));
  expect(await execute(program)).toEqual(of('', '-'));
  expect(await execute(program, 'sent')).toEqual(of('sent', '-'));
});

test('a name that would break the line is escaped as coreutils do', async () => {
  await me.prepare('back\\slash', 'x');
  expect((await execute("md5sum 'back\\slash'")).out).toBe(`\\${hex('md5', 'x')}  back\\\\slash\n`);
});

test('what cannot be read is said, with exit code 1', async () => {
  const absent = await execute('sha256sum absent');
  expect(absent).toMatchObject({ code: 1, out: '' });
  expect(absent.err).toMatch(/^sha256sum: absent: .*\n$/);
  expect(await execute('sha256sum /')).toMatchObject({ code: 1, out: '' });
  const other = await freshUser(door);
  await other.prepare('secret', 'x');
  expect(await execute(`sha256sum ${other.home}/secret`)).toMatchObject({ code: 1, out: '' });
});

test.each([
  'md5sum -b /a',
  'md5sum -',
  "md5sum ''",
  'md5sum /a /b',
  "echo 'a' | md5sum /a",
  'echo a | md5sum',
  'cat /a',
  'md5sum | cat',
])('%j is no checksum command', (command) => {
  expect(parseChecksumCommand(command)).toBeUndefined();
});
