/** Who somebody is at an identity provider. The subject never changes there; names and mail addresses do. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** An identity that is a user here. */
export interface LinkedIdentity extends Identity {
  readonly createdAt: Date;
}

/** A provider's access token that was verified. */
export interface ExternalToken extends Identity {
  readonly expiresAt: Date;
  /** Scope strings from the claim that the settings name; undefined: all that the user may do. */
  readonly scopes: readonly string[] | undefined;
}
