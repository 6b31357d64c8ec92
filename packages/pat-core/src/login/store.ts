import type { Database } from '../db/index.js';
import type { UserId } from '../shared/ids.js';

/** What of a user decides about signing in. */
export interface Account {
  readonly id: UserId;
  readonly login: string;
  readonly passwordHash: string | null;
  readonly isDisabled: boolean;
  /** Service accounts live by tokens alone. */
  readonly isPerson: boolean;
}

const selectAccount = `SELECT id, login, password_hash AS "passwordHash", disabled_at IS NOT NULL AS "isDisabled",
  kind = 'person' AS "isPerson" FROM users`;

/** @param login in its stored form */
export async function findAccount(db: Database, login: string): Promise<Account | undefined> {
  const [account] = await db.rows<Account>(`${selectAccount} WHERE login = $1`, [login]);
  return account;
}

export async function getAccount(db: Database, id: UserId): Promise<Account | undefined> {
  const [account] = await db.rows<Account>(`${selectAccount} WHERE id = $1::uuid`, [id]);
  return account;
}
