import type { JWK } from 'jose';
import type { ActorClaim } from '../access-tokens/types.js';
import type { Credentials, Origin, SecretCredentials } from '../auth/types.js';
import type { TokenId } from '../shared/ids.js';

/** A token exchange (RFC 8693 §2.1), as it came. */
export interface ExchangeRequest {
  /** The client's own; without `subjectToken` they are exchanged themselves. */
  readonly client?: SecretCredentials | undefined;
  readonly clientId?: string | undefined;
  readonly subjectToken?: string | undefined;
  readonly subjectTokenType?: string | undefined;
  readonly actorToken?: string | undefined;
  readonly actorTokenType?: string | undefined;
  readonly requestedTokenType?: string | undefined;
  /** With blanks between; undefined: all that the subject token has. */
  readonly scope?: string | undefined;
  /** RFC 8707 resource indicators and RFC 8693 audiences. */
  readonly targets: readonly string[];
  /** What is asked for; default 15 minutes. An hour, and what is left of the subject token, is the most. */
  readonly expiresInSeconds?: number | undefined;
}

/** The answer to an exchange (RFC 8693 §2.2.1). */
export interface Exchange {
  readonly accessToken: string;
  readonly tokenId: TokenId;
  readonly issuedTokenType: string;
  readonly expiresInSeconds: number;
  /** undefined: all that the user may do. */
  readonly scope: string | undefined;
  /** With the scope `openid`. */
  readonly idToken: string | undefined;
  /** With the scope `credentials`. */
  readonly credentials: AssociatedCredentials | undefined;
}

/** Short-lived credentials for clients that speak no Bearer: they end with the access token they came with, or earlier. */
export interface AssociatedCredentials {
  readonly webdav?: {
    readonly url: string;
    readonly username: string;
    readonly password: string;
    readonly expiresAt: Date;
  };
  readonly sftp?: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly password: string;
    /** `SHA256:…`, to compare with what the client shows. */
    readonly hostKeyFingerprints: readonly string[];
    readonly expiresAt: Date;
  };
}

/** RFC 7662 §2.2, under the RFC's own names. */
export type Introspection =
  | { readonly active: false }
  | {
      readonly active: true;
      readonly iss: string;
      readonly sub: string;
      readonly username: string;
      readonly client_id: string;
      readonly token_type: 'Bearer';
      readonly jti: string;
      readonly iat: number;
      readonly nbf?: number;
      readonly exp?: number;
      readonly aud?: string | string[];
      readonly scope?: string;
      readonly act?: ActorClaim;
    };

/** The token service: exchange (RFC 8693), introspection (RFC 7662), revocation (RFC 7009), published keys (RFC 7517). */
export interface OAuth {
  /** Where the doors are; what is issued and accepted names them. @throws unavailable when that is not known yet */
  issuer(): { readonly issuer: string; readonly audiences: readonly string[] };
  /**
   * A short-lived access token for a PAT or for an access token of ours: never more than that one has, never longer, and gone
   * with it.
   * @throws OAuthError
   */
  exchange(request: ExchangeRequest, origin: Origin): Promise<Exchange>;
  /**
   * What a token that the caller holds is good for; nothing but `{active: false}` of one that is no good.
   * @throws OAuthError invalid_client
   */
  introspect(client: Credentials | undefined, token: string, origin: Origin): Promise<Introspection>;
  /**
   * Ends a token and all that was exchanged from it. Who holds a token may end it; credentials of a client are checked when there are any.
   * @throws OAuthError invalid_client
   */
  revoke(client: Credentials | undefined, token: string, origin: Origin): Promise<void>;
  publishedKeys(): Promise<{ readonly keys: readonly JWK[] }>;
}
