import type { Admin, UserInfo } from '@patio/pat-core';
import { allItems } from './pages.js';

export async function createUser(
  admin: Admin,
  input: { login: string; isAdmin: boolean; password?: string; kind?: 'person' | 'service'; owner?: string },
) {
  return userJson(await admin.createUser('system', input));
}

export async function listUsers(admin: Admin, _input: object) {
  const users = await allItems((page) => admin.listUsers('system', page));
  return users.map(userJson);
}

export async function disableUser(admin: Admin, { login }: { login: string }) {
  return userJson(await admin.updateUser('system', login, { disabled: true }));
}

export async function enableUser(admin: Admin, { login }: { login: string }) {
  return userJson(await admin.updateUser('system', login, { disabled: false }));
}

export async function setQuota(
  admin: Admin,
  { login, quotaBytes }: { login: string; quotaBytes: number | null },
) {
  return userJson(await admin.updateUser('system', login, { quotaBytes }));
}

/** Gives a service account another owner. */
export async function handOver(admin: Admin, { login, owner }: { login: string; owner: string }) {
  return userJson(await admin.updateUser('system', login, { owner }));
}

export async function deleteUser(admin: Admin, { login }: { login: string }) {
  await admin.deleteUser('system', login);
  return { deleted: login };
}

function userJson(user: UserInfo) {
  return {
    id: user.id,
    login: user.login,
    isAdmin: user.isAdmin,
    createdAt: user.createdAt.toISOString(),
    disabledAt: user.disabledAt?.toISOString() ?? null,
    kind: user.kind,
    owner: user.owner ?? null,
    quotaBytes: user.quotaBytes ?? null,
  };
}

export type UserJson = ReturnType<typeof userJson>;
