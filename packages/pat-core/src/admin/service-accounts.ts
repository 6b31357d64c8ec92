import type { Database } from '../db/index.js';
import { PatError } from '../shared/errors.js';
import { lockUser, serviceAccountsOf, type User, type UserKind } from '../users/index.js';
import { existingUser } from './existing.js';

/** How many of an owner's service accounts a refusal names. */
const namedAccounts = 5;

/** @throws invalid when a person is given an owner or a service account a password */
export function checkKind(
  kind: UserKind,
  { password, owner }: { readonly password: string | undefined; readonly owner: string | undefined },
): void {
  if (kind === 'service' && password !== undefined) {
    throw new PatError('invalid', 'A service account has no password: it lives by tokens alone.', {
      field: 'password',
    });
  }
  if (kind === 'person' && owner !== undefined) {
    throw new PatError('invalid', 'Only a service account has an owner.', { field: 'owner' });
  }
}

/** The administrator who is to answer for a service account, kept as one until the transaction ends. @throws invalid, not_found */
export async function lockOwner(tx: Database, login: string | undefined): Promise<User> {
  if (login === undefined)
    throw new PatError('invalid', 'A service account needs an owner: name an administrator.', {
      field: 'owner',
    });
  const owner = existingUser(await lockUser(tx, login, 'change'), login);
  if (!owner.isAdmin || owner.disabledAt || owner.kind !== 'person') {
    throw new PatError(
      'invalid',
      `"${owner.login}" cannot own a service account: only an enabled administrator can.`,
    );
  }
  return owner;
}

/** @throws conflict while the user answers for service accounts: they must not be left to nobody */
export async function refuseWithServiceAccounts(tx: Database, { id, login }: User): Promise<void> {
  const owned = await serviceAccountsOf(tx, id);
  if (owned.length === 0) return;
  const names = owned.slice(0, namedAccounts).join(', ') + (owned.length > namedAccounts ? ', …' : '');
  throw new PatError(
    'conflict',
    `"${login}" answers for service accounts (${names}); give them another owner first.`,
  );
}
