import { append } from '../audit/index.js';
import type { OpenAuth } from '../auth/index.js';
import type { Origin } from '../auth/types.js';
import type { Database } from '../db/index.js';
import { findUserOf, linkIdentity } from '../identities/index.js';
import type { Clock } from '../shared/clock.js';
import { isPatError, PatError } from '../shared/errors.js';
import { newId, type TokenId, type UserId } from '../shared/ids.js';
import type { LoginFailures } from '../throttle/index.js';
import { cleanClient, generateSecret, hashSecret, insertToken, revokeSignIns } from '../tokens/index.js';
import { verifyPassword } from '../users/index.js';
import { type Account, findAccount, getAccount } from './store.js';
import type { Login, ProvenIdentity, SignIn } from './types.js';

const idleSeconds = 8 * 60 * 60;
const longestMs = 7 * 24 * 60 * 60_000;
const maxNameCharacters = 100;

export interface LoginDependencies {
  readonly db: Database;
  readonly auth: Pick<OpenAuth, 'authenticate' | 'verify' | 'forget'>;
  readonly clock: Clock;
  readonly failures: LoginFailures;
  readonly passwords: boolean;
  /** Makes a user with a personal workspace. @throws already_exists, invalid */
  readonly createUser: (login: string) => Promise<{ readonly id: UserId }>;
  /** Whether somebody whom only the identity provider knows becomes a user. */
  readonly createUsers: boolean;
}

export function openLogin(dependencies: LoginDependencies): Login {
  const { db, auth, clock, failures, passwords, createUser, createUsers } = dependencies;

  async function open(account: Account, detail: Record<string, unknown>, origin: Origin): Promise<SignIn> {
    const secret = generateSecret();
    const now = clock();
    const { id: userId, login } = account;
    const id = newId<TokenId>();
    await db.transaction(async (tx) => {
      await insertToken(tx, {
        ...{ id, kind: 'session', userId, name: nameOf(origin), secretHash: hashSecret(secret), scopes: [] },
        createdAt: new Date(now),
        ...{ expiresAt: new Date(now + longestMs), autoRefreshSeconds: idleSeconds },
      });
      const { door, address } = origin;
      const event = { userId, login, tokenId: id, door, address, operation: 'login', result: 'ok' } as const;
      await append(tx, { ...event, detail }, now);
    });
    return { secret, principal: await auth.authenticate({ kind: 'session', secret }, origin) };
  }

  async function refuse(
    error: PatError,
    account: Pick<Account, 'id'> | undefined,
    login: string | undefined,
    detail: Record<string, unknown>,
    { door, address }: Origin,
  ): Promise<never> {
    const event = { userId: account?.id, login, tokenId: undefined, door, address, detail };
    throw await failures.failed(event, error, false);
  }

  /** @returns undefined when the identity is nobody here. @throws forbidden when nobody can be made of it */
  async function accountOf(identity: ProvenIdentity): Promise<Account | undefined> {
    const known = await findUserOf(db, identity);
    if (known) return getAccount(db, known);
    if (!createUsers) return undefined;
    const made = await makeUser(identity.preferredLogin);
    if (await linkIdentity(db, identity, made.id, clock())) return getAccount(db, made.id);
    throw forbidden('Somebody else is signing in with this identity; try again.');
  }

  async function makeUser(login: string | undefined): Promise<{ readonly id: UserId }> {
    if (login === undefined)
      throw forbidden('The identity provider tells no user name to make an account with.');
    try {
      return await createUser(login);
    } catch (error) {
      if (!isPatError(error, 'already_exists', 'invalid', 'invalid_name')) throw error;
      throw forbidden(
        `No account can be made for "${login}": ${error.message} An administrator can link one.`,
      );
    }
  }

  return {
    passwords,

    async withPassword(given, password, origin) {
      const detail = { way: 'password' };
      if (!passwords) throw forbidden('Passwords are switched off; sign in at the identity provider.');
      const login = given.normalize('NFC').replaceAll('\0', '\ufffd');
      const { door, address } = origin;
      const attempt = { address, login };
      await failures.admit(attempt, { userId: undefined, login, tokenId: undefined, door, address, detail });
      const account = await findAccount(db, login);
      const isRight = await verifyPassword(account?.passwordHash ?? undefined, password);
      if (account && isRight && account.isPerson && !account.isDisabled) {
        await failures.succeeded(attempt);
        return open(account, detail, origin);
      }
      const error = new PatError('unauthenticated', 'The user name or password is not valid.');
      return refuse(error, account, login, detail, origin);
    },

    async withIdentity(identity, origin) {
      const { issuer, subject, preferredLogin } = identity;
      const detail = { way: 'oidc', issuer, subject };
      const account = await accountOf(identity).catch((error: unknown) => {
        if (!isPatError(error, 'forbidden')) throw error;
        return refuse(error, undefined, preferredLogin, detail, origin);
      });
      if (account?.isPerson && !account.isDisabled) return open(account, detail, origin);
      const reason = account
        ? 'This account may not sign in.'
        : 'You have no account here; an administrator can make one and link it with your identity.';
      return refuse(forbidden(reason), account, account?.login ?? preferredLogin, detail, origin);
    },

    async signOutEverywhere(principal) {
      await db.transaction(async (tx) => {
        const { userId, login, tokenId, origin, scopes } = await auth.verify(tx, principal);
        if (scopes) throw new PatError('insufficient_scope', 'A token with scopes ends no sessions.');
        const now = clock();
        await revokeSignIns(tx, userId, now);
        const { door, address } = origin;
        const event = { userId, login, tokenId, door, address, operation: 'logout.everywhere' } as const;
        await append(tx, { ...event, result: 'ok' }, now);
      });
      auth.forget(`user:${principal.userId}`);
    },
  };
}

/** Sessions are called after the browser. */
function nameOf({ client }: Origin): string {
  return [...(cleanClient(client) ?? 'web console')].slice(0, maxNameCharacters).join('');
}

function forbidden(message: string): PatError {
  return new PatError('forbidden', message);
}
