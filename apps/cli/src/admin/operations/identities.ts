import type { Admin, Identity } from '@patio/pat-core';

export interface IdentityInput extends Identity {
  readonly login: string;
}

export async function listIdentities(admin: Admin, { login }: { login: string }) {
  const identities = await admin.listIdentities('system', login);
  return identities.map(({ issuer, subject, createdAt }) => ({
    ...{ login, issuer, subject },
    createdAt: createdAt.toISOString(),
  }));
}

export async function linkIdentity(admin: Admin, { login, issuer, subject }: IdentityInput) {
  await admin.linkIdentity('system', login, { issuer, subject });
  return { linked: { login, issuer, subject } };
}

export async function unlinkIdentity(admin: Admin, { login, issuer, subject }: IdentityInput) {
  await admin.unlinkIdentity('system', login, { issuer, subject });
  return { unlinked: { login, issuer, subject } };
}

export async function rotateSigningKey(admin: Admin, _input: object) {
  return admin.rotateSigningKey('system');
}
