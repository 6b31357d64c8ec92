/**
 * `pat`: what users make; `access_token` and `credential`: exchanged from one for a short time; `ssh_key`: a public key that opens the
 * SFTP door; `session`: a sign-in to the console; `external`: an identity provider's access token.
 */
export type TokenKind = 'pat' | 'access_token' | 'credential' | 'ssh_key' | 'session' | 'external';
