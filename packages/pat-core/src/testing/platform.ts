import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Door, Principal } from '../auth/types.js';
import { setGrant } from '../grants/index.js';
import { createWorkspace } from '../nodes/index.js';
import { type Platform, type PlatformConfig, platformOn } from '../platform.js';
import { formatScopes, parseScopes } from '../scopes/index.js';
import { type Clock, systemClock } from '../shared/clock.js';
import { type NodeId, newId, type TokenId, type UserId } from '../shared/ids.js';
import { generateSecret, hashSecret, insertToken } from '../tokens/index.js';
import type { TokenLimits } from '../tokens/types.js';
import { insertUser } from '../users/index.js';
import { openTestDatabase, type TestDatabase } from './database.js';

/** A user with a personal workspace, made without going through the administration. */
export interface TestUser {
  readonly id: UserId;
  readonly login: string;
  readonly workspaceId: NodeId;
}

export interface TestToken {
  readonly id: TokenId;
  readonly secret: string;
}

/** A whole core on a fresh database and an empty blob store, with short ways to set up users, tokens and grants. */
export interface TestPlatform extends Platform {
  readonly db: TestDatabase['db'];
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** What background work reported; a test may look at it at its end. */
  readonly errors: unknown[];
  createUser(login: string, options?: { isAdmin?: boolean }): Promise<TestUser>;
  /** Mints a token directly; scope strings as in the interface. */
  mint(user: TestUser, options?: TestTokenOptions): Promise<TestToken>;
  /** Authenticates a fresh token of the user. */
  signIn(user: TestUser, options?: TestTokenOptions & { door?: Door }): Promise<Principal>;
  grant(user: TestUser, nodeId: NodeId, permission: 'r' | 'w' | 'rw'): Promise<void>;
  dispose(): Promise<void>;
}

export interface TestTokenOptions extends Partial<TokenLimits> {
  readonly scopes?: readonly string[];
  readonly expiresAt?: Date;
  readonly autoRefreshSeconds?: number;
}

/** Tests fail to log in as often as they like. */
const boundless = { failures: 1_000_000, windowSeconds: 900 };

/** Settings as the doors' would be, a clock, and an observer of every statement. */
export interface TestPlatformOptions extends Partial<Omit<PlatformConfig, 'dataDir' | 'databaseUrl'>> {
  readonly clock?: Clock;
  readonly onQuery?: (text: string) => void;
}

export async function openTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const clock = options.clock ?? systemClock;
  const test = await openTestDatabase(options.onQuery);
  const dataDir = await mkdtemp(join(tmpdir(), 'patio-test-'));
  const errors: unknown[] = [];
  const { db } = test;
  const platform = await platformOn(
    db,
    { auditReads: false, loginLimits: boundless, ...options, dataDir },
    { clock, onError: (error) => errors.push(error) },
  );

  async function mint(user: TestUser, token: TestTokenOptions = {}): Promise<TestToken> {
    const secret = generateSecret();
    const id = newId<TokenId>();
    const { scopes = [], expiresAt, autoRefreshSeconds, ...limits } = token;
    await insertToken(db, {
      ...limits,
      id,
      userId: user.id,
      name: 'test',
      secretHash: hashSecret(secret),
      scopes: formatScopes(parseScopes(scopes)),
      createdAt: new Date(clock()),
      expiresAt,
      autoRefreshSeconds,
    });
    return { id, secret };
  }

  return {
    ...platform,
    db,
    databaseUrl: test.url,
    dataDir,
    errors,
    async createUser(login, { isAdmin = false } = {}) {
      const now = clock();
      const user = await insertUser(db, { login, isAdmin, passwordHash: undefined, now });
      if (!user) throw new Error(`The login ${login} is taken.`);
      const { id } = user;
      const workspaceId = await createWorkspace(db, { name: login, ownerId: id, now });
      await setGrant(db, { nodeId: workspaceId, userId: id, permission: 'rw', now });
      return { id, login, workspaceId };
    },
    mint,
    async signIn(user, { door = 'rest', ...token } = {}) {
      const { secret } = await mint(user, token);
      return platform.auth.authenticate({ kind: 'bearer', secret }, { door, address: '127.0.0.1' });
    },
    grant: (user, nodeId, permission) => setGrant(db, { nodeId, userId: user.id, permission, now: clock() }),
    async dispose() {
      await platform.close();
      await test.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
