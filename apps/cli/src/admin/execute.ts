import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, openPlatform, PatError, type Platform } from '@patio/pat-core';
import { claimDataDir } from '../control/claim.js';
import { meetOwner } from '../control/client.js';
import { ControlHost } from '../control/host.js';
import type { Log } from '../log.js';
import { type AdminOperation, type InputOf, type ResultOf, runOperation } from './operations/index.js';

/**
 * Carries out one operation on the Patio that `config` describes. An external database is opened directly. The embedded one
 * belongs to one process at a time: when that is another, it is asked to do it; otherwise this one takes its place.
 */
export async function executeOperation<Name extends AdminOperation>(
  config: Config,
  log: Log,
  operation: Name,
  input: InputOf<Name>,
): Promise<ResultOf<Name>> {
  const open = () =>
    openPlatform(config, { onError: (error) => log('error', 'background work failed', { error }) });
  const result = config.databaseUrl
    ? await onPlatform(open, (platform) => runOperation(platform.admin, operation, input))
    : await onEmbedded(config.dataDir, log, open, operation, input);
  return result as ResultOf<Name>;
}

async function onEmbedded(
  dataDir: string,
  log: Log,
  open: () => Promise<Platform>,
  operation: string,
  input: unknown,
): Promise<unknown> {
  refuseForeignData(dataDir);
  for (;;) {
    const host = new ControlHost('command', (error) => log('error', 'a command failed', { error }));
    const claim = await claimDataDir(dataDir, (socket) => host.accept(socket));
    if (claim.kind === 'other') {
      const owner = await meetOwner(claim.owner);
      const reply = await owner?.request({ operation, input });
      if (reply) return reply.result;
      continue;
    }
    try {
      return await onPlatform(open, async ({ admin }) => {
        host.open((request) => runOperation(admin, request.operation, request.input));
        try {
          return await runOperation(admin, operation, input);
        } finally {
          await host.close();
        }
      });
    } finally {
      await claim.release();
    }
  }
}

/** A forgotten DATABASE_URL must not start an empty database beside the real one. @throws invalid */
function refuseForeignData(dataDir: string): void {
  if (!existsSync(join(dataDir, 'blobs')) || existsSync(join(dataDir, 'database'))) return;
  throw new PatError(
    'invalid',
    `The data directory ${dataDir} belongs to a Patio on PostgreSQL: set DATABASE_URL as its server has it.`,
  );
}

async function onPlatform<T>(
  open: () => Promise<Platform>,
  use: (platform: Platform) => Promise<T>,
): Promise<T> {
  const platform = await open();
  try {
    return await use(platform);
  } finally {
    await platform.close();
  }
}
