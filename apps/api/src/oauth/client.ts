import type { IncomingMessage } from 'node:http';
import { OAuthError, type SecretCredentials } from '@patio/pat-core';
import { readCredentials } from '../authentication/credentials.js';
import { Problem } from '../problem.js';

/** How a client names and authenticates itself (RFC 6749 §2.3.1). */
export interface ClientClaim {
  readonly credentials: SecretCredentials | undefined;
  readonly clientId: string | undefined;
}

/**
 * Reads the client's own credentials: `Basic login:TOKEN` or `Bearer TOKEN`, or `client_id` and `client_secret` of the form.
 * @throws OAuthError invalid_request when there are two, invalid_client when they cannot be read
 */
export function readClient(request: IncomingMessage, form: URLSearchParams): ClientClaim {
  const clientId = form.get('client_id') ?? undefined;
  const secret = form.get('client_secret') ?? undefined;
  const header = readHeader(request);
  if (header && secret !== undefined) {
    throw new OAuthError('invalid_request', 'Send the Authorization header or a client_secret, not both.');
  }
  if (header) return { credentials: header, clientId };
  if (secret === undefined) return { credentials: undefined, clientId };
  if (clientId === undefined) throw new OAuthError('invalid_request', 'A client_secret needs a client_id.');
  return { credentials: { kind: 'basic', login: clientId, secret }, clientId };
}

function readHeader(request: IncomingMessage): SecretCredentials | undefined {
  if (request.headers.authorization === undefined) return undefined;
  try {
    const credentials = readCredentials(request);
    if (credentials.kind !== 'basic') return credentials;
    return { kind: 'basic', login: decoded(credentials.login), secret: decoded(credentials.secret) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new OAuthError(error.status === 400 ? 'invalid_request' : 'invalid_client', error.message);
  }
}

/**
 * OAuth clients encode both halves as in a form (RFC 6749 §2.3.1), others do not. Neither a login nor a token has a percent sign or a
 * blank, so that the two cannot be confused.
 */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new OAuthError('invalid_client', 'The Basic credentials have a broken percent escape.');
  }
}
