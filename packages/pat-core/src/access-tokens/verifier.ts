import type { ExternalToken } from '../identities/types.js';
import type { Clock } from '../shared/clock.js';
import { PatError } from '../shared/errors.js';
import type { Issuer } from './issuer.js';
import { claimedIssuer, jwtProblem } from './jwt.js';
import type { TrustedIssuers } from './trusted-issuers.js';

const maxRemembered = 10_000;

/** A JWT whose signature and claims are good; whether it is revoked is for its row to say. */
export type VerifiedJwt =
  | { readonly kind: 'own'; readonly expiresAt: Date }
  | ({ readonly kind: 'external' } & ExternalToken);

/** Checks the JWTs that clients present, each only once while it lasts. */
export interface JwtVerifier {
  /**
   * @param id what names the JWT: the SHA-256 of its whole text
   * @returns why it is refused, in a few words for the audit, when it is
   * @throws unavailable when the keys of the provider that made it cannot be had
   */
  verify(
    jwt: string,
    id: string,
  ): Promise<VerifiedJwt | { readonly kind: 'refused'; readonly reason: string }>;
}

export function openJwtVerifier(options: {
  readonly issuer: Issuer;
  readonly trustedIssuers: TrustedIssuers;
  readonly clock: Clock;
}): JwtVerifier {
  const { issuer, trustedIssuers, clock } = options;
  /** The oldest first. */
  const remembered = new Map<string, VerifiedJwt>();

  async function check(jwt: string): Promise<VerifiedJwt> {
    const claimed = claimedIssuer(jwt);
    if (claimed !== undefined && trustedIssuers.trusts(claimed)) {
      return { kind: 'external', ...(await trustedIssuers.verify(jwt, claimed)) };
    }
    const { exp = 0 } = await issuer.verify(jwt);
    return { kind: 'own', expiresAt: new Date(exp * 1000) };
  }

  function remember(id: string, verified: VerifiedJwt): void {
    remembered.set(id, verified);
    const [oldest] = remembered.keys();
    if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest);
  }

  return {
    async verify(jwt, id) {
      const known = remembered.get(id);
      if (known && known.expiresAt.getTime() > clock()) return known;
      try {
        const verified = await check(jwt);
        remember(id, verified);
        return verified;
      } catch (error) {
        remembered.delete(id);
        if (error instanceof PatError) throw error;
        return { kind: 'refused', reason: jwtProblem(error) };
      }
    },
  };
}
