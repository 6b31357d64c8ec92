/** What administrators allow tokens to be. Lengths are whole seconds; undefined: no limit. */
export interface Policy {
  /** From creation to the hard limit, which every token then must have. */
  readonly maxLifetimeSeconds: number | undefined;
  /** Longest sliding window. */
  readonly maxAutoRefreshSeconds: number | undefined;
  /** From creation to the hard limit that a sliding token then must have (OWASP ASVS 5.0, 10.4.8). */
  readonly autoRefreshCapSeconds: number | undefined;
  /** Whether a token may have neither a hard limit nor a sliding window. */
  readonly neverExpiringAllowed: boolean;
  /** Whether every token must name scopes. */
  readonly scopeRequired: boolean;
  /** Who makes tokens. Says nothing of tokens that are there. */
  readonly minting: 'everybody' | 'administrators';
  /** How many a user may have that are neither revoked nor expired. Says nothing of those that are there. */
  readonly maxTokensPerUser: number | undefined;
  /** Whether SSH keys open the SFTP door. */
  readonly sshKeysAllowed: boolean;
}

/** The policy with when it was last changed; undefined: never. */
export interface PolicyInfo extends Policy {
  readonly updatedAt: Date | undefined;
}

/** What is to change of the policy: what is not named stays, null takes a limit away. */
export type PolicyChanges = {
  readonly [K in keyof Policy]?: undefined extends Policy[K]
    ? NonNullable<Policy[K]> | null
    : NonNullable<Policy[K]>;
};
