import { type BlockingLock, type ErrorCode, isPatError, type PatError } from '@patio/pat-core';
import { escapeText } from './xml/escape.js';

/** A refusal that the door itself decides on (a malformed header, an unknown method). */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    message: string,
    readonly precondition?: string,
    /** The locks that the precondition is about. */
    readonly blockedBy: readonly BlockingLock[] = [],
  ) {
    super(message);
  }
}

export function badRequest(message: string): HttpError {
  return new HttpError(400, message);
}

const statusOf = {
  unauthenticated: 401,
  // Never 401: clients would ask for the password again and again.
  forbidden: 403,
  insufficient_scope: 403,
  not_found: 404,
  parent_missing: 409,
  already_exists: 405,
  not_a_folder: 409,
  is_a_folder: 405,
  not_empty: 409,
  invalid: 400,
  invalid_name: 400,
  conflict: 409,
  locked: 423,
  precondition_failed: 412,
  range_not_satisfiable: 416,
  too_large: 413,
  insufficient_storage: 507,
  incomplete: 400,
  too_many_requests: 429,
  unsupported: 501,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** What an error looks like on the wire. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** Local name of the `DAV:` pre- or postcondition (RFC 4918 §16). */
  readonly precondition: string | undefined;
  readonly blockedBy: readonly BlockingLock[];
  /** After how many seconds it makes sense to come again, if that is known. */
  readonly retryAfterSeconds?: number | undefined;
}

/** Maps any error to its answer. Unknown errors are 500 and tell the client nothing. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof HttpError) {
    const { status, message, precondition, blockedBy } = error;
    return { status, message, precondition, blockedBy };
  }
  // The core wraps what the body itself threw.
  if (isPatError(error, 'incomplete') && error.cause instanceof HttpError) return toRefusal(error.cause);
  if (isPatError(error)) {
    const { code, message, blockedBy, retryAfterSeconds } = error;
    const precondition = preconditionOf(error);
    return { status: statusOf[code], message, precondition, blockedBy, retryAfterSeconds };
  }
  const message = 'Something went wrong on the server.';
  return { status: 500, message, precondition: undefined, blockedBy: [] };
}

/** @see RFC 4918 §16, RFC 4331 §6 */
function preconditionOf({ code, cause }: PatError): string | undefined {
  if (code === 'locked') return 'lock-token-submitted';
  // What the disk refused comes with the disk's own error.
  if (code === 'insufficient_storage') return cause ? 'sufficient-disk-space' : 'quota-not-exceeded';
  return undefined;
}

/**
 * The `DAV:error` body of a refusal. `hrefs` name the locked resources that preconditions about locks must name.
 * @see RFC 4918 §14.5, §16
 */
export function errorBody(
  refusal: { readonly message: string; readonly precondition?: string | undefined },
  hrefs: readonly string[] = [],
): string {
  const condition = preconditionElement(refusal.precondition, hrefs);
  const message = `<P:message xmlns:P="urn:patio">${escapeText(refusal.message)}</P:message>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<D:error xmlns:D="DAV:">${condition}${message}</D:error>\n`;
}

/** The element of a precondition that does not hold; nothing when there is none. */
export function preconditionElement(precondition: string | undefined, hrefs: readonly string[]): string {
  if (precondition === undefined) return '';
  const inner = hrefs.map((href) => `<D:href>${href}</D:href>`).join('');
  return `<D:${precondition}>${inner}</D:${precondition}>`;
}
