import { join } from 'node:path';
import { openAdmin } from './admin/index.js';
import type { Admin } from './admin/types.js';
import { append, openReadAudit } from './audit/index.js';
import { openAuth } from './auth/index.js';
import type { Auth } from './auth/types.js';
import { openContents, openDiskBlobStore } from './blobs/index.js';
import { startCollector } from './collector/index.js';
import type { Config } from './config.js';
import { type OpenDatabase, openDatabase } from './db/index.js';
import { openFiles, withCompanions } from './files/index.js';
import type { Files } from './files/types.js';
import { Guard } from './guard/index.js';
import { type Clock, systemClock } from './shared/clock.js';

/** What a door is given: the one core, open on one database and one blob store. */
export interface Platform {
  readonly auth: Auth;
  readonly files: Files;
  /**
   * {@link files} for desktop clients: what macOS writes beside files for itself (`._name`, `.DS_Store`) is each user's own, and seen by
   * nobody else and through nothing else. Reading prefers it to what the tree has of that name.
   */
  readonly desktopFiles: Files;
  readonly admin: Admin;
  /** Whether database and blob store answer. */
  ready(): Promise<boolean>;
  /** Removes now what no file holds any more; otherwise done in the background and every hour. */
  collect(): Promise<void>;
  /** Ends background work and connections; idempotent. */
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly clock?: Clock;
  /** Told of failures in the background, which are tried again. */
  readonly onError?: (error: unknown) => void;
}

export type PlatformConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'auditReads'>;

/**
 * Opens the core on the database and the blobs under `dataDir`, and starts its background work.
 * @throws unavailable (one sentence, nothing changed), conflict when a newer version made the database
 */
export async function openPlatform(config: PlatformConfig, options: PlatformOptions = {}): Promise<Platform> {
  const db = await openDatabase(config);
  try {
    return await platformOn(db, config, options);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** {@link openPlatform} on a database that is open already; closing the platform closes it. */
export async function platformOn(
  db: OpenDatabase,
  { dataDir, auditReads }: Pick<PlatformConfig, 'dataDir' | 'auditReads'>,
  { clock = systemClock, onError = () => {} }: PlatformOptions = {},
): Promise<Platform> {
  const store = await openDiskBlobStore(join(dataDir, 'blobs'));
  const auth = openAuth({ db, clock, onError });
  const reads = auditReads ? openReadAudit({ db, clock, onError }) : undefined;
  const collector = startCollector({ db, store, clock, onError });
  const guard = new Guard({
    db,
    clock,
    auth,
    appendAudit: append,
    recordRead: (event) => reads?.record(event),
  });
  const { released, trashed } = collector;
  const contents = openContents(store);
  const dependencies = { db, guard, auth, contents, clock, released, trashed };
  const files = openFiles(dependencies);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await collector.close();
    await auth.close();
    await reads?.close();
    await db.close();
  }

  return {
    auth,
    files,
    desktopFiles: withCompanions(files, dependencies),
    admin: openAdmin({ db, auth, clock, store, trashed }),
    async ready() {
      try {
        await Promise.all([db.rows('SELECT 1', []), store.ready()]);
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    collect: () => collector.sweep(),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
