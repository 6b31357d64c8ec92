import type { IncomingMessage } from 'node:http';
import { hasTokenInUrl, readAuthorization } from '@patio/http-door';
import type { SecretCredentials } from '@patio/pat-core';
import { challenges, Problem } from '../problem.js';

/**
 * Reads the credentials of a request: `Bearer TOKEN` (RFC 6750) or `Basic login:TOKEN` (RFC 7617).
 * @throws Problem unauthenticated when there are none (without an error code, RFC 6750 §3.1) or they cannot be read;
 * invalid when there are two, or a token stands in the URL, where logs and histories would keep it.
 */
export function readCredentials(request: IncomingMessage): SecretCredentials {
  const read = readAuthorization(request);
  if ('credentials' in read) return read.credentials;
  const { problem, detail } = read;
  if (problem === 'ambiguous') throw refusal('invalid', detail, 'invalid_request');
  throw refusal('unauthenticated', detail, problem === 'malformed' ? 'invalid_token' : undefined);
}

/** @throws Problem invalid when a token stands in the URL, where logs and histories would keep it */
export function refuseTokenInUrl(request: IncomingMessage): void {
  if (hasTokenInUrl(request)) {
    throw refusal('invalid', 'A token in the URL is not accepted; send it in the header.', 'invalid_request');
  }
}

function refusal(
  code: 'invalid' | 'unauthenticated',
  detail: string,
  error?: Parameters<typeof challenges>[0],
): Problem {
  return new Problem(code, detail, { headers: challenges(error) });
}
