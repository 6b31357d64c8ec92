import type { Door } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';
import { endOf, type Lifetime, statusAt } from './lifetime.js';
import type { TokenInfo, TokenStatus } from './types.js';

/** A token's row with its user, as lists need it. */
export interface ListedToken {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly login: string;
  readonly userDisabledAt: Date | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly autoRefreshSeconds: number | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedDoor: string | null;
  readonly lastUsedAddress: string | null;
  readonly revokedAt: Date | null;
}

/** A token as lists show it at `now`. */
export function describeToken(row: ListedToken, now: number): TokenInfo {
  const { userDisabledAt, ...token } = row;
  const lifetime: Lifetime = {
    createdAt: row.createdAt,
    expiresAt: row.expiresAt ?? undefined,
    autoRefreshSeconds: row.autoRefreshSeconds ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
  };
  const endsAt = endOf(lifetime);
  return {
    ...token,
    ...lifetime,
    status: shownStatus(lifetime, userDisabledAt !== null, now),
    endsAt: endsAt === undefined ? undefined : new Date(endsAt),
    lastUsedDoor: (row.lastUsedDoor as Door | null) ?? undefined,
    lastUsedAddress: row.lastUsedAddress ?? undefined,
  };
}

function shownStatus(lifetime: Lifetime, userDisabled: boolean, now: number): TokenStatus {
  const status = statusAt(lifetime, now);
  return status === 'active' && userDisabled ? 'blocked' : status;
}
