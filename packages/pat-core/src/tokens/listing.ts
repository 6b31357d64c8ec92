import { breachOf } from '../policy/index.js';
import type { Policy } from '../policy/types.js';
import type { Door } from '../shared/door.js';
import { endOf, expiryWarningDays, type Lifetime, statusAt } from './lifetime.js';
import { fingerprintOf, readPublicKey } from './public-key.js';
import type { ListedToken } from './store/lists.js';
import type { TokenDoor, TokenInfo, TokenStatus } from './types.js';

/** A token as lists show it at `now` under a policy. */
export function describeToken(row: ListedToken, policy: Policy, now: number): TokenInfo {
  const { userDisabledAt, publicKey, ...token } = row;
  const lifetime: Lifetime = {
    createdAt: row.createdAt,
    notBefore: row.notBefore ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
    autoRefreshSeconds: row.autoRefreshSeconds ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
  };
  const endsAt = endOf(lifetime);
  const blockedReason = userDisabledAt
    ? `The user ${row.login} is disabled.`
    : breachOf({ ...row, ...lifetime }, policy)?.reason;
  return {
    ...token,
    createdAt: row.createdAt,
    notBefore: lifetime.notBefore,
    expiresAt: lifetime.expiresAt,
    autoRefreshSeconds: lifetime.autoRefreshSeconds,
    lastUsedAt: lifetime.lastUsedAt,
    revokedAt: lifetime.revokedAt,
    parentId: row.parentId ?? undefined,
    doors: (row.doors as TokenDoor[] | null) ?? undefined,
    networks: row.networks ?? undefined,
    maxUses: row.maxUses ?? undefined,
    fingerprint: publicKey === null ? undefined : fingerprintOf(readPublicKey(publicKey).digest),
    status: shownStatus(row, statusAt(lifetime, now), blockedReason),
    blockedReason,
    endsAt: endsAt === undefined ? undefined : new Date(endsAt),
    expiryWarningDays: row.revokedAt ? undefined : expiryWarningDays(lifetime, now),
    lastUsedDoor: (row.lastUsedDoor as Door | null) ?? undefined,
    lastUsedAddress: row.lastUsedAddress ?? undefined,
    lastUsedClient: row.lastUsedClient ?? undefined,
  };
}

/** What ends a token for good is shown before what can be lifted. */
function shownStatus(
  { maxUses, uses }: Pick<ListedToken, 'maxUses' | 'uses'>,
  status: ReturnType<typeof statusAt>,
  blockedReason: string | undefined,
): TokenStatus {
  if (status === 'revoked' || status === 'expired') return status;
  if (maxUses !== null && uses >= maxUses) return 'exhausted';
  return blockedReason === undefined ? status : 'blocked';
}
