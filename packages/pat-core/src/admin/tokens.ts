import type { Database } from '../db/index.js';
import { readPolicy } from '../policy/index.js';
import { PatError } from '../shared/errors.js';
import { isUuid, type TokenId } from '../shared/ids.js';
import { describeToken, findToken, type ListedToken, listTokens, updateToken } from '../tokens/index.js';
import type { TokenInfo } from '../tokens/types.js';
import { findUser } from '../users/index.js';
import {
  type Caller,
  isOwnLogin,
  requireAdministrator,
  requireOwnerOrAdministrator,
  requireUnscoped,
} from './caller.js';
import { existingUser } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import { readPage } from './paging.js';
import { formatPosition, parsePosition } from './token-cursor.js';
import { addKey, mint } from './token-minting.js';
import { narrow } from './token-narrowing.js';
import type { Admin, TokenFilter } from './types.js';

type TokenAdmin = Pick<Admin, 'mintToken' | 'addSshKey' | 'listTokens' | 'getToken' | 'updateToken'>;

const dayMs = 24 * 60 * 60 * 1000;
const maxUnusedDays = 3650;

export function tokenAdmin(gate: Gate, { db, clock }: AdminDependencies): TokenAdmin {
  return {
    mintToken(actor, login, request) {
      const deed = { operation: 'token.mint', detail: { login } };
      return gate.change(actor, deed, async (tx, caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const now = clock();
        const { id, secret, detail } = await mint(tx, caller, login, request, now);
        return { result: { info: await reload(tx, id, now), secret }, record: { detail } };
      });
    },

    addSshKey(actor, login, request) {
      const deed = { operation: 'token.add-key', detail: { login } };
      return gate.change(actor, deed, async (tx, caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const now = clock();
        const { id, detail } = await addKey(tx, caller, login, request, now);
        return { result: await reload(tx, id, now), record: { detail } };
      });
    },

    listTokens(actor, login, page = {}, filter = {}) {
      return gate.ask(actor, { operation: 'token.list', detail: { login } }, async (caller) => {
        const now = clock();
        const own = login !== undefined && isOwnLogin(caller, login);
        if (own && caller?.scopes) return { items: [await reload(db, caller.tokenId, now)], next: undefined };
        if (!own) requireAdministrator(caller);
        const user = login === undefined ? undefined : existingUser(await findUser(db, login), login);
        const selection = {
          userId: user?.id,
          unusedSince: unusedSince(filter, now),
          kind: filter.kind,
          after: parsePosition(page.cursor),
        };
        const policy = await readPolicy(db);
        return readPage<TokenInfo>(
          page,
          async (limit) =>
            (await listTokens(db, { ...selection, limit })).map((token) => describeToken(token, policy, now)),
          formatPosition,
        );
      });
    },

    getToken(actor, id) {
      return gate.ask(actor, deedOn('token.get', id), async (caller) =>
        describe(db, await findFor(db, caller, id), clock()),
      );
    },

    updateToken(actor, id, changes) {
      return gate.change(actor, deedOn('token.update', id), async (tx, caller) => {
        requireUnscoped(caller);
        const token = await findFor(tx, caller, id);
        if (token.revokedAt) throw new PatError('conflict', 'The token is revoked.');
        const now = clock();
        const stored = await narrow(tx, token, changes, now);
        if (Object.keys(stored).length > 0) await updateToken(tx, token.id, stored);
        const detail = { login: token.login, token: token.id, ...stored };
        return { result: await reload(tx, token.id, now), record: { detail }, changed: `token:${token.id}` };
      });
    },
  };
}

/** @throws invalid */
function unusedSince({ unusedDays }: TokenFilter, now: number): Date | undefined {
  if (unusedDays === undefined) return undefined;
  if (!Number.isInteger(unusedDays) || unusedDays < 1 || unusedDays > maxUnusedDays) {
    throw new PatError('invalid', `unusedDays is a whole number of days from 1 to ${maxUnusedDays}.`);
  }
  return new Date(now - unusedDays * dayMs);
}

export function deedOn(operation: string, id: TokenId) {
  // What is no id is not repeated: it may be a secret that was put in its place.
  return { operation, detail: { token: isUuid(id) ? id : undefined } };
}

/** A token as it is in this transaction. @throws not_found */
export async function reload(tx: Database, id: TokenId, now: number): Promise<TokenInfo> {
  return describe(tx, existing(await findToken(tx, id)), now);
}

export async function describe(db: Database, token: ListedToken, now: number): Promise<TokenInfo> {
  return describeToken(token, await readPolicy(db), now);
}

/**
 * A token for a caller that may see it and end it: an administrator any, a user the own ones, a token with scopes only itself.
 * @throws insufficient_scope, not_found
 */
export async function findFor(db: Database, caller: Caller, id: TokenId): Promise<ListedToken> {
  if (!isItself(caller, id)) requireUnscoped(caller);
  const token = existing(isUuid(id) ? await findToken(db, id) : undefined);
  if (caller && !caller.isAdmin && token.userId !== caller.userId) throw noSuchToken();
  return token;
}

export function isItself(caller: Caller, id: TokenId): boolean {
  return caller?.tokenId === id.toLowerCase();
}

function existing(token: ListedToken | undefined): ListedToken {
  if (!token) throw noSuchToken();
  return token;
}

function noSuchToken(): PatError {
  return new PatError('not_found', 'There is no such token.');
}
