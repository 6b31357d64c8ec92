/**
 * The closed list of what can go wrong in the core. Each door maps every code to one status of its
 * protocol (`satisfies Record<ErrorCode, …>`), so that a new code does not compile until all doors know it.
 */
export const errorCodes = [
  'unauthenticated', // no, wrong, expired or revoked credentials
  'forbidden', // the caller may see the node but not do this
  'insufficient_scope', // the user may, this token may not (token minting, grants, administration)
  'not_found', // does not exist, or not for this caller
  'parent_missing', // a folder on the way does not exist, or not for this caller
  'already_exists',
  'not_a_folder',
  'is_a_folder',
  'not_empty',
  'invalid', // a malformed argument; `message` says which and why
  'invalid_name', // a name that cannot exist everywhere
  'conflict', // the operation contradicts the state: a folder into itself, a lock that is not this one
  'locked',
  'precondition_failed',
  'range_not_satisfiable',
  'too_large',
  'insufficient_storage',
  'incomplete', // the source broke off before its end
  'too_many_requests',
  'unsupported',
  'unavailable', // database or storage out of reach
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A lock that stands in the way, by the node that was locked. */
export interface BlockingLock {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Login of who holds it. */
  readonly holder: string;
}

/**
 * The only error that leaves the core on purpose. `message` may be shown to the caller: it names no secret and
 * nothing the caller may not see. `cause` is for the log.
 */
export class PatError extends Error {
  override readonly name = 'PatError';
  /** With `locked`: every lock in the way; otherwise empty. */
  readonly blockedBy: readonly BlockingLock[];
  /** With `too_many_requests`: after how many whole seconds it makes sense to come again, if that is known. */
  readonly retryAfterSeconds: number | undefined;
  /** Which field of what was asked for is at fault, if it is one alone, by its name in the core's contracts. */
  readonly field: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: {
      cause?: unknown;
      blockedBy?: readonly BlockingLock[];
      retryAfterSeconds?: number;
      field?: string;
    } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.blockedBy = options.blockedBy ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.field = options.field;
  }
}

/** Whether `error` is a {@link PatError}, with one of `codes` when some are given. */
export function isPatError(error: unknown, ...codes: ErrorCode[]): error is PatError {
  return error instanceof PatError && (codes.length === 0 || codes.includes(error.code));
}
