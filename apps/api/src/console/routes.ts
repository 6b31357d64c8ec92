import { isPatError, type Principal } from '@patio/pat-core';
import { z } from 'zod';
import { type Call, openRoute, route } from '../route.js';
import { instant, login, tokenId } from '../schemas/common.js';
import { named } from '../schemas/named.js';
import { requireSameOrigin } from './same-origin.js';
import { newSession } from './session-reply.js';

const tag = 'Console sessions';
const csrf = 'Needs the header `Patio-Console` (any value), which pages of other sites cannot send.';
const setCookie = { 'Set-Cookie': 'The cookie of the session' };

const loginRequest = named('LoginRequest', z.strictObject({ login, password: z.string().min(1).max(1024) }));

const session = named(
  'Session',
  z
    .object({
      ways: z
        .object({ password: z.boolean(), oidc: z.boolean() })
        .describe('How one can sign in; `oidc`: by going to `/auth/oidc/start`'),
      session: z
        .object({
          id: tokenId,
          login,
          isAdmin: z.boolean(),
          createdAt: instant,
          idleUntil: instant.describe('Ends then, if it is not used'),
          expiresAt: instant.describe('Ends then at the latest'),
        })
        .nullable()
        .describe('null: nobody is signed in'),
    })
    .describe('Who is signed in to the console in this browser'),
);

export const sessionRoutes = [
  openRoute({
    name: 'getSession',
    method: 'GET',
    path: '/auth/session',
    tag,
    summary: 'Who is signed in, and how one can sign in',
    responses: { 200: { description: 'The session, or null', json: session } },
    errors: ['forbidden', 'unavailable'],
    async handle(call) {
      return { status: 200, json: await sessionJson(call, await signedIn(call)) };
    },
  }),
  openRoute({
    name: 'signIn',
    method: 'POST',
    path: '/auth/login',
    tag,
    summary: 'Sign in to the console with a password',
    description: `The session acts in REST as the user, through a cookie. ${csrf}`,
    body: loginRequest,
    responses: { 200: { description: 'Signed in', json: session, headers: setCookie } },
    errors: ['unauthenticated', 'forbidden', 'too_many_requests', 'unavailable'],
    async handle(call) {
      const { body, platform, services, origin, request } = call;
      requireSameOrigin(request, services.console.publicUrl);
      const { secret, principal } = await platform.login.withPassword(body.login, body.password, origin);
      await endPrevious(call);
      const headers = { 'Set-Cookie': newSession(services.console, secret) };
      return { status: 200, headers, json: await sessionJson(call, principal) };
    },
  }),
  openRoute({
    name: 'signOut',
    method: 'POST',
    path: '/auth/logout',
    tag,
    summary: 'Sign out of the console in this browser',
    description: csrf,
    responses: { 204: { description: 'Nobody is signed in any more', headers: setCookie } },
    errors: ['forbidden', 'unavailable'],
    async handle(call) {
      requireSameOrigin(call.request, call.services.console.publicUrl);
      await endPrevious(call);
      return { status: 204, headers: { 'Set-Cookie': call.services.console.cookies.session.clear() } };
    },
  }),
  route({
    name: 'signOutEverywhere',
    method: 'POST',
    path: '/auth/logout-everywhere',
    tag,
    summary: 'Sign out of the console in all browsers',
    description: `Ends all sessions of the user; tokens stay. ${csrf}`,
    responses: { 204: { description: 'All sessions have ended', headers: setCookie } },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal, services }) {
      await platform.login.signOutEverywhere(principal);
      return { status: 204, headers: { 'Set-Cookie': services.console.cookies.session.clear() } };
    },
  }),
];

/** Whose session the request has; undefined when it has none that is good. */
async function signedIn({ request, services, platform, origin }: Call): Promise<Principal | undefined> {
  const secret = services.console.cookies.session.read(request);
  if (secret === undefined) return undefined;
  requireSameOrigin(request, services.console.publicUrl);
  try {
    return await platform.auth.authenticate({ kind: 'session', secret }, origin);
  } catch (error) {
    if (isPatError(error, 'unauthenticated')) return undefined;
    throw error;
  }
}

/** A browser has one session at a time. */
async function endPrevious(call: Call): Promise<void> {
  const principal = await signedIn(call);
  if (principal) await call.platform.admin.revokeToken(principal, principal.tokenId);
}

async function sessionJson({ platform, services }: Call, principal: Principal | undefined) {
  const ways = { password: platform.login.passwords, oidc: services.console.relyingParty !== undefined };
  if (!principal) return { ways, session: null };
  const { id, createdAt, endsAt, expiresAt } = await platform.admin.getToken(principal, principal.tokenId);
  return {
    ways,
    session: {
      ...{ id, login: principal.login, isAdmin: principal.isAdmin },
      createdAt: createdAt.toISOString(),
      idleUntil: endsAt?.toISOString(),
      expiresAt: expiresAt?.toISOString(),
    },
  };
}
