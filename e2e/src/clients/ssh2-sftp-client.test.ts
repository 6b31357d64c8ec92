import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import SftpClient from 'ssh2-sftp-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { mustRun } from '../harness/process.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

let doors: TestDoors;
let local: TemporaryFolder;
let client: SftpClient;
beforeAll(async () => {
  [doors, local] = await Promise.all([openTestDoors(), temporaryFolder()]);
  const alice = await doors.platform.createUser('alice');
  const { secret } = await doors.platform.mint(alice);
  client = new SftpClient();
  await client.connect({ ...doors.sftp, username: 'alice', password: secret });
});
afterAll(async () => {
  await client?.end();
  await doors?.close();
  await local?.remove();
});

it('begins at home', async () => {
  expect(await client.cwd()).toBe('/alice');
  expect(await client.realPath('none/../there')).toBe('/alice/there');
});

it('puts, gets and appends buffers and streams', async () => {
  const body = randomBytes(3 * mebibyte);
  await client.put(body, '/alice/buffer');
  expect(body.equals((await client.get('/alice/buffer')) as Buffer)).toBe(true);
  await client.put(Readable.from([body.subarray(0, 100), body.subarray(100)]), '/alice/stream');
  await client.append(Buffer.from('end'), '/alice/stream');
  const grown = Buffer.concat([body, Buffer.from('end')]);
  expect(grown.equals((await client.get('/alice/stream')) as Buffer)).toBe(true);
  const { size, isFile } = await client.stat('/alice/stream');
  expect([size, isFile]).toEqual([body.length + 3, true]);
});

it('transfers files with many requests in flight', async () => {
  const hash = await writeRandomFile(local.at('large'), 16 * mebibyte);
  await client.fastPut(local.at('large'), '/alice/large', { concurrency: 16 });
  await client.fastGet('/alice/large', local.at('back'), { concurrency: 16 });
  expect(await hashOfFile(local.at('back'))).toBe(hash);
});

it('brings folders up and down', async () => {
  await mkdir(local.at('tree/deep/er'), { recursive: true });
  for (const name of ['a', 'deep/b ä', 'deep/er/c']) await writeFile(local.at('tree', name), name);
  await client.uploadDir(local.at('tree'), '/alice/tree');
  await client.downloadDir('/alice/tree', local.at('tree-back'));
  await mustRun('diff', ['-r', local.at('tree'), local.at('tree-back')]);
  expect((await client.list('/alice/tree')).map(({ name, type }) => [name, type]).sort()).toEqual([
    ['a', '-'],
    ['deep', 'd'],
  ]);
});

it('makes, renames, replaces and removes', async () => {
  await client.mkdir('/alice/some/where', true);
  expect(await client.exists('/alice/some/where')).toBe('d');
  await client.put(Buffer.from('old'), '/alice/some/old');
  await client.put(Buffer.from('new'), '/alice/some/new');
  await expect(client.rename('/alice/some/new', '/alice/some/old')).rejects.toThrow();
  await client.posixRename('/alice/some/new', '/alice/some/old');
  await client.rcopy('/alice/some/old', '/alice/some/copy');
  expect(String(await client.get('/alice/some/copy'))).toBe('new');
  await client.chmod('/alice/some/copy', 0o600);
  await client.rmdir('/alice/some', true);
  expect(await client.exists('/alice/some')).toBe(false);
  await expect(client.get('/alice/some/copy')).rejects.toThrow(/no such file/);
});
