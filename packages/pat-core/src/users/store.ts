import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { users } from '../db/schema.js';
import { newId, type TokenId, type UserId } from '../shared/ids.js';

/** A user as stored, without the password's hash. */
export interface User {
  readonly id: UserId;
  readonly login: string;
  readonly isAdmin: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | undefined;
  /** undefined: no limit. */
  readonly quotaBytes: number | undefined;
  /** A service account has no password and lives by tokens alone. */
  readonly kind: UserKind;
  /** Login of the administrator who answers for a service account. */
  readonly owner: string | undefined;
}

export type UserKind = 'person' | 'service';

/** What `auth` has to know about at once: something about this token, this user or the policy is no longer as it was. */
export type CredentialChange = `token:${TokenId}` | `user:${UserId}` | 'policy';

/** The NOTIFY channel of {@link CredentialChange}s. */
export const credentialChannel = 'patio_auth';

/**
 * Tells every process that shares the database, when the transaction commits. Every change that can end or narrow what a
 * token may do calls it: that is what keeps their caches true.
 */
export async function notifyCredentialChange(tx: Database, change: CredentialChange): Promise<void> {
  await tx.rows('SELECT pg_notify($1, $2)', [credentialChannel, change]);
}

const columns = {
  id: users.id,
  login: users.login,
  isAdmin: users.isAdmin,
  createdAt: users.createdAt,
  disabledAt: users.disabledAt,
  quotaBytes: users.quotaBytes,
  kind: users.kind,
  owner: sql<string | null>`(SELECT o.login FROM users o WHERE o.id = users.owner_id)`,
};

type UserRow = Omit<User, 'disabledAt' | 'quotaBytes' | 'owner'> & {
  disabledAt: Date | null;
  quotaBytes: number | null;
  owner: string | null;
};

function toUser(row: UserRow): User {
  return {
    ...row,
    disabledAt: row.disabledAt ?? undefined,
    quotaBytes: row.quotaBytes ?? undefined,
    owner: row.owner ?? undefined,
  };
}

/** @returns undefined when the login is taken */
export async function insertUser(
  tx: Database,
  user: {
    login: string;
    isAdmin: boolean;
    passwordHash: string | undefined;
    kind?: UserKind;
    ownerId?: UserId | undefined;
    now: number;
  },
): Promise<User | undefined> {
  const [row] = await tx.orm
    .insert(users)
    .values({ ...user, id: newId<UserId>(), createdAt: new Date(user.now) })
    .onConflictDoNothing({ target: users.login })
    .returning(columns);
  return row && toUser(row);
}

/** The user with this login, in whatever normal form it is given. */
export async function findUser(db: Database, login: string): Promise<User | undefined> {
  const [row] = await db.orm
    .select(columns)
    .from(users)
    .where(eq(users.login, storedForm(login)));
  return row && toUser(row);
}

/**
 * {@link findUser}, holding the row to the end of the transaction: with `reference` so that it is not deleted while something
 * is made that refers to it, with `change` so that nobody else changes it.
 */
export async function lockUser(
  tx: Database,
  login: string,
  purpose: 'reference' | 'change',
): Promise<User | undefined> {
  const [row] = await tx.orm
    .select(columns)
    .from(users)
    .where(eq(users.login, storedForm(login)))
    .for(purpose === 'reference' ? 'key share' : 'update');
  return row && toUser(row);
}

/** No stored login has a NUL, which the database would refuse to compare with. */
function storedForm(login: string): string {
  return login.normalize('NFC').replaceAll('\0', '\ufffd');
}

/** A page of users, ordered by login. */
export async function listUsers(
  db: Database,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<User[]> {
  const rows = await db.orm
    .select(columns)
    .from(users)
    .where(page.after === undefined ? undefined : gt(users.login, page.after))
    .orderBy(asc(users.login))
    .limit(page.limit);
  return rows.map(toUser);
}

/** Changes what is given. @returns undefined when the user has gone */
export async function updateUser(
  tx: Database,
  id: UserId,
  changes: {
    isAdmin?: boolean;
    disabledAt?: Date | null;
    passwordHash?: string;
    quotaBytes?: number | null;
    ownerId?: UserId;
  },
): Promise<User | undefined> {
  const [row] = await tx.orm.update(users).set(changes).where(eq(users.id, id)).returning(columns);
  await notifyCredentialChange(tx, `user:${id}`);
  return row && toUser(row);
}

/** Deletes the user with tokens, grants and locks. */
export async function deleteUser(tx: Database, id: UserId): Promise<void> {
  await tx.orm.delete(users).where(eq(users.id, id));
  await notifyCredentialChange(tx, `user:${id}`);
}

/** Logins of the service accounts that a user answers for. */
export async function serviceAccountsOf(db: Database, id: UserId): Promise<string[]> {
  const owned = await db.orm
    .select({ login: users.login })
    .from(users)
    .where(eq(users.ownerId, id))
    .orderBy(asc(users.login));
  return owned.map(({ login }) => login);
}

/**
 * The persons among the enabled administrators, locked to the end of the transaction: of two transactions that each take one away, the second
 * sees what the first has left.
 */
export async function lockEnabledAdmins(tx: Database): Promise<UserId[]> {
  const admins = await tx.orm
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.isAdmin, true), eq(users.kind, 'person'), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .for('update');
  return admins.map((admin) => admin.id);
}
