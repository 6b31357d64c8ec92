import type { Database } from '../db/index.js';
import { PatError } from '../shared/errors.js';
import { isUuid, newId, type TokenId } from '../shared/ids.js';
import {
  checkLifetime,
  describeToken,
  findToken,
  generateSecret,
  hashSecret,
  insertToken,
  type ListedToken,
  listTokens,
  normalizeTokenName,
  revokeToken,
  rotateToken,
  updateToken,
} from '../tokens/index.js';
import type { TokenInfo } from '../tokens/types.js';
import { findUser, lockUser } from '../users/index.js';
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
import { checkEarlier, narrowScopes } from './token-narrowing.js';
import { checkScopes } from './token-scopes.js';
import type { Admin } from './types.js';

type TokenAdmin = Pick<
  Admin,
  'mintToken' | 'listTokens' | 'getToken' | 'updateToken' | 'revokeToken' | 'rotateToken'
>;

export function tokenAdmin(gate: Gate, { db, clock }: AdminDependencies): TokenAdmin {
  const describe = (token: ListedToken) => describeToken(token, clock());
  const reload = async (tx: Database, id: TokenId) => describe(existing(await findToken(tx, id)));

  return {
    mintToken(actor, login, request) {
      const deed = { operation: 'token.mint', detail: { login } };
      return gate.change(actor, deed, async (tx, caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        const now = clock();
        const { expiresAt, autoRefreshSeconds } = request;
        const name = normalizeTokenName(request.name);
        checkLifetime(request, now);
        const scopes = await checkScopes(tx, user, request.scopes ?? []);
        const secret = generateSecret();
        const limits = { name, scopes, expiresAt, autoRefreshSeconds };
        const id = newId<TokenId>();
        await insertToken(tx, {
          ...limits,
          ...{ id, userId: user.id, secretHash: hashSecret(secret), createdAt: new Date(now) },
        });
        const detail = { login: user.login, token: id, ...limits };
        return { result: { info: await reload(tx, id), secret }, record: { detail } };
      });
    },

    listTokens(actor, login, page = {}) {
      return gate.ask(actor, { operation: 'token.list', detail: { login } }, async (caller) => {
        const own = login !== undefined && isOwnLogin(caller, login);
        if (own && caller?.scopes) return { items: [await reload(db, caller.tokenId)], next: undefined };
        if (!own) requireAdministrator(caller);
        const user = login === undefined ? undefined : existingUser(await findUser(db, login), login);
        const after = parsePosition(page.cursor);
        return readPage<TokenInfo>(
          page,
          async (limit) => (await listTokens(db, { userId: user?.id, after, limit })).map(describe),
          formatPosition,
        );
      });
    },

    getToken(actor, id) {
      return gate.ask(actor, deedOn('token.get', id), async (caller) =>
        describe(await findFor(db, caller, id)),
      );
    },

    updateToken(actor, id, changes) {
      return gate.change(actor, deedOn('token.update', id), async (tx, caller) => {
        requireUnscoped(caller);
        const token = await findFor(tx, caller, id);
        if (token.revokedAt) throw new PatError('conflict', 'The token is revoked.');
        const { name, expiresAt } = changes;
        const scopes = changes.scopes && (await narrowScopes(tx, token, changes.scopes));
        if (expiresAt) checkEarlier(token, expiresAt, clock());
        const stored = {
          ...(name !== undefined && { name: normalizeTokenName(name) }),
          ...(scopes && { scopes }),
          ...(expiresAt && { expiresAt }),
        };
        if (Object.keys(stored).length > 0) await updateToken(tx, token.id, stored);
        const detail = { login: token.login, token: token.id, ...stored };
        return { result: await reload(tx, token.id), record: { detail }, changed: `token:${token.id}` };
      });
    },

    revokeToken(actor, id) {
      return gate.change(actor, deedOn('token.revoke', id), async (tx, caller) => {
        const token = await findFor(tx, caller, id);
        const revoked = await revokeToken(tx, token.id, clock());
        const detail = { login: token.login, token: token.id, name: token.name };
        return { result: undefined, ...(revoked && { record: { detail }, changed: `token:${token.id}` }) };
      });
    },

    rotateToken(actor, id) {
      return gate.change(actor, deedOn('token.rotate', id), async (tx, caller) => {
        const token = await findFor(tx, caller, id);
        const secret = generateSecret();
        const isLive = ['active', 'blocked'].includes(describe(token).status);
        if (!isLive || !(await rotateToken(tx, token.id, hashSecret(secret), clock()))) {
          throw new PatError('conflict', 'The token is revoked or expired; make a new one.');
        }
        const detail = { login: token.login, token: token.id, name: token.name };
        const result = { info: await reload(tx, token.id), secret };
        return { result, record: { detail }, changed: `token:${token.id}` };
      });
    },
  };
}

function deedOn(operation: string, id: TokenId) {
  return { operation, detail: { token: id } };
}

/**
 * A token for a caller that may see it and end it: an administrator any, a user the own ones, a token with scopes only itself.
 * @throws insufficient_scope, not_found
 */
export async function findFor(db: Database, caller: Caller, id: TokenId): Promise<ListedToken> {
  const isItself = caller?.tokenId === id.toLowerCase();
  if (!isItself) requireUnscoped(caller);
  const token = existing(isUuid(id) ? await findToken(db, id) : undefined);
  if (caller && !caller.isAdmin && token.userId !== caller.userId) throw noSuchToken();
  return token;
}

function existing(token: ListedToken | undefined): ListedToken {
  if (!token) throw noSuchToken();
  return token;
}

function noSuchToken(): PatError {
  return new PatError('not_found', 'There is no such token.');
}
