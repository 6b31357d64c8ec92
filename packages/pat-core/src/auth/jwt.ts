import { admitExternalToken } from '../identities/index.js';
import { isPatError } from '../shared/errors.js';
import type { AuthenticationOptions } from './authenticate.js';
import type { Refusal } from './judge.js';

/**
 * Why a JWT is no good; undefined: what it says is true, and whether its row is good remains to be seen. A trusted provider's token gets
 * its row here, when it is met for the first time.
 * @throws unavailable when the provider's keys cannot be had
 */
export async function refuseJwt(
  { db, clock, lookup, jwtVerifier }: Pick<AuthenticationOptions, 'db' | 'clock' | 'lookup' | 'jwtVerifier'>,
  jwt: string,
  hash: Buffer,
): Promise<Refusal | undefined> {
  if (!jwtVerifier) return 'jwt: not taken here';
  const verified = await jwtVerifier.verify(jwt, hash.toString('hex'));
  if (verified.kind === 'refused') return `jwt: ${verified.reason}`;
  if (verified.kind === 'own' || (await lookup.bySecret(hash))) return undefined;
  try {
    return (await admitExternalToken(db, verified, hash, clock())) ? undefined : 'unknown identity';
  } catch (error) {
    if (isPatError(error, 'invalid')) return 'jwt: wrong scopes';
    throw error;
  }
}
