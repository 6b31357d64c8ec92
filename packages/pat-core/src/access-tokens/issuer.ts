import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Addresses } from '../shared/addresses.js';
import type { Clock } from '../shared/clock.js';
import { isUuid } from '../shared/ids.js';
import { type Keyring, signingAlgorithm } from '../signing/index.js';
import type { AccessTokenContent, ActorClaim, IdTokenContent } from './types.js';

const accessTokenType = 'at+jwt';
const requiredClaims = ['iss', 'aud', 'sub', 'client_id', 'exp', 'iat', 'jti'];

/** Makes and checks the JWTs of this Patio. */
export interface Issuer {
  signAccessToken(content: AccessTokenContent): Promise<string>;
  signIdToken(content: IdTokenContent): Promise<string>;
  /**
   * The claims of an access token of ours (RFC 9068 §4): type, algorithm, signature, issuer, one of our audiences, not expired, to the
   * second. It says nothing about a revocation: that is for the token's row.
   * @throws errors.JOSEError
   */
  verify(jwt: string): Promise<AccessTokenClaims>;
}

export interface AccessTokenClaims extends JWTPayload {
  readonly client_id?: string;
  readonly scope?: string;
  readonly act?: ActorClaim;
}

export interface IssuerOptions {
  readonly keyring: Keyring;
  /** @throws unavailable when they are not known yet */
  readonly addresses: () => Addresses;
  readonly clock: Clock;
}

export function openIssuer({ keyring, addresses, clock }: IssuerOptions): Issuer {
  async function sign(claims: JWTPayload, typ: string, id?: string): Promise<string> {
    const { id: kid, key } = await keyring.signer();
    const jwt = new SignJWT({ iss: addresses().rest, ...claims, ...(id !== undefined && { jti: id }) });
    return jwt.setProtectedHeader({ alg: signingAlgorithm, typ, kid }).sign(key);
  }

  async function keyOf({ kid }: { kid?: string | undefined }): Promise<CryptoKey> {
    const key = kid !== undefined && isUuid(kid) ? await keyring.publicKey(kid) : undefined;
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  return {
    signAccessToken: (content) =>
      sign(
        {
          aud: content.audience.length === 1 ? (content.audience[0] as string) : [...content.audience],
          sub: content.userId,
          client_id: content.clientId,
          iat: content.issuedAt,
          exp: content.expiresAt,
          ...(content.scope !== undefined && { scope: content.scope }),
          ...(content.act && { act: content.act }),
          ...content.profile,
        },
        accessTokenType,
        content.id,
      ),

    signIdToken: ({ userId, clientId, issuedAt, expiresAt, profile }) =>
      sign({ aud: clientId, sub: userId, iat: issuedAt, exp: expiresAt, ...profile }, 'JWT'),

    async verify(jwt) {
      const { payload } = await jwtVerify<AccessTokenClaims>(jwt, keyOf, {
        algorithms: [signingAlgorithm],
        typ: accessTokenType,
        issuer: addresses().rest,
        audience: audiences(addresses()),
        requiredClaims,
        clockTolerance: 0,
        currentDate: new Date(clock()),
      });
      return payload;
    },
  };
}

/** What an access token may be for: this Patio as a whole, named as its issuer is, or its WebDAV door. */
export function audiences({ rest, webdav }: Addresses): string[] {
  return webdav === undefined ? [rest] : [rest, webdav];
}
