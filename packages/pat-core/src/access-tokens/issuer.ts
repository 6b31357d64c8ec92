import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Addresses } from '../shared/addresses.js';
import type { Clock } from '../shared/clock.js';
import { isUuid } from '../shared/ids.js';
import { type Keyring, type SigningKey, signingAlgorithm } from '../signing/index.js';
import type { AccessTokenContent, ActorClaim, IdTokenContent } from './types.js';

const accessTokenType = 'at+jwt';
const requiredClaims = ['iss', 'aud', 'sub', 'client_id', 'exp', 'iat', 'jti'];

/** Signs with one key. */
export interface TokenSigner {
  signAccessToken(content: AccessTokenContent): Promise<string>;
  signIdToken(content: IdTokenContent): Promise<string>;
}

/** Makes and checks the JWTs of this Patio. */
export interface Issuer {
  /** With the present key, which may have to be read first: not to be called in a transaction. */
  signer(): Promise<TokenSigner>;
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
  async function keyOf({ kid }: { kid?: string | undefined }): Promise<CryptoKey> {
    const key = kid !== undefined && isUuid(kid) ? await keyring.publicKey(kid) : undefined;
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  return {
    signer: async () => signWith(await keyring.signer(), addresses().rest),

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

function signWith({ id: kid, key }: SigningKey, issuer: string): TokenSigner {
  const sign = (claims: JWTPayload, typ: string) =>
    new SignJWT({ iss: issuer, ...claims }).setProtectedHeader({ alg: signingAlgorithm, typ, kid }).sign(key);
  return {
    signAccessToken: ({ audience, ...content }) =>
      sign(
        {
          aud: audience.length === 1 ? (audience[0] as string) : [...audience],
          sub: content.userId,
          client_id: content.clientId,
          iat: content.issuedAt,
          exp: content.expiresAt,
          jti: content.id,
          ...(content.scope !== undefined && { scope: content.scope }),
          ...(content.act && { act: content.act }),
          ...content.profile,
        },
        accessTokenType,
      ),
    signIdToken: ({ userId, clientId, issuedAt, expiresAt, profile }) =>
      sign({ aud: clientId, sub: userId, iat: issuedAt, exp: expiresAt, ...profile }, 'JWT'),
  };
}

/** What an access token may be for: this Patio as a whole, named as its issuer is, or its WebDAV door. */
export function audiences({ rest, webdav }: Addresses): string[] {
  return webdav === undefined ? [rest] : [rest, webdav];
}
