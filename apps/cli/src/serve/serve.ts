import { existsSync } from 'node:fs';
import { type Config, openPlatform } from '@patio/pat-core';
import { runOperation } from '../admin/operations/index.js';
import { prepareDataDir } from '../control/data-dir.js';
import { ControlHost } from '../control/host.js';
import { ownDataDir } from '../control/own.js';
import type { Log } from '../log.js';
import { addressesOf } from './addresses.js';
import { type RunningDoor, startDoor } from './doors.js';
import { makeFirstAdministrator } from './first-start.js';
import { checkPorts, type DoorName } from './ports.js';
import { readTls } from './tls.js';
import { readyLine, welcome } from './welcome.js';

export interface ServeOptions {
  readonly config: Config;
  readonly doors: readonly DoorName[];
  readonly log: Log;
  readonly print: (text: string) => void;
  /** Resolves when the server is to end. */
  readonly stopped: Promise<unknown>;
}

/**
 * Runs Patio: takes the data directory, opens the core, makes the first administrator, opens the doors and says so; then
 * waits until it is stopped and closes all in the opposite order.
 * @throws PatError with one sentence when something is missing; what was opened is closed again
 */
export async function serve({ config, doors: names, log, print, stopped }: ServeOptions): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  try {
    const tls = await readTls(config.tls);
    const host = new ControlHost('server', (error) => log('error', 'a command failed', { error }));
    // A new directory is not made before the ports are known to be free. But a server that is just stopping has both,
    // the directory and the ports: owning the directory waits for it.
    const isNew = !existsSync(config.dataDir);
    if (isNew) await checkPorts(config, names);
    closers.push(await takeDataDir(config, host));
    if (!isNew) await checkPorts(config, names);
    const platform = await openPlatform(config, {
      onError: (error) => log('error', 'work in the background failed', { error }),
    });
    closers.push(() => platform.close());

    const doors: RunningDoor[] = [];
    closers.push(async () => void (await Promise.all(doors.map((door) => door.close()))));
    for (const name of names) doors.push(await startDoor(name, { platform, config, tls, log }));
    platform.announce(addressesOf(config, doors));

    const first = await makeFirstAdministrator(platform.admin, config);
    host.open(({ operation, input }) => runOperation(platform.admin, operation, input));
    closers.push(() => host.close());
    if (first) print(welcome(config, doors, first));
    print(readyLine(config, doors));
    await stopped;
    log('info', 'stopping');
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** Makes the data directory this server's own. Servers on one external database may share it. @returns what gives it back */
async function takeDataDir(config: Config, host: ControlHost): Promise<() => Promise<void>> {
  if (config.databaseUrl) {
    await prepareDataDir(config.dataDir);
    return async () => undefined;
  }
  const claim = await ownDataDir(config.dataDir, host);
  return () => claim.release();
}
