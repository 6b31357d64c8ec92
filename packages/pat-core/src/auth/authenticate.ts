import { isJwt, type JwtVerifier } from '../access-tokens/index.js';
import { append } from '../audit/index.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';
import { type Credential, expirySoon, hashSecret, isWellFormed, takeUse } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import type { Known } from './cache.js';
import { isSecretGood, originRefusal, type Refusal, refusalOf } from './judge.js';
import { refuseJwt } from './jwt.js';
import { type Lookup, secretIdOf } from './lookup.js';
import { endFamily } from './reuse.js';
import type { Credentials, Origin, Principal } from './types.js';
import type { Usage } from './usage.js';

export interface AuthenticationOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly lookup: Lookup;
  readonly usage: Usage;
  /** Undefined: JWTs are not taken. */
  readonly jwtVerifier: JwtVerifier | undefined;
  /** Tells this process at once of what it has ended itself. */
  readonly forget: (change: CredentialChange) => void;
}

/** Who presents these credentials; refused ones are written to the audit before the caller hears of it. */
export async function authenticate(
  options: AuthenticationOptions,
  credentials: Credentials,
  origin: Origin,
): Promise<Principal> {
  const { db, clock, lookup, usage, forget } = options;
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

  const jwt = credentials.kind === 'bearer' && isJwt(credentials.secret);
  if (!jwt && !isWellFormed(credentials.secret)) return refuse('malformed');
  const secretHash = hashSecret(credentials.secret);
  const jwtRefusal = jwt ? await refuseJwt(options, credentials.secret, secretHash) : undefined;
  if (jwtRefusal) return refuse(jwtRefusal);
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
    refusalOf(credential, now) ??
    originRefusal(credential, origin) ??
    kindRefusal(credentials, credential, origin) ??
    loginRefusal(credentials, known);
  if (refusal) return refuse(refusal, known);
  if (credential.maxUses !== undefined && !(await takeUse(db, credential.tokenId))) {
    return refuse('exhausted', known);
  }
  await usage.record(known, origin, now);
  return principalOf(known, { origin, secretId }, now);
}

/** A session is what the console's cookie names, at REST, and nothing else is. */
function kindRefusal({ kind }: Credentials, credential: Credential, { door }: Origin): Refusal | undefined {
  const isSession = credential.kind === 'session';
  return isSession === (kind === 'session') && (!isSession || door === 'rest') ? undefined : 'wrong kind';
}

function loginRefusal(credentials: Credentials, { credential }: Known): Refusal | undefined {
  if (credentials.kind !== 'basic') return undefined;
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
    isLimited: isLimited(credential),
    expiresSoonAt: expirySoon(credential.parent ?? credential, now),
  };
}

/** The console's sign-in has limits of its own, and stands for the user. */
function isLimited({ kind, parent, doors, networks, maxUses }: Credential): boolean {
  if (kind === 'session') return false;
  return parent !== undefined || doors !== undefined || networks !== undefined || maxUses !== undefined;
}
