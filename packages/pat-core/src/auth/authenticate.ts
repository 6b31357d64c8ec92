import { isJwt, type JwtVerifier } from '../access-tokens/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';
import type { LoginFailures } from '../throttle/index.js';
import {
  type Credential,
  digestInFingerprint,
  expirySoon,
  hashSecret,
  isWellFormed,
  takeUse,
} from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import type { Known } from './cache.js';
import { isSecretGood, originRefusal, type Refusal, refusalOf } from './judge.js';
import { refuseJwt } from './jwt.js';
import { type Lookup, secretIdOf } from './lookup.js';
import { endFamily } from './reuse.js';
import type { Credentials, Origin, Principal, SshKeyCredentials } from './types.js';
import type { Usage } from './usage.js';

export interface AuthenticationOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly lookup: Lookup;
  readonly usage: Usage;
  /** Undefined: JWTs are not taken. */
  readonly jwtVerifier: JwtVerifier | undefined;
  readonly failures: LoginFailures;
  /** Notes for the audit, without waiting, that a session was opened. */
  readonly recordLogin: (event: AuditEvent) => void;
  /** Tells this process at once of what it has ended itself. */
  readonly forget: (change: CredentialChange) => void;
}

/** Who presents these credentials; refusals are told to the audit before the caller hears of them. A good token is never throttled. */
export async function authenticate(
  options: AuthenticationOptions,
  credentials: Credentials,
  origin: Origin,
): Promise<Principal> {
  const { db, clock, lookup, usage, failures, forget } = options;
  const refuse = async (refusal: Refusal, known?: Known): Promise<never> => {
    const { credential } = known ?? {};
    const event = {
      userId: credential?.userId,
      login: 'login' in credentials ? credentials.login : credential?.login,
      tokenId: credential?.tokenId,
      door: origin.door,
      address: origin.address,
      detail: { reason: refusal },
    };
    throw await failures.failed(event, unauthenticated(), !known && isGuess(refusal));
  };

  const secretHash = presentedHash(credentials);
  if (!secretHash) return refuse('malformed');
  const jwt = jwtIn(credentials);
  const jwtRefusal = jwt === undefined ? undefined : await refuseJwt(options, jwt, secretHash);
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
  const refusal = refusalFor(credentials, known, origin, now);
  if (refusal) return refuse(refusal, known);
  if (credential.maxUses !== undefined && !(await takeUse(db, credential.tokenId, origin, now))) {
    return refuse('exhausted', known);
  }
  await usage.record(known, origin, now);
  const principal = principalOf(known, { origin, secretId }, now);
  if (origin.door === 'sftp') options.recordLogin(openedBy(principal));
  return principal;
}

/** At the other doors every request logs in. */
function openedBy({ userId, login, tokenId, origin }: Principal): AuditEvent {
  const { door, address } = origin;
  return { userId, login, tokenId, door, address, operation: 'login', result: 'ok' };
}

/** Devices go on with what was good once; whoever presents it is no stranger. */
function isGuess(refusal: Refusal): boolean {
  return refusal !== 'jwt: expired' && refusal !== 'unknown identity';
}

/** See {@link Auth.acceptsKey}. */
export async function acceptsKey(
  { clock, lookup }: Pick<AuthenticationOptions, 'clock' | 'lookup'>,
  credentials: SshKeyCredentials,
  origin: Origin,
): Promise<boolean> {
  const digest = presentedHash(credentials);
  const known = digest && (await lookup.bySecret(digest));
  return known !== undefined && refusalFor(credentials, known, origin, clock()) === undefined;
}

/** What a token is found by; undefined: this can be none. */
function presentedHash(credentials: Credentials): Buffer | undefined {
  if (credentials.kind === 'ssh-key') return digestInFingerprint(credentials.fingerprint);
  const { secret } = credentials;
  return isWellFormed(secret) || jwtIn(credentials) !== undefined ? hashSecret(secret) : undefined;
}

function jwtIn(credentials: Credentials): string | undefined {
  return credentials.kind === 'bearer' && isJwt(credentials.secret) ? credentials.secret : undefined;
}

function refusalFor(
  credentials: Credentials,
  known: Known,
  origin: Origin,
  now: number,
): Refusal | undefined {
  const { credential } = known;
  return (
    refusalOf(credential, now) ??
    originRefusal(credential, origin) ??
    kindRefusal(credentials, credential, origin) ??
    loginRefusal(credentials, known)
  );
}

/**
 * A session is what the console's cookie names, at REST, and an SSH key what its holder has proven to have, at SFTP; nothing else is
 * either: a key's fingerprint is no secret.
 */
function kindRefusal({ kind }: Credentials, credential: Credential, { door }: Origin): Refusal | undefined {
  if ((credential.kind === 'session') !== (kind === 'session')) return 'wrong kind';
  if ((credential.kind === 'ssh_key') !== (kind === 'ssh-key')) return 'wrong kind';
  if (kind === 'session' && door !== 'rest') return 'wrong kind';
  return kind === 'ssh-key' && door !== 'sftp' ? 'wrong kind' : undefined;
}

function loginRefusal(credentials: Credentials, { credential }: Known): Refusal | undefined {
  if (!('login' in credentials)) return undefined;
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
