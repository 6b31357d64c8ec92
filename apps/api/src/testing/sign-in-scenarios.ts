import type { TestRequest } from './api.js';
import type { Scenario } from './scenarios.js';
import { password, type World } from './world.js';

const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const secretOf = async (world: World) => (await world.mint()).secret;

function form(path: string, fields: Record<string, string>): TestRequest {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return { path, headers, body: new URLSearchParams(fields).toString() };
}

/** By the cookie of a new session, with the header that only our own pages send. */
const bySession =
  (request: TestRequest) =>
  async (world: World): Promise<TestRequest> => ({
    ...request,
    token: undefined,
    headers: { Cookie: await world.signIn(), 'Patio-Console': '1' },
  });
const withoutHeader =
  (request: TestRequest) =>
  async (world: World): Promise<TestRequest> => ({
    ...request,
    token: undefined,
    headers: { Cookie: await world.signIn() },
  });

const right = { path: '/auth/login', json: { login: 'alice', password } };
const wrong = { ...right, json: { login: 'alice', password: 'wrong' } };
const somebody = { issuer: 'https://id.example.org', subject: 'somebody' };

const identitiesOf = (login: string) => `/api/v1/users/${login}/identities`;
const query = `?${new URLSearchParams(somebody)}`;
const asAdmin = (path: string, json?: unknown) => (world: World) => ({ path, json, token: world.admin });
const linkSomebody = async (world: World): Promise<TestRequest> => ({
  path: identitiesOf('alice'),
  token: world.admin,
  json: { ...somebody, subject: world.unique('somebody') },
});
const forAdmins = (path: string, json?: unknown) => ({
  forbidden: (world: World) => ({ path, json, token: world.bob }),
  insufficient_scope: (world: World) => ({ path, json, token: world.scopedAdmin }),
  not_found: asAdmin(path.replace('alice', 'nobody'), json),
});

/** Of OAuth and of the sessions of the console. */
export const signInScenarios: Readonly<Record<string, Scenario>> = {
  exchangeToken: {
    success: {
      200: () => form('/oauth/token', { grant_type: exchange, scope: 'openid profile credentials' }),
      400: () => form('/oauth/token', { grant_type: 'password' }),
      401: () => ({ ...form('/oauth/token', { grant_type: exchange }), token: 'patio_wrong' }),
    },
  },
  introspectToken: {
    success: {
      200: async (world) => form('/oauth/introspect', { token: await secretOf(world) }),
      400: () => form('/oauth/introspect', {}),
      401: async (world) => ({
        ...form('/oauth/introspect', { token: await secretOf(world) }),
        token: undefined,
      }),
    },
  },
  revokeHeldToken: {
    success: {
      200: async (world) => form('/oauth/revoke', { token: await secretOf(world) }),
      400: () => form('/oauth/revoke', { token: '' }),
      401: async (world) => ({
        ...form('/oauth/revoke', { token: await secretOf(world) }),
        token: 'patio_wrong',
      }),
    },
  },
  getServerMetadata: { success: { 200: () => ({ path: '/.well-known/oauth-authorization-server' }) } },
  getOpenIdConfiguration: { success: { 200: () => ({ path: '/.well-known/openid-configuration' }) } },
  getSigningKeys: { success: { 200: () => ({ path: '/oauth/jwks' }) } },

  getSession: {
    success: { 200: bySession({ path: '/auth/session' }) },
    problems: {
      forbidden: async (world) => ({
        path: '/auth/session',
        headers: { Cookie: await world.signIn(), Origin: 'https://evil.example' },
      }),
    },
  },
  signIn: {
    success: { 200: bySession(right) },
    problems: {
      unauthenticated: bySession(wrong),
      forbidden: withoutHeader(right),
      invalid: bySession({ ...right, json: { login: 'alice' } }),
    },
  },
  signOut: {
    success: { 204: bySession({ path: '/auth/logout' }) },
    problems: { forbidden: withoutHeader({ path: '/auth/logout' }) },
  },
  signOutEverywhere: {
    success: { 204: bySession({ path: '/auth/logout-everywhere' }) },
    problems: {
      forbidden: withoutHeader({ path: '/auth/logout-everywhere' }),
      insufficient_scope: (world) => ({ path: '/auth/logout-everywhere', token: world.scoped }),
      unauthenticated: () => ({ path: '/auth/logout-everywhere', token: undefined }),
    },
  },
  startOidcSignIn: {
    success: { 303: () => ({ path: '/auth/oidc/start?return=/files' }) },
    problems: { invalid: () => ({ path: '/auth/oidc/start?return=//evil.example' }) },
  },
  finishOidcSignIn: { success: { 303: () => ({ path: '/auth/oidc/callback?code=1&state=2' }) } },

  listIdentities: {
    success: { 200: asAdmin(identitiesOf('alice')) },
    problems: forAdmins(identitiesOf('alice')),
  },
  linkIdentity: {
    success: { 204: linkSomebody },
    problems: {
      ...forAdmins(identitiesOf('alice'), somebody),
      already_exists: async (world) => {
        const request = await linkSomebody(world);
        await world.do({ method: 'POST', ...request });
        return request;
      },
    },
  },
  unlinkIdentity: {
    success: { 204: asAdmin(identitiesOf('alice') + query) },
    problems: forAdmins(identitiesOf('alice') + query),
  },
};
