import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type ResourceServer } from 'oidc-provider';

export const clientId = 'patio';
export const clientSecret = 'a secret of Patio at the provider';

/** A real OpenID provider on this machine. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Who signs in there without being asked. */
  account: string;
  /** Makes it ready to send browsers back to `callback`. */
  serve(callback: string): void;
  /** An access token (RFC 9068) for `audience`, signed by the provider. */
  accessToken(audience: string, claims?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function openIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'test' };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider: Provider | undefined;

  const self: IdentityProvider = {
    issuer,
    account: 'zoe-at-the-provider',
    serve(callback) {
      provider = createProvider(issuer, callback, key, (uid) => `${issuer}/sign-in/${uid}`);
      const handle = provider.callback();
      server.on('request', (request, response) => {
        if (!request.url?.startsWith('/sign-in/')) return handle(request, response);
        const login = { accountId: self.account };
        return void provider?.interactionFinished(request, response, { login });
      });
    },
    async accessToken(audience, claims = {}) {
      if (!provider) throw new Error('It does not serve yet.');
      const client = await provider.Client.find(clientId);
      if (!client) throw new Error('There is no such client.');
      const token = new provider.AccessToken({
        ...{ accountId: self.account, client, grantId: 'none', claims: {}, gty: 'authorization_code' },
        ...{ scope: 'files', extra: claims },
      } as never);
      token.resourceServer = new provider.ResourceServer(audience, resource(audience));
      return token.save();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return self;
}

function resource(audience: string): ResourceServer {
  return {
    audience,
    scope: 'files',
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  } as ResourceServer;
}

function createProvider(
  issuer: string,
  callback: string,
  key: JWK,
  signIn: (uid: string) => string,
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['for a test'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => signIn(uid) },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    extraTokenClaims: (_context, token) => (token as { extra?: Record<string, unknown> }).extra,
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, preferred_username: accountId.split('-')[0] }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
}
