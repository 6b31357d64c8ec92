import type { OidcConfig, ProvenIdentity } from '@patio/pat-core';
import * as oidc from 'openid-client';
import { Problem } from '../problem.js';

/** A sign-in that has begun, to be kept by the browser until it comes back from the provider. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Patio as a client of an OpenID Connect provider: authorization code with PKCE (RFC 7636), state and nonce. */
export interface RelyingParty {
  /** @throws Problem unavailable when the provider does not answer */
  begin(redirectUri: string): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /**
   * Who came back.
   * @param callback the whole URL that the browser came back to
   * @throws Problem forbidden when the answer does not belong to this sign-in or the provider says no, unavailable when it does not answer
   */
  finish(callback: URL, pending: PendingSignIn): Promise<ProvenIdentity>;
}

const timeoutSeconds = 10;

export function createRelyingParty({ issuer, clientId, clientSecret }: OidcConfig): RelyingParty {
  let discovered: Promise<oidc.Configuration> | undefined;

  /** Asked at the first need, and again after a failure: the provider may start later than we do. */
  function configuration(): Promise<oidc.Configuration> {
    const isPlain = new URL(issuer).protocol === 'http:';
    discovered ??= oidc
      .discovery(new URL(issuer), clientId, undefined, clientAuthentication(clientSecret), {
        timeout: timeoutSeconds,
        // The settings take an issuer without TLS only on this machine.
        ...(isPlain && { execute: [oidc.allowInsecureRequests] }),
      })
      .catch((cause: unknown) => {
        discovered = undefined;
        throw new Problem('unavailable', 'The identity provider does not answer.', { cause });
      });
    return discovered;
  }

  return {
    async begin(redirectUri) {
      const pending = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, pending };
    },

    async finish(callback, { state, nonce, codeVerifier }) {
      const provider = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(provider, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        return identityOf(issuer, tokens.claims());
      } catch (cause) {
        throw new Problem('forbidden', 'The identity provider did not confirm the sign-in.', { cause });
      }
    },
  };
}

function clientAuthentication(secret: string | undefined): oidc.ClientAuth {
  return secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret);
}

function identityOf(issuer: string, claims: oidc.IDToken | undefined): ProvenIdentity {
  if (!claims) throw new Error('There is no ID token.');
  const { sub, preferred_username: name } = claims;
  return { issuer, subject: sub, preferredLogin: typeof name === 'string' ? name : undefined };
}
