import type { MintedToken, TokenInfo } from '@patio/pat-core';
import { z } from 'zod';
import { door, givenInstant, instant, instantJson, login, pageOf, pageQuery, tokenId } from './common.js';
import { named } from './named.js';

const name = z.string().min(1).max(100).describe('What the token is for, in the words of its owner');
const scopes = z.array(z.string().max(200)).max(100);

const doors = z
  .array(z.enum(['rest', 'webdav', 'sftp']))
  .min(1)
  .max(3);
const networks = z.array(z.string().max(60)).min(1).max(50);
const restrictions = z.array(z.enum(['read-only', 'no-overwrite', 'no-delete'])).max(3);

const tokenFields = z.object({
  id: tokenId,
  kind: z
    .enum(['pat', 'access_token', 'credential', 'ssh_key', 'session', 'external'])
    .describe('`pat` and `ssh_key` are made by users; the others live for a short time'),
  parentId: tokenId.nullable().describe('The token it was exchanged from'),
  login,
  name,
  fingerprint: z.string().nullable().describe('Of an SSH key, as OpenSSH shows it: `SHA256:…`'),
  scopes: scopes.describe('`node:UUID:r|w|rw` and named scopes; empty: all that the user may do'),
  doors: doors.nullable().describe('Where it may be used; null: at all doors'),
  networks: networks.nullable().describe('From which addresses, as CIDR; null: from everywhere'),
  notBefore: instant.nullable().describe('Not valid earlier'),
  restrictions: restrictions.describe('What it may not do although its scopes would allow it'),
  maxUses: z.int().nullable().describe('How often it may authenticate; null: no limit'),
  uses: z.int().describe('How often it did; counted only with `maxUses`'),
  status: z
    .enum(['active', 'pending', 'expired', 'exhausted', 'revoked', 'blocked'])
    .describe('`pending`: not valid yet; `exhausted`: used up; `blocked`: see `blockedReason`'),
  blockedReason: z
    .string()
    .nullable()
    .describe('Why the policy, or the state of its user, does not let it be used'),
  createdAt: instant,
  expiresAt: instant.nullable().describe('The hard limit'),
  autoRefreshSeconds: z.int().nullable().describe('Expires when unused for so long; each use renews it'),
  endsAt: instant.nullable().describe('When it ends if it is not used again; null: never'),
  expiryWarningDays: z
    .int()
    .nullable()
    .describe('The nearest of 60, 30, 7 and 1 days before the hard limit that has been passed'),
  lastUsedAt: instant.nullable(),
  lastUsedDoor: door.nullable(),
  lastUsedAddress: z.string().nullable(),
  lastUsedClient: z.string().nullable().describe('What the client called itself'),
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

const limits = {
  doors: doors.exactOptional().describe('Where it may be used; not given: at all doors'),
  networks: networks.exactOptional().describe('From which addresses, as CIDR; not given: from everywhere'),
  notBefore: givenInstant.exactOptional().describe('Not valid earlier'),
  restrictions: restrictions
    .exactOptional()
    .describe(
      '`read-only`: changes nothing; `no-overwrite`: replaces nothing; `no-delete`: deletes, moves and renames nothing',
    ),
  maxUses: z.int().min(1).max(1_000_000_000).exactOptional().describe('How often it may authenticate'),
};

const tokenRequestFields = z.strictObject({
  name,
  scopes: scopes
    .exactOptional()
    .describe('`node:UUID:r|w|rw` and named scopes; none: all that the user may do'),
  expiresAt: givenInstant.exactOptional().describe('Hard limit; in the future'),
  autoRefreshSeconds: z.int().min(1).exactOptional().describe('Expire when unused for so long'),
  ...limits,
});

export const tokenRequest = named(
  'TokenRequest',
  tokenRequestFields.describe(
    'With neither limit the token never expires; with both it slides up to the hard limit',
  ),
);

export const sshKeyRequest = named(
  'SshKeyRequest',
  tokenRequestFields
    .extend({
      publicKey: z
        .string()
        .min(1)
        .max(10_000)
        .describe('One line as in a `.pub` file: Ed25519, ECDSA, or RSA of 2048 bits or more'),
    })
    .describe('A key with the limits of a token'),
);

export const tokenChanges = named(
  'TokenChanges',
  z
    .strictObject({
      name: name.exactOptional(),
      scopes: scopes.exactOptional().describe('Only narrower than they are'),
      expiresAt: givenInstant.exactOptional().describe('Hard limit; only earlier than it is'),
      autoRefreshSeconds: z.int().min(1).exactOptional().describe('Only shorter than it is'),
      ...limits,
    })
    .describe('Only what is given is changed, at once and everywhere; limits only become narrower'),
);

export const rotateRequest = named(
  'RotateRequest',
  z.strictObject({
    overlapSeconds: z
      .int()
      .min(0)
      .max(2_592_000)
      .exactOptional()
      .describe('How long the old secret stays good beside the new one; not given: it ends at once'),
  }),
);

export const revocation = named(
  'Revocation',
  z.object({ revoked: z.int().describe('How many tokens were ended') }),
);

const unusedDays = z.coerce.number<string>('Not a number').int().min(1).max(3650);

const listedKind = z.enum(['pat', 'ssh_key']).describe('Only tokens with a secret, or only SSH keys');

export const tokenQuery = pageQuery.extend({
  kind: listedKind.exactOptional(),
  unusedDays: unusedDays
    .exactOptional()
    .describe('Only tokens without use for so many days; for administrators those of all users'),
});

export const userTokenQuery = pageQuery.extend({
  kind: listedKind.exactOptional(),
  unusedDays: unusedDays.exactOptional().describe('Only tokens without use for so many days'),
});

export function tokenJson(info: TokenInfo) {
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
    notBefore: instantJson(info.notBefore),
    restrictions: info.restrictions,
    maxUses: info.maxUses ?? null,
    uses: info.uses,
    status: info.status,
    blockedReason: info.blockedReason ?? null,
    createdAt: info.createdAt.toISOString(),
    expiresAt: instantJson(info.expiresAt),
    autoRefreshSeconds: info.autoRefreshSeconds ?? null,
    endsAt: instantJson(info.endsAt),
    expiryWarningDays: info.expiryWarningDays ?? null,
    lastUsedAt: instantJson(info.lastUsedAt),
    lastUsedDoor: info.lastUsedDoor ?? null,
    lastUsedAddress: info.lastUsedAddress ?? null,
    lastUsedClient: info.lastUsedClient ?? null,
    revokedAt: instantJson(info.revokedAt),
  };
}

export function mintedTokenJson({ info, secret }: MintedToken) {
  return { ...tokenJson(info), token: secret };
}
