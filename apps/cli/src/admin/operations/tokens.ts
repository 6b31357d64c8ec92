import type {
  Admin,
  MintedToken,
  Restriction,
  TokenChanges,
  TokenDoor,
  TokenId,
  TokenInfo,
  TokenRequest,
} from '@patio/pat-core';
import { allItems } from './pages.js';

/** Limits beside scopes, as JSON. */
export interface LimitsInput {
  readonly doors?: readonly TokenDoor[];
  readonly networks?: readonly string[];
  /** RFC 3339. */
  readonly notBefore?: string;
  readonly restrictions?: readonly Restriction[];
  readonly maxUses?: number;
}

export interface MintInput extends LimitsInput {
  readonly login: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The hard limit, from now. */
  readonly expiresInSeconds?: number;
  readonly autoRefreshSeconds?: number;
}

/** What is not named stays. */
export interface UpdateInput extends Partial<Omit<MintInput, 'login'>> {
  readonly id: TokenId;
}

export async function mintToken(admin: Admin, { login, ...input }: MintInput) {
  const request: TokenRequest = withDates(input);
  return mintedJson(await admin.mintToken('system', login, request));
}

export async function addSshKey(admin: Admin, { login, ...input }: MintInput & { publicKey: string }) {
  return tokenJson(await admin.addSshKey('system', login, withDates(input)));
}

export async function updateToken(admin: Admin, { id, ...input }: UpdateInput) {
  const changes: TokenChanges = withDates(input);
  return tokenJson(await admin.updateToken('system', id, changes));
}

export async function listTokens(
  admin: Admin,
  { login, ...filter }: { login?: string; unusedDays?: number },
) {
  const tokens = await allItems((page) => admin.listTokens('system', login, page, filter));
  return tokens.map(tokenJson);
}

export async function revokeToken(admin: Admin, { id }: { id: TokenId }) {
  await admin.revokeToken('system', id);
  return tokenJson(await admin.getToken('system', id));
}

export async function revokeTokens(admin: Admin, { login }: { login: string }) {
  return admin.revokeTokens('system', login);
}

export async function rotateToken(
  admin: Admin,
  { id, ...options }: { id: TokenId; overlapSeconds?: number },
) {
  return mintedJson(await admin.rotateToken('system', id, options));
}

/** Instants and times from now, as the core takes them. */
function withDates<Input extends { expiresInSeconds?: number; notBefore?: string }>({
  expiresInSeconds,
  notBefore,
  ...input
}: Input) {
  return {
    ...input,
    ...(expiresInSeconds !== undefined && { expiresAt: new Date(Date.now() + expiresInSeconds * 1000) }),
    ...(notBefore !== undefined && { notBefore: new Date(notBefore) }),
  };
}

function mintedJson({ info, secret }: MintedToken) {
  return { ...tokenJson(info), token: secret };
}

/** As the REST door shows tokens. */
function tokenJson(info: TokenInfo) {
  return {
    id: info.id,
    kind: info.kind,
    parentId: info.parentId ?? null,
    login: info.login,
    name: info.name,
    fingerprint: info.fingerprint ?? null,
    scopes: info.scopes,
    doors: info.doors ?? null,
    networks: info.networks ?? null,
    notBefore: info.notBefore?.toISOString() ?? null,
    restrictions: info.restrictions,
    maxUses: info.maxUses ?? null,
    uses: info.uses,
    status: info.status,
    blockedReason: info.blockedReason ?? null,
    createdAt: info.createdAt.toISOString(),
    expiresAt: info.expiresAt?.toISOString() ?? null,
    autoRefreshSeconds: info.autoRefreshSeconds ?? null,
    endsAt: info.endsAt?.toISOString() ?? null,
    expiryWarningDays: info.expiryWarningDays ?? null,
    lastUsedAt: info.lastUsedAt?.toISOString() ?? null,
    lastUsedDoor: info.lastUsedDoor ?? null,
    lastUsedAddress: info.lastUsedAddress ?? null,
    lastUsedClient: info.lastUsedClient ?? null,
    revokedAt: info.revokedAt?.toISOString() ?? null,
  };
}

export type TokenJson = ReturnType<typeof tokenJson>;
export type MintedJson = ReturnType<typeof mintedJson>;

export async function scanTokens(
  admin: Admin,
  { hashes, revoke }: { hashes: readonly string[]; revoke: boolean },
) {
  return admin.scanTokens('system', hashes, { revoke });
}

export type FoundTokenJson = Awaited<ReturnType<typeof scanTokens>>[number];
