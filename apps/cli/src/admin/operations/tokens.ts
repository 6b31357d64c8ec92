import type { Admin, MintedToken, TokenId, TokenInfo, TokenRequest } from '@patio/pat-core';
import { allItems } from './pages.js';

export interface MintInput {
  readonly login: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The hard limit, from now. */
  readonly expiresInSeconds?: number;
  readonly autoRefreshSeconds?: number;
}

export async function mintToken(admin: Admin, { login, expiresInSeconds, ...input }: MintInput) {
  const request: TokenRequest = {
    ...input,
    ...(expiresInSeconds !== undefined && { expiresAt: new Date(Date.now() + expiresInSeconds * 1000) }),
  };
  return mintedJson(await admin.mintToken('system', login, request));
}

export async function listTokens(admin: Admin, { login }: { login?: string }) {
  const tokens = await allItems((page) => admin.listTokens('system', login, page));
  return tokens.map(tokenJson);
}

export async function revokeToken(admin: Admin, { id }: { id: TokenId }) {
  await admin.revokeToken('system', id);
  return tokenJson(await admin.getToken('system', id));
}

export async function rotateToken(admin: Admin, { id }: { id: TokenId }) {
  return mintedJson(await admin.rotateToken('system', id));
}

function mintedJson({ info, secret }: MintedToken) {
  return { ...tokenJson(info), token: secret };
}

/** As the REST door shows tokens. */
function tokenJson(info: TokenInfo) {
  return {
    id: info.id,
    login: info.login,
    name: info.name,
    scopes: info.scopes,
    status: info.status,
    createdAt: info.createdAt.toISOString(),
    expiresAt: info.expiresAt?.toISOString() ?? null,
    autoRefreshSeconds: info.autoRefreshSeconds ?? null,
    endsAt: info.endsAt?.toISOString() ?? null,
    lastUsedAt: info.lastUsedAt?.toISOString() ?? null,
    lastUsedDoor: info.lastUsedDoor ?? null,
    lastUsedAddress: info.lastUsedAddress ?? null,
    revokedAt: info.revokedAt?.toISOString() ?? null,
  };
}

export type TokenJson = ReturnType<typeof tokenJson>;
export type MintedJson = ReturnType<typeof mintedJson>;
