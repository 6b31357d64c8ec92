import type { TokenScopes } from '../scopes/index.js';
import type { Origin } from '../shared/door.js';
import type { TokenId, UserId } from '../shared/ids.js';
import type { Restriction } from '../shared/restriction.js';
import type { TokenKind } from '../shared/token-kind.js';

export type { Door, Origin } from '../shared/door.js';

/**
 * What a client presented. `basic` is every user-name-and-password door: WebDAV, REST, SFTP. `bearer` may also be a JWT, ours or a
 * trusted provider's. `session` is the cookie of the web console.
 */
export type SecretCredentials =
  | { readonly kind: 'basic'; readonly login: string; readonly secret: string }
  | { readonly kind: 'bearer'; readonly secret: string }
  | { readonly kind: 'session'; readonly secret: string };

/** A user name and the fingerprint (`SHA256:…`) of a key whose private half the client has proven to hold. */
export interface SshKeyCredentials {
  readonly kind: 'ssh-key';
  readonly login: string;
  readonly fingerprint: string;
}

export type Credentials = SecretCredentials | SshKeyCredentials;

/**
 * An authenticated caller: a user through one token. It says who asked, not that the token is still good: every
 * operation checks that again, so a door may keep a principal for the life of a connection.
 */
export interface Principal {
  readonly userId: UserId;
  readonly login: string;
  readonly isAdmin: boolean;
  readonly tokenId: TokenId;
  /** Names the secret that was presented without giving it away: a rotated token's old sessions end by it. */
  readonly secretId?: string;
  readonly kind: TokenKind;
  /** undefined: all that the user may do. */
  readonly scopes: TokenScopes | undefined;
  /** What it may not do although its scopes would allow it. */
  readonly restrictions: readonly Restriction[];
  /** Whether the token was exchanged, or is limited to doors, networks or a number of uses: then it makes no tokens. */
  readonly isLimited: boolean;
  /** The hard limit of the token that everything rests on, once it is near enough to warn of; for the doors to tell. */
  readonly expiresSoonAt: Date | undefined;
  readonly origin: Origin;
}

export interface Auth {
  /**
   * Checks credentials and records the use of the token.
   * @throws unauthenticated when they are malformed, unknown, expired, revoked, not valid yet, used up, not meant for this door or
   * address, blocked by the policy, of a disabled user, or when the login is not the token's user's. Always the same message; failures
   * are in the audit. too_many_requests instead, after too many failures from the address or of the user name; never for a good token.
   */
  authenticate(credentials: Credentials, origin: Origin): Promise<Principal>;

  /**
   * Whether a key would be accepted once its holder proves to have it. Neither a use nor a failure: clients ask for every key they have.
   */
  acceptsKey(credentials: SshKeyCredentials, origin: Origin): Promise<boolean>;

  /**
   * Checks that the principal's token is still good (at most one second late, see docs/architecture.md) and records the use.
   * Cheap when called often: the answer comes from the cache while the invalidation channel is known to work.
   * Returns the principal as it is now (scopes may have been narrowed).
   * @throws unauthenticated
   */
  refresh(principal: Principal): Promise<Principal>;

  /**
   * Watches an open session (SFTP, a long download): `onEnd` is called once, within one second after the token or its user
   * stopped being good (revoked, expired, disabled, deleted). Returns the function that stops watching.
   */
  watch(principal: Principal, onEnd: () => void): () => void;
}
