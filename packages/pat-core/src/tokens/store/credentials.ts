import type { Database } from '../../db/index.js';
import { breachOf, type PolicyRow, toPolicy } from '../../policy/index.js';
import { parseScopes, scopesWithin, type TokenScopes } from '../../scopes/index.js';
import type { Door } from '../../shared/door.js';
import type { TokenId, UserId } from '../../shared/ids.js';
import type { Restriction } from '../../shared/restriction.js';
import type { TokenKind } from '../../shared/token-kind.js';
import type { Lifetime } from '../lifetime.js';
import { joinRestrictions } from '../limits.js';
import { type Networks, readNetworks } from '../networks.js';
import { credentialTables, credentialVersion } from './version.js';

/** Where and from where a token may be used. */
export interface Reachability {
  readonly doors: readonly Door[] | undefined;
  readonly networks: Networks | undefined;
}

/** A token with its user, the token it was exchanged from, and the policy: all that authentication needs. */
export interface Credential extends Lifetime, Reachability {
  readonly tokenId: TokenId;
  readonly kind: TokenKind;
  /** What this one was exchanged from and cannot outlive. */
  readonly parent: (Lifetime & Reachability & { readonly tokenId: TokenId }) | undefined;
  /** Names the token's present secret without giving it away; another one after rotation. Empty when it has none. */
  readonly secretId: string;
  /** Secrets that a rotation replaced and that are good until their time (milliseconds since the epoch). */
  readonly retired: readonly { readonly secretId: string; readonly validUntil: number }[];
  /** The token's own scopes within those of its parent. */
  readonly scopes: TokenScopes | undefined;
  /** Its own and its parent's. */
  readonly restrictions: readonly Restriction[];
  readonly maxUses: number | undefined;
  /** At which door it was used last. */
  readonly lastUsedDoor: Door | undefined;
  /** Why the policy as it is now does not allow the token or its parent. */
  readonly breach: string | undefined;
  readonly userId: UserId;
  readonly login: string;
  readonly isAdmin: boolean;
  readonly userDisabledAt: Date | undefined;
  /** Another text after any change of all this, but for uses. */
  readonly version: string;
}

/** The columns of a token that tell whether it is good, under their names in a statement. */
interface StateRow {
  id: TokenId;
  kind: TokenKind;
  scopes: string[];
  created_at: string;
  not_before: string | null;
  expires_at: string | null;
  auto_refresh_seconds: number | null;
  last_used_at: string | null;
  revoked_at: string | null;
  doors: Door[] | null;
  networks: string[] | null;
  restrictions: Restriction[];
}

export interface CredentialRow extends StateRow {
  secret_id: string;
  max_uses: number | null;
  last_used_door: Door | null;
  retired: { secret_id: string; valid_until: number }[] | null;
  parent: StateRow | null;
  policy: PolicyRow;
  version: string;
  user_id: UserId;
  login: string;
  is_admin: boolean;
  disabled_at: string | null;
}

const selectCredential = `
  SELECT t.id, t.kind, coalesce(encode(substring(t.secret_hash FROM 1 FOR 8), 'hex'), '') AS secret_id, t.scopes, t.created_at,
    t.not_before, t.expires_at, t.auto_refresh_seconds, t.last_used_at, t.revoked_at, t.doors, t.networks, t.restrictions, t.max_uses,
    t.last_used_door, t.user_id, u.login, u.is_admin, u.disabled_at,
    CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'kind', p.kind, 'scopes', p.scopes, 'created_at', p.created_at,
      'not_before', p.not_before, 'expires_at', p.expires_at, 'auto_refresh_seconds', p.auto_refresh_seconds,
      'last_used_at', p.last_used_at, 'revoked_at', p.revoked_at, 'doors', p.doors, 'networks', p.networks,
      'restrictions', p.restrictions) END AS parent,
    (SELECT json_agg(json_build_object('secret_id', encode(substring(r.secret_hash FROM 1 FOR 8), 'hex'),
      'valid_until', extract(epoch FROM r.valid_until) * 1000)) FROM retired_secrets r WHERE r.token_id = t.id) AS retired,
    to_json(policy) AS policy, ${credentialVersion} AS version
  FROM ${credentialTables}`;

/** One indexed query, whatever the number of tokens. */
export function findCredential(db: Database, secretHash: Buffer): Promise<Credential | undefined> {
  return db.lookup(`${selectCredential} WHERE t.secret_hash = $1`, [secretHash], onlyCredential);
}

/** The token whose secret this was before a rotation. */
export function findRotated(db: Database, secretHash: Buffer): Promise<Credential | undefined> {
  return db.lookup(
    `${selectCredential} WHERE t.id = (SELECT token_id FROM retired_secrets WHERE secret_hash = $1)`,
    [secretHash],
    onlyCredential,
  );
}

/** Those of `ids` that still exist, in one query. */
export function loadCredentials(db: Database, ids: readonly TokenId[]): Promise<readonly Credential[]> {
  return db.lookup(
    `${selectCredential} WHERE t.id = ANY($1::uuid[])`,
    [ids],
    (rows: readonly CredentialRow[]) => rows.map(toCredential),
  );
}

function onlyCredential([row]: readonly CredentialRow[]): Credential | undefined {
  return row && toCredential(row);
}

/** The row as authentication wants it: with its parent and the policy taken into account. */
export function toCredential(row: CredentialRow): Credential {
  const { parent } = row;
  const state = toState(row);
  const parentState = parent ? { ...toState(parent), tokenId: parent.id } : undefined;
  const policy = toPolicy(row.policy);
  const own = parseScopes(row.scopes);
  return {
    ...state,
    tokenId: row.id,
    kind: row.kind,
    parent: parentState,
    secretId: row.secret_id,
    retired: (row.retired ?? []).map(({ secret_id, valid_until }) => ({
      secretId: secret_id,
      validUntil: Number(valid_until),
    })),
    scopes: parent ? scopesWithin(own, parseScopes(parent.scopes)) : own,
    restrictions: parent ? joinRestrictions(row.restrictions, parent.restrictions) : row.restrictions,
    maxUses: row.max_uses ?? undefined,
    lastUsedDoor: row.last_used_door ?? undefined,
    breach:
      breachOf({ ...row, ...state }, policy)?.reason ??
      (parent && parentState ? breachOf({ ...parent, ...parentState }, policy)?.reason : undefined),
    userId: row.user_id,
    login: row.login,
    isAdmin: row.is_admin,
    userDisabledAt: toDate(row.disabled_at),
    version: row.version,
  };
}

function toState(row: StateRow): Lifetime & Reachability {
  return {
    createdAt: new Date(row.created_at),
    notBefore: toDate(row.not_before),
    expiresAt: toDate(row.expires_at),
    autoRefreshSeconds: row.auto_refresh_seconds ?? undefined,
    lastUsedAt: toDate(row.last_used_at),
    revokedAt: toDate(row.revoked_at),
    doors: row.doors ?? undefined,
    networks: row.networks ? readNetworks(row.networks) : undefined,
  };
}

function toDate(instant: string | null): Date | undefined {
  return instant === null ? undefined : new Date(instant);
}
