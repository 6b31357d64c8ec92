import { append } from '../audit/index.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';
import { isWellFormed } from '../tokens/index.js';
import type { Known } from './cache.js';
import { type Refusal, refusalOf } from './judge.js';
import type { Lookup } from './lookup.js';
import type { Credentials, Origin, Principal } from './types.js';
import type { Usage } from './usage.js';

export interface AuthenticationOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly lookup: Lookup;
  readonly usage: Usage;
}

/** Who presents these credentials; refused ones are written to the audit before the caller hears of it. */
export async function authenticate(
  { db, clock, lookup, usage }: AuthenticationOptions,
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
  const known = await lookup.bySecret(credentials.secret);
  if (!known) return refuse('unknown');
  const now = clock();
  const refusal = refusalOf(known.credential, now) ?? loginRefusal(credentials, known);
  if (refusal) return refuse(refusal, known);
  await usage.record(known, origin, now);
  return principalOf(known, origin);
}

function loginRefusal(credentials: Credentials, { credential }: Known): Refusal | undefined {
  if (credentials.kind === 'bearer') return undefined;
  return credentials.login.normalize('NFC') === credential.login ? undefined : 'wrong login';
}

/** The one error for whatever is wrong with credentials, so that nobody learns what it was. */
export function unauthenticated(): PatError {
  return new PatError('unauthenticated', 'The user name or token is not valid.');
}

export function principalOf({ credential, scopes }: Known, origin: Origin): Principal {
  const { userId, login, isAdmin, tokenId, secretId } = credential;
  return { userId, login, isAdmin, tokenId, secretId, scopes, origin };
}
