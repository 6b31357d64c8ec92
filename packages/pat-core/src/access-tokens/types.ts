import type { TokenId, UserId } from '../shared/ids.js';

/** Who acts for the subject (RFC 8693 §4.1), and for whom that one acted before. */
export interface ActorClaim {
  readonly sub: string;
  readonly client_id: string;
  readonly act?: ActorClaim;
}

/** What an access token says (RFC 9068 §2.2). */
export interface AccessTokenContent {
  readonly id: TokenId;
  readonly userId: UserId;
  readonly clientId: string;
  readonly audience: readonly string[];
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Scope strings with blanks between; absent for a token that may do all that its user may. */
  readonly scope?: string;
  readonly act?: ActorClaim;
  /** Of the user, when the token has the scope `profile`. */
  readonly profile?: { readonly preferred_username: string };
}

/** What an ID token says (OpenID Connect Core §2). */
export interface IdTokenContent
  extends Pick<AccessTokenContent, 'userId' | 'clientId' | 'issuedAt' | 'expiresAt' | 'profile'> {}
