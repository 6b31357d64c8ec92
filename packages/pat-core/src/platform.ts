import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openIssuer, openJwtVerifier, openTrustedIssuers } from './access-tokens/index.js';
import { openAdmin } from './admin/index.js';
import type { Admin } from './admin/types.js';
import { append, openReadAudit, startSealer } from './audit/index.js';
import { openAuth } from './auth/index.js';
import type { Auth } from './auth/types.js';
import { openContents, openDiskBlobStore } from './blobs/index.js';
import { startCollector } from './collector/index.js';
import type { Config } from './config.js';
import { type OpenDatabase, openDatabase } from './db/index.js';
import { openFiles, openRecycleBin, openUploads, withCompanions } from './files/index.js';
import type { Files, RecycleBin } from './files/types.js';
import { Guard } from './guard/index.js';
import { openLeaks, readReporterKeys } from './leaks/index.js';
import type { Leaks } from './leaks/types.js';
import { openLogin } from './login/index.js';
import type { Login } from './login/types.js';
import { openOAuth } from './oauth/index.js';
import type { OAuth } from './oauth/types.js';
import type { Addresses } from './shared/addresses.js';
import { type Clock, systemClock } from './shared/clock.js';
import { PatError } from './shared/errors.js';
import { openKeyring } from './signing/index.js';
import { openLoginFailures } from './throttle/index.js';
import type { LoginFailureCount } from './throttle/types.js';
import { openTokenNewsroom } from './tokens/index.js';
import type { TokenDoor } from './tokens/types.js';
import { openTraffic } from './traffic/index.js';
import type { TrafficOutcome } from './traffic/types.js';
import type { Uploads } from './uploads/types.js';
import { startWebhook } from './webhook/index.js';

/** What a door is given: the one core, open on one database and one blob store. */
export interface Platform {
  readonly auth: Auth;
  readonly files: Files;
  /**
   * {@link files} for desktop clients: what macOS writes beside files for itself (`._name`, `.DS_Store`) is each user's own, and seen by
   * nobody else and through nothing else. Reading prefers it to what the tree has of that name.
   */
  readonly desktopFiles: Files;
  /** Files that arrive in pieces. */
  readonly uploads: Uploads;
  /** What was deleted through {@link files} and {@link desktopFiles}. */
  readonly recycleBin: RecycleBin;
  readonly admin: Admin;
  readonly oauth: OAuth;
  readonly login: Login;
  /** What others report to have found in public. */
  readonly leaks: Leaks;
  /** Each door tells of each request that is over, for the health page. */
  countRequest(door: TokenDoor, outcome: TrafficOutcome): void;
  /** Failed logins at each door since this process began. */
  loginFailures(): readonly LoginFailureCount[];
  /** Tells where the doors are, once they are open: access tokens are issued by and for these addresses. */
  announce(addresses: Addresses): void;
  /** What was announced. @throws unavailable before */
  addresses(): Addresses;
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

export type PlatformConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'auditReads'> &
  Partial<SignInConfig & Pick<Config, 'webhook' | 'loginLimits' | 'auditDays' | 'leakKeysFile'>> &
  Partial<Pick<Config, 'recycleDays' | 'recycleQuotaPercent'>>;

/** How people sign in, and whose word about them is taken. */
type SignInConfig = Pick<Config, 'passwordLogin' | 'oidc' | 'trustedIssuers' | 'trustedScopeClaim'>;

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
  config: Omit<PlatformConfig, 'databaseUrl'>,
  { clock = systemClock, onError = () => {} }: PlatformOptions = {},
): Promise<Platform> {
  const { dataDir, auditReads } = config;
  const leakKeys = config.leakKeysFile === undefined ? undefined : await readLeakKeys(config.leakKeysFile);
  const store = await openDiskBlobStore(join(dataDir, 'blobs'));
  let announced: Addresses | undefined;
  const addresses = () => {
    if (announced) return announced;
    throw new PatError('unavailable', 'The server is still starting.');
  };
  const keyring = openKeyring({ db, dataDir, clock });
  const issuer = openIssuer({ keyring, addresses, clock });
  const { trustedIssuers: trusted = [], trustedScopeClaim: scopeClaim } = config;
  const trustedIssuers = openTrustedIssuers({ trusted, scopeClaim, clock });
  const jwtVerifier = openJwtVerifier({ issuer, trustedIssuers, clock });
  const failures = openLoginFailures({
    ...{ db, clock, onError },
    ...(config.loginLimits && { limits: config.loginLimits }),
  });
  const behind = openReadAudit({ db, clock, onError });
  const auth = openAuth({
    ...{ db, clock, onError, jwtVerifier, failures },
    recordLogin: (event) => behind.record(event),
  });
  const recycling = { days: config.recycleDays ?? 30, quotaPercent: config.recycleQuotaPercent ?? 100 };
  const sealer = startSealer({ db, clock, onError });
  const collector = startCollector({
    ...{ db, store, clock, onError, recycling },
    auditDays: config.auditDays,
  });
  const webhook = startWebhook({ db, clock, target: config.webhook, onError });
  const guard = new Guard({
    db,
    clock,
    auth,
    appendAudit: append,
    recordRead: (event) => {
      if (auditReads) behind.record(event);
    },
  });
  const { released, trashed, recycled, resettled } = collector;
  const contents = openContents(store);
  const dependencies = {
    db,
    guard,
    auth,
    contents,
    clock,
    released,
    trashed,
    recycled,
    resettled,
    recycling,
  };
  const files = openFiles(dependencies);
  const newsroom = openTokenNewsroom(db, onError);
  const traffic = openTraffic({ db, clock, onError });
  const admin = openAdmin({
    ...{ db, auth, clock, store, trashed, keyring, sealer, newsroom },
    health: {
      ...{ db, dataDir, traffic },
      startedAt: new Date(clock()),
      collector: () => collector.state(),
      webhookConfigured: config.webhook !== undefined,
    },
  });
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await webhook.close();
    await collector.close();
    await auth.close();
    await newsroom.close();
    await traffic.close();
    await behind.close();
    await sealer.close();
    await db.close();
  }

  return {
    auth,
    files,
    desktopFiles: withCompanions(files, dependencies),
    uploads: openUploads(dependencies),
    recycleBin: openRecycleBin(dependencies),
    admin,
    oauth: openOAuth({ db, auth, issuer, keyring, addresses, clock }),
    login: openLogin({
      ...{ db, auth, clock, failures },
      passwords: config.passwordLogin ?? true,
      createUsers: config.oidc?.createUsers ?? false,
      createUser: (login) => admin.createUser('system', { login }),
    }),
    leaks: openLeaks({ db, auth, clock, failures, keys: leakKeys }),
    countRequest: (door, outcome) => traffic.count(door, outcome),
    loginFailures: () => failures.counts(),
    announce(addresses) {
      announced = addresses;
    },
    addresses,
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

/** @throws invalid */
async function readLeakKeys(file: string) {
  try {
    return readReporterKeys(await readFile(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof PatError) throw cause;
    throw new PatError('invalid', 'The file at PATIO_LEAK_KEYS cannot be read.', { cause });
  }
}
