import type { MintedToken, TokenInfo } from '@patio/pat-core';
import { z } from 'zod';
import { door, givenInstant, instant, instantJson, login, pageOf, tokenId } from './common.js';
import { named } from './named.js';

const name = z.string().min(1).max(100).describe('What the token is for, in the words of its owner');
const scopes = z.array(z.string().max(200)).max(100);

const tokenFields = z.object({
  id: tokenId,
  login,
  name,
  scopes: scopes.describe('`node:UUID:r|w|rw` and named scopes; empty: all that the user may do'),
  status: z
    .enum(['active', 'expired', 'revoked', 'blocked'])
    .describe('`blocked`: the token is good but its user is disabled'),
  createdAt: instant,
  expiresAt: instant.nullable().describe('The hard limit'),
  autoRefreshSeconds: z.int().nullable().describe('Expires when unused for so long; each use renews it'),
  endsAt: instant.nullable().describe('When it ends if it is not used again; null: never'),
  lastUsedAt: instant.nullable(),
  lastUsedDoor: door.nullable(),
  lastUsedAddress: z.string().nullable(),
  revokedAt: instant.nullable(),
});

export const token = named('Token', tokenFields.describe('A token without its secret'));
export const tokenPage = pageOf('TokenPage', token);

export const mintedToken = named(
  'MintedToken',
  tokenFields
    .extend({ token: z.string().describe('The secret itself, shown this once') })
    .describe('A new token or new secret'),
);

export const tokenRequest = named(
  'TokenRequest',
  z
    .strictObject({
      name,
      scopes: scopes
        .exactOptional()
        .describe('`node:UUID:r|w|rw` and named scopes; none: all that the user may do'),
      expiresAt: givenInstant.exactOptional().describe('Hard limit; in the future'),
      autoRefreshSeconds: z.int().min(1).exactOptional().describe('Expire when unused for so long'),
    })
    .describe('With neither limit the token never expires; with both it slides up to the hard limit'),
);

export const tokenChanges = named(
  'TokenChanges',
  z
    .strictObject({
      name: name.exactOptional(),
      scopes: scopes.exactOptional().describe('Only narrower than they are'),
      expiresAt: givenInstant.exactOptional().describe('Hard limit; only earlier than it is'),
    })
    .describe('Only what is given is changed, at once and everywhere'),
);

export function tokenJson(info: TokenInfo) {
  return {
    id: info.id,
    login: info.login,
    name: info.name,
    scopes: info.scopes,
    status: info.status,
    createdAt: info.createdAt.toISOString(),
    expiresAt: instantJson(info.expiresAt),
    autoRefreshSeconds: info.autoRefreshSeconds ?? null,
    endsAt: instantJson(info.endsAt),
    lastUsedAt: instantJson(info.lastUsedAt),
    lastUsedDoor: info.lastUsedDoor ?? null,
    lastUsedAddress: info.lastUsedAddress ?? null,
    revokedAt: instantJson(info.revokedAt),
  };
}

export function mintedTokenJson({ info, secret }: MintedToken) {
  return { ...tokenJson(info), token: secret };
}
