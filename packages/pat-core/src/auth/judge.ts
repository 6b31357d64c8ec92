import { type Credential, statusAt } from '../tokens/index.js';

/** Why a token is not accepted; for the audit, never for the caller. */
export type Refusal =
  | 'malformed'
  | 'unknown'
  | 'revoked'
  | 'expired'
  | 'rotated'
  | 'user disabled'
  | 'wrong login';

/** Why a token, as the database knows it, is no good at `now`; undefined: it is good. */
export function refusalOf(credential: Credential, now: number): Refusal | undefined {
  const status = statusAt(credential, now);
  if (status !== 'active') return status;
  return credential.userDisabledAt ? 'user disabled' : undefined;
}
