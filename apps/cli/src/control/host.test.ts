import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PatError } from '@patio/pat-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Claim, claimDataDir } from './claim.js';
import { meetOwner } from './client.js';
import { ControlHost } from './host.js';
import { ownDataDir } from './own.js';

let dataDir: string;
let host: ControlHost;
let claim: Claim;
const unexpected: unknown[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'patio-host-'));
  unexpected.length = 0;
  ({ host, claim } = await own('server'));
});
afterEach(async () => {
  await host.close();
  await claim.release();
  await rm(dataDir, { recursive: true, force: true });
});

async function own(kind: 'server' | 'command') {
  const owner = new ControlHost(kind, (error) => unexpected.push(error));
  return { host: owner, claim: await ownDataDir(dataDir, owner) };
}

async function meet() {
  const found = await claimDataDir(dataDir, () => undefined);
  if (found.kind === 'owner') throw new Error('Nobody owns the directory.');
  return meetOwner(found.owner);
}

async function send(operation: string, input: unknown) {
  const owner = await meet();
  return owner?.request({ operation, input });
}

test('carries out commands and passes their results on', async () => {
  host.open(async (request) => ({ done: request }));
  const request = { operation: 'listUsers', input: { text: 'ä\n"' } };
  expect(await send(request.operation, request.input)).toEqual({ result: { done: request } });
});

test('passes on results of many megabytes, also when it is closed meanwhile', async () => {
  const long = 'x'.repeat(20_000_000);
  let closed: Promise<void> | undefined;
  host.open(async () => {
    closed = host.close();
    return long;
  });
  expect(await send('long', {})).toEqual({ result: long });
  await closed;
});

test('a command waits until the host is open', async () => {
  const reply = send('listUsers', {});
  host.open(async () => 'late');
  expect(await reply).toEqual({ result: 'late' });
});

test('passes errors of the core on, and only reports the others', async () => {
  host.open(async ({ operation }) => {
    throw operation === 'known' ? new PatError('locked', 'It is locked.') : new Error('password=hunter2');
  });
  await expect(send('known', {})).rejects.toMatchObject({ code: 'locked', message: 'It is locked.' });
  await expect(send('other', {})).rejects.toMatchObject({ code: 'internal' });
  await expect(send('other', {})).rejects.not.toThrow('hunter2');
  expect(unexpected).toHaveLength(2);
});

test('finishes what runs when it closes, and says of the rest that it has not begun', async () => {
  let finish = (_value: string) => {};
  const begun = new Promise<void>((resolve) => {
    host.open(() => {
      resolve();
      return new Promise((finished) => {
        finish = finished;
      });
    });
  });
  const running = send('slow', {});
  await begun;
  const greeted = await meet();
  const closed = host.close();
  const late = greeted?.request({ operation: 'late', input: {} });
  finish('done');
  expect(await running).toEqual({ result: 'done' });
  expect(await late).toBeUndefined();
  await closed;
});

test('a second server is refused; one that finds a command waits for its end', async () => {
  host.open(async () => undefined);
  await expect(own('server')).rejects.toMatchObject({ code: 'conflict' });
  await host.close();
  await claim.release();

  const command = await own('command');
  command.host.open(async () => undefined);
  const server = own('server');
  await command.host.close();
  await command.claim.release();
  ({ host, claim } = await server);
});

test('what is no request does no harm', async () => {
  host.open(async () => 'fine');
  const found = await claimDataDir(dataDir, () => undefined);
  if (found.kind === 'owner') throw new Error('Nobody owns the directory.');
  found.owner.on('error', () => undefined);
  found.owner.write('GET / HTTP/1.1\r\n\r\n');
  expect(await send('listUsers', {})).toEqual({ result: 'fine' });
  found.owner.destroy();
});
