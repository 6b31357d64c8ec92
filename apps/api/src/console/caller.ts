import type { IncomingMessage } from 'node:http';
import type { SecretCredentials } from '@patio/pat-core';
import { readCredentials, refuseTokenInUrl } from '../authentication/credentials.js';
import { challenges, Problem } from '../problem.js';
import { consoleHeader, requireSameOrigin } from './same-origin.js';
import type { ConsoleAccess } from './sessions.js';

/**
 * Who a request says that it is by: the session of its cookie, or the token of its `Authorization` header.
 * @throws Problem invalid when there are both, forbidden when a session's request comes from another site, and as {@link readCredentials}
 */
export function readCaller(
  request: IncomingMessage,
  { cookies, publicUrl }: ConsoleAccess,
): SecretCredentials {
  const secret = cookies.session.read(request);
  if (secret === undefined) return readCredentials(request);
  refuseTokenInUrl(request);
  if (request.headers.authorization !== undefined) {
    throw new Problem('invalid', 'Send the cookie of a session or the Authorization header, not both.', {
      headers: challenges('invalid_request'),
    });
  }
  requireSameOrigin(request, publicUrl);
  return { kind: 'session', secret };
}

/** A browser would ask for a password at a Basic challenge, in the middle of the console: it is spared that. */
export function withoutPasswordPrompt(problem: Problem, { headers }: IncomingMessage): Problem {
  if (problem.status !== 401 || headers.authorization !== undefined) return problem;
  if (headers[consoleHeader] === undefined) return problem;
  return new Problem(problem.code, problem.message, {
    headers: { 'WWW-Authenticate': 'Bearer realm="Patio"' },
    cause: problem.cause,
  });
}
