import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { ExternalToken } from '../identities/types.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';

/** A provider whose access tokens are taken at REST and WebDAV. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** What its tokens must be for. */
  readonly audience: string;
}

/** The provider's signatures that are taken; never a symmetric one, never none. */
const algorithms = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];
const discoveryTimeoutMs = 5_000;
const rediscoverAfterMs = 1_000;

/** Checks access tokens of trusted providers (RFC 9068 §4). */
export interface TrustedIssuers {
  trusts(issuer: string | undefined): boolean;
  /**
   * @throws errors.JOSEError when the token is not good, unavailable when the provider's keys cannot be had
   */
  verify(jwt: string, issuer: string): Promise<ExternalToken>;
}

export interface TrustedIssuersOptions {
  readonly trusted: readonly TrustedIssuer[];
  /** Claim with our scopes, as a string with blanks or a list; undefined: the user's rights. */
  readonly scopeClaim: string | undefined;
  readonly clock: Clock;
}

export function openTrustedIssuers({ trusted, scopeClaim, clock }: TrustedIssuersOptions): TrustedIssuers {
  const byIssuer = new Map(
    trusted.map((entry) => [entry.issuer, { ...entry, keys: lazyKeys(entry.issuer) }]),
  );
  return {
    trusts: (issuer) => issuer !== undefined && byIssuer.has(issuer),
    async verify(jwt, issuer) {
      const provider = byIssuer.get(issuer);
      if (!provider) throw new errors.JWTClaimValidationFailed('not trusted', {}, 'iss');
      const { payload, protectedHeader } = await jwtVerify(jwt, await provider.keys(), {
        algorithms,
        issuer,
        audience: provider.audience,
        requiredClaims: ['iss', 'aud', 'sub', 'exp'],
        clockTolerance: 0,
        currentDate: new Date(clock()),
      }).catch(asUnavailable);
      requireAccessToken(protectedHeader.typ, payload);
      return {
        issuer,
        subject: payload.sub as string,
        expiresAt: new Date((payload.exp as number) * 1000),
        scopes: scopeClaim === undefined ? undefined : scopesIn(payload, scopeClaim),
      };
    },
  };
}

/**
 * Only access tokens (RFC 9068 §2.1). Some providers still type theirs `JWT`: then what only ID tokens have gives those away.
 * @throws errors.JWTClaimValidationFailed
 */
function requireAccessToken(typ: string | undefined, payload: JWTPayload): void {
  const type = typ?.toLowerCase().replace(/^application\//, '');
  if (type === 'at+jwt') return;
  const isIdToken = ['nonce', 'at_hash', 'c_hash'].some((claim) => claim in payload);
  const namesClient = 'client_id' in payload || 'scope' in payload;
  if ((type === undefined || type === 'jwt') && !isIdToken && namesClient) return;
  throw new errors.JWTClaimValidationFailed('not an access token', payload, 'typ');
}

/** A token without the claim, or with anything else in it, is refused. @throws errors.JWTClaimValidationFailed */
function scopesIn(payload: JWTPayload, claim: string): string[] {
  const value = payload[claim];
  const scopes = typeof value === 'string' ? value.split(' ').filter((scope) => scope !== '') : value;
  if (Array.isArray(scopes) && scopes.length > 0 && scopes.every((scope) => typeof scope === 'string')) {
    return scopes;
  }
  throw new errors.JWTClaimValidationFailed('no scopes', payload, claim);
}

/** The provider's keys, found by its metadata at the first need; `jose` keeps them and fetches them again for a new key. */
function lazyKeys(issuer: string): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (!found && performance.now() - failedAt < rediscoverAfterMs) {
      return Promise.reject(providerUnavailable(undefined));
    }
    found ??= findKeys(issuer).catch((cause: unknown) => {
      found = undefined;
      failedAt = performance.now();
      throw providerUnavailable(cause);
    });
    return found;
  };
}

async function findKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(discoveryTimeoutMs),
  });
  const metadata = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string') {
    throw new Error(`The metadata of ${issuer} is not its own.`);
  }
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: discoveryTimeoutMs });
}

/** What jose says when the keys could not be had; everything else it says is about the token. */
const outOfReach = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);

function asUnavailable(error: unknown): never {
  if (error instanceof errors.JOSEError && !outOfReach.has(error.code)) throw error;
  throw providerUnavailable(error);
}

function providerUnavailable(cause: unknown): PatError {
  return new PatError('unavailable', 'The identity provider is out of reach at the moment.', { cause });
}
