import { isPatError, OAuthError } from '@patio/pat-core';
import type { z } from 'zod';
import { refuseTokenInUrl } from '../authentication/credentials.js';
import { challenges, toProblem } from '../problem.js';
import type { Reply } from '../reply/write.js';
import { readForm } from '../request/form.js';
import { type Call, openRoute, type Route, type SuccessSpec } from '../route.js';
import { type ClientClaim, readClient } from './client.js';
import { oauthError } from './schemas.js';

/** A request at an OAuth endpoint. */
export interface OAuthCall extends Call {
  readonly form: URLSearchParams;
  readonly client: ClientClaim;
}

interface OAuthRouteSpec {
  readonly name: string;
  readonly path: `/oauth/${string}`;
  readonly summary: string;
  readonly description: string;
  readonly form: z.ZodType;
  readonly success: SuccessSpec;
  handle(call: OAuthCall): Promise<Reply>;
}

/** Parameters that may come more than once (RFC 8693 §2.1). */
const repeatable = new Set(['resource', 'audience']);

/** An endpoint that takes a form and speaks of errors as RFC 6749 §5.2 does. */
export function oauthRoute({ success, handle, ...spec }: OAuthRouteSpec): Route {
  return openRoute({
    ...spec,
    method: 'POST',
    tag: 'OAuth',
    responses: {
      200: success,
      400: { description: 'What is wrong with the request', json: oauthError },
      401: {
        description: 'The client authentication is missing or no good',
        json: oauthError,
        headers: { 'WWW-Authenticate': 'How to authenticate' },
      },
    },
    errors: [],
    async handle(call) {
      try {
        refuseTokenInUrl(call.request);
        const form = await readForm(call.request, call.response);
        refuseRepetition(form);
        return await handle({ ...call, form, client: readClient(call.request, form) });
      } catch (error) {
        return refusal(error);
      }
    },
  });
}

/** RFC 6749 §3.2: no parameter comes twice. */
function refuseRepetition(form: URLSearchParams): void {
  for (const name of new Set(form.keys())) {
    if (!repeatable.has(name) && form.getAll(name).length > 1) {
      throw new OAuthError('invalid_request', `The parameter ${name.slice(0, 60)} comes more than once.`);
    }
  }
}

/** @throws what the client is not to blame for */
function refusal(error: unknown): Reply {
  if (error instanceof OAuthError) {
    const isClient = error.error === 'invalid_client';
    return {
      status: isClient ? 401 : 400,
      ...(isClient && { headers: challenges('invalid_token') }),
      json: { error: error.error, error_description: error.message },
    };
  }
  const problem = toProblem(error);
  if (problem.status >= 500 || isPatError(error, 'too_many_requests')) throw error;
  return { status: 400, json: { error: 'invalid_request', error_description: problem.message } };
}
