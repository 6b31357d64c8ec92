import type { Door } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';
import type { Restriction } from '../shared/restriction.js';
import type { TokenKind } from '../shared/token-kind.js';

export type { Restriction } from '../shared/restriction.js';
export type { TokenKind } from '../shared/token-kind.js';

/** The doors that tokens open. */
export type TokenDoor = Exclude<Door, 'cli'>;

/** `pending`: not valid yet; `exhausted`: used as often as it may be; `blocked`: its user is disabled or the policy forbids it. */
export type TokenStatus = 'active' | 'pending' | 'expired' | 'exhausted' | 'revoked' | 'blocked';

/** What narrows a token beside its scopes. */
export interface TokenLimits {
  /** Where it may be used; undefined: everywhere. */
  readonly doors: readonly TokenDoor[] | undefined;
  /** From which addresses, as canonical CIDR ranges; undefined: from everywhere. */
  readonly networks: readonly string[] | undefined;
  readonly notBefore: Date | undefined;
  /** What it may not do although its scopes would allow it. */
  readonly restrictions: readonly Restriction[];
  /** How often it may authenticate; undefined: no limit. An open session goes on. */
  readonly maxUses: number | undefined;
}

/** A token as lists show it; the secret is nowhere. */
export interface TokenInfo extends TokenLimits {
  readonly id: TokenId;
  readonly kind: TokenKind;
  /** The token it was exchanged from. */
  readonly parentId: TokenId | undefined;
  readonly userId: UserId;
  readonly login: string;
  readonly name: string;
  /** Of an SSH key, as OpenSSH shows it: `SHA256:…`. */
  readonly fingerprint: string | undefined;
  /** Canonical scope strings; empty: all that the user may do. */
  readonly scopes: readonly string[];
  readonly status: TokenStatus;
  /** Why it is blocked, as a sentence for its owner. */
  readonly blockedReason: string | undefined;
  readonly createdAt: Date;
  /** The hard limit, if any. */
  readonly expiresAt: Date | undefined;
  readonly autoRefreshSeconds: number | undefined;
  /** When it ends if it is not used again: the earlier of hard limit and sliding window; undefined: never. */
  readonly endsAt: Date | undefined;
  /** Days before its hard limit that have been passed: the nearest of 60, 30, 7 and 1; undefined: it is further away. */
  readonly expiryWarningDays: number | undefined;
  /** How often it authenticated; counted only with `maxUses`. */
  readonly uses: number;
  readonly lastUsedAt: Date | undefined;
  readonly lastUsedDoor: Door | undefined;
  readonly lastUsedAddress: string | undefined;
  /** What the client called itself, at most 200 characters. */
  readonly lastUsedClient: string | undefined;
  readonly revokedAt: Date | undefined;
}

/** A new token; `secret` is shown this once. */
export interface MintedToken {
  readonly info: TokenInfo;
  readonly secret: string;
}

/** One use of a token. */
export interface TokenUse {
  readonly tokenId: TokenId;
  readonly at: Date;
  readonly door: Door;
  readonly address: string;
  /** What the client called itself. */
  readonly client: string | null;
}

/** What can be heard of a user's tokens. */
export type TokenNews =
  | { readonly kind: 'use'; readonly use: TokenUse }
  /** Something else of this token, or, without an id, of any of them, is no longer as it was. */
  | { readonly kind: 'change'; readonly tokenId: TokenId | undefined };

/** What a token is to be; limits that are not named are not set. */
export interface TokenRequest extends Partial<TokenLimits> {
  /** 1 to 100 characters. */
  readonly name: string;
  /** Scope strings; none: all that the user may do. */
  readonly scopes?: readonly string[];
  /** Hard limit; must lie in the future. */
  readonly expiresAt?: Date;
  /** Sliding window in whole seconds, 1 to ten years. */
  readonly autoRefreshSeconds?: number;
}

/** An SSH key that is to open the SFTP door, with the limits of a token. */
export interface SshKeyRequest extends TokenRequest {
  /** One line as in a `.pub` file. */
  readonly publicKey: string;
}

/** What may change of a token: its name, and limits that become narrower. What is not named stays. */
export type TokenChanges = Partial<Omit<TokenRequest, 'notBefore'>>;
