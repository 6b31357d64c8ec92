import type { Database } from '../db/index.js';
import { setGrant } from '../grants/index.js';
import { createWorkspace, detach, findChain } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';
import { revokeSignIns } from '../tokens/index.js';
import {
  deleteUser,
  findUser,
  hashPassword,
  insertUser,
  listUsers,
  lockEnabledAdmins,
  lockUser,
  normalizeLogin,
  type User,
  updateUser,
} from '../users/index.js';
import { isOwnLogin, requireAdministrator, requireUnlimited } from './caller.js';
import { existingUser } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import { readPage } from './paging.js';
import { checkKind, lockOwner, refuseWithServiceAccounts } from './service-accounts.js';
import type { Admin, UserInfo } from './types.js';

type UserAdmin = Pick<Admin, 'createUser' | 'listUsers' | 'getUser' | 'updateUser' | 'deleteUser'>;

export function userAdmin(gate: Gate, { db, clock, trashed }: AdminDependencies): UserAdmin {
  return {
    async createUser(actor, { login: given, isAdmin = false, password, kind = 'person', owner }) {
      const deed = { operation: 'user.create', detail: { login: given, isAdmin, kind, owner } };
      // Before the transaction: hashing takes its time, and is not done for those who may not ask for it.
      const { login, passwordHash } = await gate.ask(actor, deed, async (caller) => {
        requireAdministrator(caller);
        if (password !== undefined) requireUnlimited(caller);
        checkKind(kind, { password, owner });
        const passwordHash = password === undefined ? undefined : await hashPassword(password);
        return { login: normalizeLogin(given), passwordHash };
      });
      return gate.change(actor, deed, async (tx, caller) => {
        requireAdministrator(caller);
        const now = clock();
        const answering = kind === 'service' ? await lockOwner(tx, owner ?? caller?.login) : undefined;
        const user = await insertUser(tx, {
          ...{ login, isAdmin, passwordHash, kind, now },
          ownerId: answering?.id,
        });
        if (!user)
          throw new PatError('already_exists', `There is a user "${login}" already.`, { field: 'login' });
        const nodeId = await createWorkspace(tx, { name: login, ownerId: user.id, now });
        await setGrant(tx, { nodeId, userId: user.id, permission: 'rw', now });
        return {
          result: user,
          record: { nodeId, detail: { login, isAdmin, kind, owner: answering?.login } },
        };
      });
    },

    listUsers(actor, page = {}) {
      return gate.ask(actor, { operation: 'user.list' }, async (caller) => {
        requireAdministrator(caller);
        return readPage<UserInfo>(
          page,
          (limit) => listUsers(db, { after: page.cursor, limit }),
          (last) => last.login,
        );
      });
    },

    getUser(actor, login) {
      return gate.ask(actor, { operation: 'user.get', detail: { login } }, async (caller) => {
        if (!isOwnLogin(caller, login)) requireAdministrator(caller);
        return existingUser(await findUser(db, login), login);
      });
    },

    async updateUser(actor, login, { isAdmin, disabled, password, quotaBytes, owner }) {
      checkQuotaBytes(quotaBytes);
      const deed = {
        operation: 'user.update',
        detail: {
          login,
          isAdmin,
          disabled,
          quotaBytes,
          owner,
          ...(password !== undefined && { password: 'changed' }),
        },
      };
      const passwordHash = await gate.ask(actor, deed, async (caller) => {
        requireAdministrator(caller);
        if (password !== undefined) requireUnlimited(caller);
        return password === undefined ? undefined : hashPassword(password);
      });
      return gate.change(actor, deed, async (tx, caller) => {
        requireAdministrator(caller);
        const user =
          isAdmin === false || disabled === true
            ? await lockUserUnlessLastAdmin(tx, login)
            : existingUser(await lockUser(tx, login, 'change'), login);
        checkKind(user.kind, { password, owner });
        if (isAdmin === false) await refuseWithServiceAccounts(tx, user);
        const answering = owner === undefined ? undefined : await lockOwner(tx, owner);
        const changes = {
          ...(answering && { ownerId: answering.id }),
          ...(isAdmin !== undefined && { isAdmin }),
          ...disabling(user, disabled, clock()),
          ...(passwordHash !== undefined && { passwordHash }),
          ...(quotaBytes !== undefined && { quotaBytes }),
        };
        if (Object.keys(changes).length === 0) return { result: user };
        if (passwordHash !== undefined) await revokeSignIns(tx, user.id, clock());
        const updated = existingUser(await updateUser(tx, user.id, changes), login);
        return { result: updated, record: {}, changed: `user:${user.id}` };
      });
    },

    async deleteUser(actor, login) {
      await gate.change(actor, { operation: 'user.delete', detail: { login } }, async (tx, caller) => {
        requireAdministrator(caller);
        const user = await lockUserUnlessLastAdmin(tx, login);
        await refuseWithServiceAccounts(tx, user);
        const [workspace] = (await findChain(tx, { path: `/${user.login}` })) ?? [];
        if (workspace?.ownerId === user.id && !(await detach(tx, workspace))) {
          throw new PatError('unavailable', 'The workspace was being changed at the same time.');
        }
        await deleteUser(tx, user.id);
        return { result: undefined, record: { nodeId: workspace?.id }, changed: `user:${user.id}` };
      });
      trashed();
    },
  };
}

/** A user who is disabled again stays so since the first time. */
function disabling(user: User, disabled: boolean | undefined, now: number): { disabledAt?: Date | null } {
  if (disabled === undefined) return {};
  return { disabledAt: disabled ? (user.disabledAt ?? new Date(now)) : null };
}

/** Locks a user that is to lose its rights; always after the administrators, so that two such changes cannot block each other. */
async function lockUserUnlessLastAdmin(tx: Database, login: string): Promise<User> {
  const admins = await lockEnabledAdmins(tx);
  const user = existingUser(await lockUser(tx, login, 'change'), login);
  if (admins.length === 1 && admins[0] === user.id) {
    throw new PatError('conflict', `"${user.login}" is the last administrator; make another one first.`);
  }
  return user;
}

function checkQuotaBytes(quotaBytes: number | null | undefined): void {
  const valid =
    quotaBytes === undefined || quotaBytes === null || (Number.isSafeInteger(quotaBytes) && quotaBytes >= 0);
  if (!valid)
    throw new PatError('invalid', 'A quota is a whole number of bytes, 0 or more.', { field: 'quotaBytes' });
}
