export { type AccessTokenClaims, audiences, type Issuer, openIssuer } from './issuer.js';
export { isJwt } from './jwt.js';
export { openTrustedIssuers, type TrustedIssuer } from './trusted-issuers.js';
export { type JwtVerifier, openJwtVerifier } from './verifier.js';
