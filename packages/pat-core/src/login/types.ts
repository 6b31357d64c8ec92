import type { Origin, Principal } from '../auth/types.js';

/** A new session of the web console; `secret` is for the browser's cookie alone. */
export interface SignIn {
  readonly secret: string;
  readonly principal: Principal;
}

/** Who an identity provider says somebody is. */
export interface ProvenIdentity {
  readonly issuer: string;
  /** `sub`: never another person's. */
  readonly subject: string;
  /** What the person would like to be called (`preferred_username`); it decides nothing but the login of a new user. */
  readonly preferredLogin: string | undefined;
}

/**
 * Signing in to the web console. A session opens REST alone, with all that its user may do; it ends when it was idle for 8 hours, after
 * 7 days, when the user is disabled or the password is changed, and when it is told to.
 */
export interface Login {
  /** Whether passwords are taken. */
  readonly passwords: boolean;
  /**
   * @throws unauthenticated always in the same words and after the same work, forbidden when passwords are switched off,
   * too_many_requests after too many failures from the address or of the user name
   */
  withPassword(login: string, password: string, origin: Origin): Promise<SignIn>;
  /** @throws forbidden with the reason: nobody here, and nobody is made; the login is taken; disabled */
  withIdentity(identity: ProvenIdentity, origin: Origin): Promise<SignIn>;
  /** Ends all sessions of the principal's user. @throws insufficient_scope */
  signOutEverywhere(principal: Principal): Promise<void>;
}
