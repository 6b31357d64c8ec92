import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Claim, claimDataDir } from './claim.js';

let base: string;
let dataDir: string;
const claims: Claim[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'patio-claim-'));
  dataDir = join(base, 'data');
});
afterEach(async () => {
  await Promise.all(claims.splice(0).map((claim) => claim.release()));
  await rm(base, { recursive: true, force: true });
});

async function claim(onConnection: (socket: Socket) => void = () => undefined) {
  const result = await claimDataDir(dataDir, onConnection);
  if (result.kind === 'owner') claims.push(result);
  else result.owner.destroy();
  return result.kind;
}

const sockets = () => readdir(join(dataDir, 'control'));

test('the first owns the directory, the next are connected to it, and after the release it is free', async () => {
  const connections: Socket[] = [];
  expect(await claim((socket) => connections.push(socket))).toBe('owner');
  expect(await claim()).toBe('other');
  expect(await claim()).toBe('other');
  expect(connections).toHaveLength(2);
  await claims.pop()?.release();
  expect(await sockets()).toEqual([]);
  expect(await claim()).toBe('owner');
});

test('only the owner of the files may connect', async () => {
  await claim();
  const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  expect(await mode(join(dataDir, 'control'))).toBe('700');
  expect(await mode(join(dataDir, 'control', '1.sock'))).toBe('600');
});

test('of many at once exactly one owns it', async () => {
  const kinds = await Promise.all(Array.from({ length: 20 }, () => claim()));
  expect(kinds.filter((kind) => kind === 'owner')).toHaveLength(1);
});

test('of many at once exactly one takes over what a killed process left', async () => {
  for (let round = 0; round < 5; round++) {
    await leaveStaleSocket(join(dataDir, 'control', `${round + 1}.sock`));
  }
  const kinds = await Promise.all(Array.from({ length: 20 }, () => claim()));
  expect(kinds.filter((kind) => kind === 'owner')).toHaveLength(1);
  expect(await sockets()).toEqual(['6.sock']);
});

test('who loses its name before it is ready tries again', async () => {
  const { listen } = Server.prototype;
  const once = vi.spyOn(Server.prototype, 'listen').mockImplementationOnce(function (this: Server, path) {
    this.prependOnceListener('listening', () => rmSync(String(path)));
    return listen.call(this, path);
  });
  expect(await claim()).toBe('owner');
  expect(once).toHaveBeenCalledTimes(2);
  once.mockRestore();
  expect(await sockets()).toEqual(['1.sock']);
});

test('a path longer than a socket name may be finds the same owner', async () => {
  dataDir = join(base, 'a-long-folder-name'.repeat(8), 'data');
  expect(await claim()).toBe('owner');
  expect(await claim()).toBe('other');
  expect(await sockets()).toEqual(['1.sock']);
  await claims.pop()?.release();
  expect(await claim()).toBe('owner');
});

test('a directory that cannot be made is one sentence', async () => {
  await writeFile(join(base, 'file'), '');
  dataDir = join(base, 'file', 'data');
  await expect(claim()).rejects.toMatchObject({
    code: 'unavailable',
    message: `The data directory ${dataDir} cannot be written (ENOTDIR: not a directory).`,
  });
});

/** A process binds the socket and is killed: the file stays and nobody listens. */
async function leaveStaleSocket(path: string): Promise<void> {
  await mkdir(join(dataDir, 'control'), { recursive: true });
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}
