import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { CollectorState } from '../collector/types.js';
import type { OpenDatabase } from '../db/index.js';
import { countStored } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';
import type { Traffic } from '../traffic/index.js';
import { countQueued } from '../webhook/index.js';
import { requireAdministrator } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin, ServerHealth } from './types.js';

/** What of the running process {@link Admin.readHealth} looks at. */
export interface HealthSources {
  readonly startedAt: Date;
  readonly db: Pick<OpenDatabase, 'kind' | 'rows'>;
  readonly dataDir: string;
  readonly traffic: Pick<Traffic, 'read'>;
  readonly collector: () => CollectorState;
  readonly webhookConfigured: boolean;
}

const minuteMs = 60_000;
const maxMinutes = 1440;
const countedForMs = 10_000;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export function healthAdmin(gate: Gate, { health, clock }: AdminDependencies): Pick<Admin, 'readHealth'> {
  let counted: { readonly at: number; readonly storage: ReturnType<typeof countStored> } | undefined;

  /** Counting goes through the whole tree: many who watch ask for it once. */
  function storage(now: number) {
    if (!counted || now - counted.at >= countedForMs) counted = { at: now, storage: countStored(health.db) };
    return counted.storage;
  }

  async function read(minutes: number): Promise<ServerHealth> {
    const { db, startedAt, dataDir, traffic, collector, webhookConfigured } = health;
    const now = clock();
    const since = new Date(Math.floor(now / minuteMs - minutes + 1) * minuteMs);
    const [databaseVersion, stored, disk, queue, counts] = await Promise.all([
      versionOf(db),
      storage(now).catch((error: unknown) => {
        counted = undefined;
        throw error;
      }),
      statfs(dataDir),
      countQueued(db),
      traffic.read(since),
    ]);
    return {
      version,
      nodeVersion: process.versions.node,
      startedAt,
      database: { kind: db.kind, version: databaseVersion },
      storage: { ...stored, freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
      collector: collector(),
      webhook: { isConfigured: webhookConfigured, ...queue },
      traffic: { since, minutes: counts },
    };
  }

  return {
    readHealth(actor, { minutes = 60 } = {}) {
      return gate.ask(actor, { operation: 'health.read' }, async (caller) => {
        requireAdministrator(caller);
        if (!Number.isInteger(minutes) || minutes < 1 || minutes > maxMinutes) {
          throw new PatError('invalid', `minutes is a whole number from 1 to ${maxMinutes}.`);
        }
        return read(minutes);
      });
    },
  };
}

async function versionOf(db: Pick<OpenDatabase, 'rows'>): Promise<string> {
  const [row] = await db.rows<{ version: string }>("SELECT current_setting('server_version') AS version", []);
  return row?.version ?? '';
}
