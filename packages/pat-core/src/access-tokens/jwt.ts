import { decodeJwt, errors } from 'jose';

const maxLength = 8192;
const shape = /^[\w-]{1,4096}\.[\w-]{1,8192}\.[\w-]*$/;

/** Whether a Bearer token can be a JWT (RFC 7519) at all; the work is bounded whatever the length. Tokens of ours have no dots. */
export function isJwt(token: string): boolean {
  return token.length <= maxLength && token.includes('.') && shape.test(token);
}

/** The `iss` that a JWT claims, unverified: only to choose whose keys to verify it with. */
export function claimedIssuer(jwt: string): string | undefined {
  try {
    return decodeJwt(jwt).iss;
  } catch {
    return undefined;
  }
}

/** Why a JWT was refused, in a few words for the audit. */
export function jwtProblem(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `wrong ${error.claim}`;
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong signature';
  return 'malformed';
}
