import { type ErrorCode, PatError } from '../shared/errors.js';

const codes = {
  invalid_request: 'invalid',
  invalid_client: 'unauthenticated',
  invalid_scope: 'insufficient_scope',
  invalid_target: 'invalid',
  unsupported_grant_type: 'invalid',
} as const satisfies Record<string, ErrorCode>;

/** The error codes of RFC 6749 §5.2 and RFC 8707 §2 that are used here. */
export type OAuthErrorCode = keyof typeof codes;

/**
 * A refusal in the words of OAuth. A subject or actor token that is no good is `invalid_request` (RFC 8693 §2.2.2), a client's own
 * credentials that are none are `invalid_client`.
 */
export class OAuthError extends PatError {
  constructor(
    readonly error: OAuthErrorCode,
    description: string,
  ) {
    super(codes[error], description);
  }
}
