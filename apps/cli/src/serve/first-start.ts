import { randomBytes } from 'node:crypto';
import { type Admin, type Config, isPatError } from '@patio/pat-core';

/** The first administrator and the token to begin with; the secrets are shown once and nowhere kept. */
export interface FirstAdministrator {
  readonly login: string;
  /** undefined when the operator has chosen it. */
  readonly generatedPassword: string | undefined;
  readonly token: string;
}

const passwordBytes = 15;
/** Long enough to look around; a token that lies about in a log for ever is no good start. */
const tokenWindowSeconds = 30 * 24 * 60 * 60;

/**
 * Makes the administrator when there is none yet. Of several processes that start at once on one database, one does it.
 * @returns undefined when there is one already
 * @throws invalid when login or password cannot be used
 */
export async function makeFirstAdministrator(
  admin: Admin,
  config: Pick<Config, 'adminLogin' | 'adminPassword'>,
): Promise<FirstAdministrator | undefined> {
  if (await hasAdministrator(admin)) return undefined;
  const { adminLogin: login, adminPassword } = config;
  const password = adminPassword ?? randomBytes(passwordBytes).toString('base64url');
  try {
    await admin.createUser('system', { login, isAdmin: true, password });
  } catch (error) {
    if (isPatError(error, 'already_exists')) return undefined;
    throw error;
  }
  const { secret } = await admin.mintToken('system', login, {
    name: 'first start',
    autoRefreshSeconds: tokenWindowSeconds,
  });
  return { login, generatedPassword: adminPassword === undefined ? password : undefined, token: secret };
}

async function hasAdministrator(admin: Admin): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await admin.listUsers('system', { limit: 1000, ...(cursor !== undefined && { cursor }) });
    if (page.items.some(({ isAdmin }) => isAdmin)) return true;
    cursor = page.next;
  } while (cursor !== undefined);
  return false;
}
