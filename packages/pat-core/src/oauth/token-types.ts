/** What `subject_token_type`, `actor_token_type` and `requested_token_type` can say (RFC 8693 §3). */
export const tokenTypes = {
  accessToken: 'urn:ietf:params:oauth:token-type:access_token',
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  personalAccessToken: 'urn:patio:params:oauth:token-type:personal-access-token',
} as const;
