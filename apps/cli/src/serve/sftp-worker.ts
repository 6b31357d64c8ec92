import type { Socket } from 'node:net';
import { openPlatform, readConfig } from '@patio/pat-core';
import { createLog } from '../log.js';
import { sftpDoor } from './sftp-door.js';
import type { ToServer, ToWorker } from './sftp-workers.js';

/*
 * A process of its own that serves the SFTP connections it is handed, on the database that the server has. It ends when the
 * server says so, or is gone.
 */

const config = readConfig();
const writeLog = createLog(config.logLevel, (line) => void process.stderr.write(line));
const log: typeof writeLog = (level, message, facts) =>
  writeLog(level, message, { door: 'sftp', process: process.pid, ...facts });
process.on('uncaughtException', (error) => {
  log('error', 'an error that nobody handled', { error });
  process.exit(1);
});
// An interrupt from the terminal reaches every process: the server's is the one that decides.
process.on('SIGINT', () => undefined);

const platform = await openPlatform(config, {
  onError: (error) => log('error', 'work in the background failed', { error }),
});
const door = sftpDoor(platform, config, log);

process.on('message', (message: ToWorker, socket: Socket | undefined) => {
  if (message === 'stop') void stop();
  else if (socket) door.serve(socket);
});
process.once('disconnect', () => void stop());
process.once('SIGTERM', () => void stop());
const ready: ToServer = { hostKeyFingerprint: door.hostKeyFingerprint };
process.send?.(ready);

async function stop(): Promise<void> {
  await door.close();
  await platform.close();
  process.exit(0);
}
