import { append } from '../audit/index.js';
import type { Origin } from '../auth/types.js';
import { isPatError, PatError } from '../shared/errors.js';
import type { OAuthDependencies } from './dependencies.js';
import { exchangeEvent, issue } from './issue.js';
import { OAuthError } from './oauth-error.js';
import { identifyParties, noGood } from './parties.js';
import { readTargets } from './targets.js';
import { tokenTypes } from './token-types.js';
import type { Exchange, ExchangeRequest } from './types.js';

const maxAttempts = 5;
const issued: readonly string[] = [tokenTypes.accessToken, tokenTypes.jwt];

/** {@link OAuth.exchange}. What a known subject is refused is written to the audit. */
export async function exchange(
  dependencies: OAuthDependencies,
  request: ExchangeRequest,
  origin: Origin,
): Promise<Exchange> {
  const { db, clock, addresses } = dependencies;
  if (request.requestedTokenType !== undefined && !issued.includes(request.requestedTokenType)) {
    throw new OAuthError('invalid_request', `What is issued has the type ${issued.join(' or ')}.`);
  }
  const parties = await identifyParties(dependencies, request, origin);
  try {
    const targets = readTargets(request.targets, addresses());
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const exchanged = await issue(dependencies, parties, targets, request);
      if (exchanged) return exchanged;
    }
    throw new PatError('unavailable', 'The token is being changed again and again.');
  } catch (error) {
    const refusal = isPatError(error, 'unauthenticated') ? noGood('subject_token') : error;
    if (refusal instanceof OAuthError) {
      const result = refusal.code === 'insufficient_scope' ? 'insufficient_scope' : 'invalid';
      const detail = { error: refusal.error, scope: request.scope, targets: request.targets };
      await append(db, exchangeEvent(parties.subject, result, detail), clock());
    }
    throw refusal;
  }
}
