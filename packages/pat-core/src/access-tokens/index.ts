export { type AccessTokenClaims, audiences, type Issuer, openIssuer, type TokenSigner } from './issuer.js';
export { isJwt } from './jwt.js';
export { openTrustedIssuers, type TrustedIssuer } from './trusted-issuers.js';
export { type JwtVerifier, openJwtVerifier } from './verifier.js';
