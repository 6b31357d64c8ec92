import { type ErrorCode, isPatError } from '@patio/pat-core';
import { StatusCode } from '@patio/sftp-protocol';

/**
 * What each core error is in version 3, whose codes end at 8. As OpenSSH does, whatever has no code of its own is
 * FAILURE; the message says more to clients that show it.
 */
const statusOfCode = {
  unauthenticated: StatusCode.PERMISSION_DENIED,
  forbidden: StatusCode.PERMISSION_DENIED,
  insufficient_scope: StatusCode.PERMISSION_DENIED,
  not_found: StatusCode.NO_SUCH_FILE,
  parent_missing: StatusCode.NO_SUCH_FILE,
  already_exists: StatusCode.FAILURE,
  not_a_folder: StatusCode.NO_SUCH_FILE,
  is_a_folder: StatusCode.FAILURE,
  not_empty: StatusCode.FAILURE,
  invalid: StatusCode.FAILURE,
  invalid_name: StatusCode.FAILURE,
  conflict: StatusCode.FAILURE,
  locked: StatusCode.FAILURE,
  precondition_failed: StatusCode.FAILURE,
  range_not_satisfiable: StatusCode.FAILURE,
  too_large: StatusCode.FAILURE,
  insufficient_storage: StatusCode.FAILURE,
  incomplete: StatusCode.FAILURE,
  too_many_requests: StatusCode.FAILURE,
  unsupported: StatusCode.OP_UNSUPPORTED,
  unavailable: StatusCode.FAILURE,
  internal: StatusCode.FAILURE,
} satisfies Record<ErrorCode, StatusCode>;

/** An answer of the door's own that is not OK: a bad handle, a request that cannot be honoured. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: StatusCode,
    message: string,
  ) {
    super(message);
  }
}

export interface Status {
  readonly code: StatusCode;
  readonly message: string;
  /** It was nobody's fault but the server's: for the log. */
  readonly unexpected: boolean;
}

/** The STATUS that answers a request which failed with `error`. Only messages meant for callers are passed on. */
export function statusOf(error: unknown): Status {
  if (error instanceof Refusal) return { code: error.status, message: error.message, unexpected: false };
  if (isPatError(error)) {
    const unexpected = error.code === 'internal' || error.code === 'unavailable';
    return { code: statusOfCode[error.code], message: error.message, unexpected };
  }
  return { code: StatusCode.FAILURE, message: 'The server failed to do this.', unexpected: true };
}
