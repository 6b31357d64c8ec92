import { readConfig, settings } from '@patio/pat-core';
import { type Command, InvalidArgumentError } from 'commander';
import { createLog } from '../log.js';
import { table } from '../output/table.js';
import type { Terminal } from '../terminal.js';
import { type DoorName, doorNames } from './ports.js';

/** `patio serve`. */
export function defineServeCommand(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('open the doors: REST, WebDAV and SFTP on one set of users, files and permissions')
    .option('--only <doors>', 'with commas: api, webdav, sftp', parseDoors)
    .addHelpText(
      'after',
      () => `\nSettings (environment variables, every one optional):\n\n${settingsTable()}`,
    )
    .action(async ({ only = doorNames }: { only?: readonly DoorName[] }) => {
      const config = readConfig();
      const log = createLog(config.logLevel, terminal.err);
      process.on('uncaughtException', (error) => {
        log('error', 'an error that nobody handled', { error });
        process.exit(1);
      });
      // The doors are loaded here, so that the other commands start faster.
      const { serve } = await import('./serve.js');
      await serve({ config, doors: only, log, print: terminal.out, stopped: stopSignal() });
    });
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const [signal, number] of [['SIGINT', 2] as const, ['SIGTERM', 15] as const]) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(128 + number));
      });
    }
  });
}

function parseDoors(text: string): DoorName[] {
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !(doorNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`The doors are ${doorNames.join(', ')}.`);
  return doorNames.filter((name) => wanted.includes(name));
}

function settingsTable(): string {
  return table(
    ['NAME', 'DEFAULT', 'MEANING'],
    settings.map((setting) => [setting.name, setting.default, setting.meaning]),
  );
}
