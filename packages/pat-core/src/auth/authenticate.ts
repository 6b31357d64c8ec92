import { append } from '../audit/index.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';
import { expirySoon, hashSecret, isWellFormed, type Reachability, takeUse } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import type { Known } from './cache.js';
import { isSecretGood, originRefusal, type Refusal, refusalOf } from './judge.js';
import { type Lookup, secretIdOf } from './lookup.js';
import { endFamily } from './reuse.js';
import type { Credentials, Origin, Principal } from './types.js';
import type { Usage } from './usage.js';

export interface AuthenticationOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly lookup: Lookup;
  readonly usage: Usage;
  /** Tells this process at once of what it has ended itself. */
  readonly forget: (change: CredentialChange) => void;
}

/** Who presents these credentials; refused ones are written to the audit before the caller hears of it. */
export async function authenticate(
  { db, clock, lookup, usage, forget }: AuthenticationOptions,
  credentials: Credentials,
  origin: Origin,
): Promise<Principal> {
  const refuse = async (refusal: Refusal, known?: Known): Promise<never> => {
    const { credential } = known ?? {};
    const event = {
      userId: credential?.userId,
      login: credentials.kind === 'basic' ? credentials.login : credential?.login,
      tokenId: credential?.tokenId,
      door: origin.door,
      address: origin.address,
      operation: 'login',
      result: 'unauthenticated',
      detail: { reason: refusal },
    } as const;
    await append(db, event, clock());
    throw unauthenticated();
  };

  if (!isWellFormed(credentials.secret)) return refuse('malformed');
  const secretHash = hashSecret(credentials.secret);
  const known = await lookup.bySecret(secretHash);
  if (!known) return refuse('unknown');
  const { credential } = known;
  const secretId = secretIdOf(secretHash.toString('hex'));
  const now = clock();
  if (!isSecretGood(credential, secretId, now)) {
    await endFamily({ db, forget }, credential, secretHash, origin, now);
    return refuse('rotated', known);
  }
  const refusal =
    refusalOf(credential, now) ?? originRefusal(credential, origin) ?? loginRefusal(credentials, known);
  if (refusal) return refuse(refusal, known);
  if (credential.maxUses !== undefined && !(await takeUse(db, credential.tokenId))) {
    return refuse('exhausted', known);
  }
  await usage.record(known, origin, now);
  return principalOf(known, { origin, secretId }, now);
}

function loginRefusal(credentials: Credentials, { credential }: Known): Refusal | undefined {
  if (credentials.kind === 'bearer') return undefined;
  return credentials.login.normalize('NFC') === credential.login ? undefined : 'wrong login';
}

/** The one error for whatever is wrong with credentials, so that nobody learns what it was. */
export function unauthenticated(): PatError {
  return new PatError('unauthenticated', 'The user name or token is not valid.');
}

/** @param opening how the session was opened: from where, and with which of the token's secrets */
export function principalOf(
  { credential }: Known,
  { origin, secretId }: Pick<Principal, 'origin' | 'secretId'>,
  now: number,
): Principal {
  const { userId, login, isAdmin, tokenId, kind, scopes, restrictions } = credential;
  return {
    ...{ userId, login, isAdmin, tokenId, kind, scopes, restrictions, origin },
    ...(secretId !== undefined && { secretId }),
    isLimited: isLimited(credential) || (credential.parent !== undefined && isLimited(credential.parent)),
    expiresSoonAt: expirySoon(credential.parent ?? credential, now),
  };
}

function isLimited({
  doors,
  networks,
  maxUses,
}: Reachability & { readonly maxUses?: number | undefined }): boolean {
  return doors !== undefined || networks !== undefined || maxUses !== undefined;
}
