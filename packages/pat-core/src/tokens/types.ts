import type { Door } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';

export type TokenStatus = 'active' | 'expired' | 'revoked' | 'blocked';

/** A token as lists show it; the secret is nowhere. */
export interface TokenInfo {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly login: string;
  readonly name: string;
  /** Canonical scope strings; empty: all that the user may do. */
  readonly scopes: readonly string[];
  /** `blocked`: the token itself is good but its user is disabled. */
  readonly status: TokenStatus;
  readonly createdAt: Date;
  /** The hard limit, if any. */
  readonly expiresAt: Date | undefined;
  readonly autoRefreshSeconds: number | undefined;
  /** When it ends if it is not used again: the earlier of hard limit and sliding window; undefined: never. */
  readonly endsAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
  readonly lastUsedDoor: Door | undefined;
  readonly lastUsedAddress: string | undefined;
  readonly revokedAt: Date | undefined;
}

/** A new token; `secret` is shown this once. */
export interface MintedToken {
  readonly info: TokenInfo;
  readonly secret: string;
}

export interface TokenRequest {
  /** 1 to 100 characters. */
  readonly name: string;
  /** Scope strings; none: all that the user may do. */
  readonly scopes?: readonly string[];
  /** Hard limit; must lie in the future. */
  readonly expiresAt?: Date;
  /** Sliding window in whole seconds, 1 to ten years. */
  readonly autoRefreshSeconds?: number;
}

/** What may change of a token: what is not named stays. */
export interface TokenChanges {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: Date;
}
