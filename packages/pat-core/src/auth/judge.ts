import {
  type Credential,
  type LimitRefusal,
  limitRefusal,
  type Reachability,
  statusAt,
} from '../tokens/index.js';
import type { Origin } from './types.js';

/** Why a token is not accepted; for the audit, never for the caller. */
export type Refusal =
  | 'malformed'
  | 'unknown'
  | 'revoked'
  | 'expired'
  | 'pending'
  | 'exhausted'
  | 'rotated'
  | 'policy'
  | LimitRefusal
  | 'user disabled'
  | 'wrong login'
  | 'wrong kind'
  | 'unknown identity'
  | `jwt: ${string}`;

/**
 * Why a token, as the database knows it, is no good at `now`, for whoever uses it; undefined: it is good. What was exchanged from a token
 * is good only while that token is.
 */
export function refusalOf(credential: Credential, now: number): Refusal | undefined {
  const status = statusAt(credential, now);
  if (status !== 'active') return status;
  const parentStatus = credential.parent ? statusAt(credential.parent, now) : 'active';
  if (parentStatus !== 'active') return parentStatus;
  if (credential.userDisabledAt) return 'user disabled';
  return credential.breach === undefined ? undefined : 'policy';
}

/** Why a token may not be used where `origin` is. */
export function originRefusal(
  credential: Reachability & { readonly parent: Reachability | undefined },
  origin: Origin,
): Refusal | undefined {
  return limitRefusal(credential, origin) ?? (credential.parent && limitRefusal(credential.parent, origin));
}

/** Whether a secret is still one of the token's: the present one, or a replaced one within its time. */
export function isSecretGood(
  { secretId: present, retired }: Credential,
  secretId: string,
  now: number,
): boolean {
  return secretId === present || retired.some((old) => old.secretId === secretId && now < old.validUntil);
}

/** Why a session that was opened with `secretId` from `origin` must end; undefined: it goes on. */
export function sessionRefusal(
  credential: Credential,
  { secretId, origin }: { readonly secretId?: string | undefined; readonly origin: Origin },
  now: number,
): Refusal | undefined {
  const refusal = refusalOf(credential, now) ?? originRefusal(credential, origin);
  if (refusal) return refusal;
  return secretId === undefined || isSecretGood(credential, secretId, now) ? undefined : 'rotated';
}
