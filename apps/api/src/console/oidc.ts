import { isPatError } from '@patio/pat-core';
import { z } from 'zod';
import { Problem } from '../problem.js';
import type { Reply } from '../reply/write.js';
import { type Call, openRoute } from '../route.js';
import type { PendingSignIn, RelyingParty } from './relying-party.js';
import { newSession } from './session-reply.js';

const tag = 'Console sessions';
const signInSeconds = 10 * 60;
const callbackPath = '/auth/oidc/callback';

/** Neither another host (`//…`, `/\\…`) nor anything that needs to be encoded. */
const ownPath = /^\/(?![/\\])[\x21-\x7e]*$/;

const startQuery = z.object({
  return: z
    .string()
    .max(2000)
    .refine((path) => ownPath.test(path), 'Not a path on this server')
    .exactOptional()
    .describe('Where to go afterwards: a path on this server; default `/`'),
});

/** What the browser keeps while the person is at the provider. */
interface KeptSignIn extends PendingSignIn {
  readonly returnTo: string;
}

export const oidcRoutes = [
  openRoute({
    name: 'startOidcSignIn',
    method: 'GET',
    path: '/auth/oidc/start',
    tag,
    summary: 'Sign in to the console at the identity provider',
    description: 'To be navigated to by the browser.',
    query: startQuery,
    responses: {
      303: {
        description: 'To the provider',
        headers: { Location: 'Where to sign in', 'Set-Cookie': 'What binds the sign-in to this browser' },
      },
    },
    errors: [],
    async handle(call) {
      const { services, request, query } = call;
      const { cookies, baseUrlFor } = services.console;
      try {
        const { url, pending } = await relyingPartyOf(services).begin(baseUrlFor(request) + callbackPath);
        const kept: KeptSignIn = { ...pending, returnTo: query.return ?? '/' };
        const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
        const headers = { Location: url.href, 'Set-Cookie': cookies.signIn.set(value, signInSeconds) };
        return { status: 303, headers };
      } catch (error) {
        return failure(call, error);
      }
    },
  }),
  openRoute({
    name: 'finishOidcSignIn',
    method: 'GET',
    path: callbackPath,
    tag,
    summary: 'Where the identity provider sends the browser back to',
    description:
      'Checks state, nonce and PKCE. Goes on to the console. When nobody is signed in, its address has `?sign-in=` with `refused` (nobody here who may sign in), `failed` (not confirmed by the provider, or not begun in this browser), `off` (no provider is set up) or `unavailable`.',
    responses: {
      303: {
        description: 'To the console',
        headers: { Location: 'Where to go on', 'Set-Cookie': 'The session' },
      },
    },
    errors: [],
    async handle(call) {
      const { services, request, platform, origin } = call;
      const { cookies, baseUrlFor } = services.console;
      try {
        const relyingParty = relyingPartyOf(services);
        const { returnTo, ...pending } = readKept(cookies.signIn.read(request));
        const callback = new URL(request.url ?? '', baseUrlFor(request));
        const identity = await relyingParty.finish(callback, pending);
        const { secret } = await platform.login.withIdentity(identity, origin);
        const headers = {
          Location: returnTo,
          'Set-Cookie': [newSession(services.console, secret), cookies.signIn.clear()],
        };
        return { status: 303, headers };
      } catch (error) {
        return failure(call, error);
      }
    },
  }),
];

function relyingPartyOf({ console: { relyingParty } }: Call['services']): RelyingParty {
  if (relyingParty) return relyingParty;
  throw new Problem('unsupported', 'No identity provider is set up here.');
}

/** @throws Problem forbidden when this browser has not begun a sign-in, or too long ago */
function readKept(cookie: string | undefined): KeptSignIn {
  try {
    const kept = keptSignIn.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
    if (kept.success) return kept.data;
  } catch {
    // Not JSON: like none.
  }
  throw new Problem('forbidden', 'This browser has not begun to sign in, or too long ago.');
}

const keptSignIn = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  returnTo: startQuery.shape.return.unwrap(),
});

/** Back to the console, which says what the matter is; the cause is in the log. @throws what is not about signing in */
function failure(
  {
    services: {
      baseUrl,
      console: { cookies },
      log,
    },
  }: Call,
  error: unknown,
): Reply {
  const reason = reasonOf(error);
  if (!reason || !(error instanceof Error)) throw error;
  log('warn', 'a sign-in at the identity provider failed', { reason: error.message, cause: error.cause });
  const headers = { Location: `${baseUrl}/?sign-in=${reason}`, 'Set-Cookie': cookies.signIn.clear() };
  return { status: 303, headers };
}

function reasonOf(error: unknown): 'refused' | 'failed' | 'off' | 'unavailable' | undefined {
  if (isPatError(error, 'forbidden')) return 'refused';
  if (!(error instanceof Problem)) return undefined;
  const { code } = error;
  return code === 'forbidden'
    ? 'failed'
    : code === 'unsupported'
      ? 'off'
      : code === 'unavailable'
        ? code
        : undefined;
}
