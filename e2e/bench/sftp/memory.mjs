import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import ssh2 from 'ssh2';
import { forgetPeak, peakMiB, residentMiB } from '../setup/resident-memory.mjs';

/** An address may have a hundred connections open. */
const idleConnections = 50;
const sessionsEach = 4;
const pipelinedReads = 20_000;
const readBytes = 32 * 1024; // more, the library would split
const settleMs = 3000;

/** MiB of `patio serve` above idle: with a client that asks and never reads, and with many idle sessions. */
export async function measureMemory(server, pid) {
  await delay(settleMs);
  const idle = await residentMiB(pid);
  await forgetPeak(pid);
  await askAndNeverRead(server);
  const neverReads = (await peakMiB(pid)) - idle;
  const before = await residentMiB(pid);
  const clients = [];
  while (clients.length < idleConnections) clients.push(await openIdle(server));
  await delay(settleMs);
  const open = (await residentMiB(pid)) - before;
  for (const client of clients) client.end();
  return [
    ['MiB', 'above idle'],
    ['idle itself', idle.toFixed(0)],
    [`${pipelinedReads} READs of 32 KiB, never read`, neverReads.toFixed(0)],
    [`${idleConnections * sessionsEach} idle sessions on ${idleConnections} connections`, open.toFixed(0)],
  ];
}

async function logIn({ host, port, login, key }) {
  const client = new ssh2.Client();
  const privateKey = await readFile(key);
  await new Promise((resolve, reject) => {
    client.once('ready', resolve).once('error', reject);
    client.connect({ host, port, username: login, privateKey });
  });
  client.on('error', () => {});
  return client;
}

async function openIdle(server) {
  const client = await logIn(server);
  for (let count = 0; count < sessionsEach; count++) {
    await new Promise((resolve, reject) => client.sftp((error) => (error ? reject(error) : resolve())));
  }
  return client;
}

async function askAndNeverRead(server) {
  const client = await logIn(server);
  const sftp = await new Promise((resolve, reject) => {
    client.sftp((error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const handle = await new Promise((resolve, reject) => {
    sftp.open(`${server.root}/large`, 'r', (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  client._sock.pause();
  const block = Buffer.allocUnsafe(readBytes);
  for (let count = 0; count < pipelinedReads; count++) sftp.read(handle, block, 0, readBytes, 0, () => {});
  await delay(2 * settleMs);
  client._sock.destroy();
}
