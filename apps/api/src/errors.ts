import type { ErrorCode } from '@patio/pat-core';

/** One kind of problem, as its page and the OpenAPI document describe it. */
interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** What this door says for each of the core's errors. */
const coreProblems = {
  unauthenticated: {
    status: 401,
    title: 'Not authenticated',
    meaning:
      'No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    meaning: 'You may see this, but you may not do that with it.',
  },
  insufficient_scope: {
    status: 403,
    title: 'Insufficient scope',
    meaning:
      'The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    meaning: 'There is no such thing, or not for you.',
  },
  parent_missing: {
    status: 409,
    title: 'Folder missing',
    meaning: 'A folder on the way to the new file or folder does not exist, or not for you.',
  },
  already_exists: {
    status: 409,
    title: 'Already exists',
    meaning: 'Something with this name is there already.',
  },
  not_a_folder: {
    status: 409,
    title: 'Not a folder',
    meaning: 'The operation needs a folder and this is a file.',
  },
  is_a_folder: {
    status: 409,
    title: 'Is a folder',
    meaning: 'The operation needs a file and this is a folder.',
  },
  not_empty: {
    status: 409,
    title: 'Not empty',
    meaning: 'The folder still has something in it.',
  },
  invalid: {
    status: 400,
    title: 'Invalid request',
    meaning:
      'Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.',
  },
  invalid_name: {
    status: 400,
    title: 'Invalid name',
    meaning:
      'A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    meaning: 'The operation contradicts the present state.',
  },
  locked: {
    status: 423,
    title: 'Locked',
    meaning: 'Somebody holds a lock on the file or folder.',
  },
  precondition_failed: {
    status: 412,
    title: 'Precondition failed',
    meaning: 'A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'Range not satisfiable',
    meaning: 'None of the ranges asked for lies within the file.',
  },
  too_large: {
    status: 413,
    title: 'Too large',
    meaning: 'The body is larger than what is accepted here.',
  },
  insufficient_storage: {
    status: 507,
    title: 'Insufficient storage',
    meaning: 'There is no room left for the content.',
  },
  incomplete: {
    status: 400,
    title: 'Incomplete body',
    meaning: 'The body ended before its announced length; nothing was changed.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    meaning: 'Too many failures or requests in a short time; try again later.',
    retryAfterSeconds: 30,
  },
  unsupported: {
    status: 501,
    title: 'Not supported',
    meaning: 'The server does not offer this operation.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    meaning: 'The database or the storage is out of reach at the moment.',
    retryAfterSeconds: 5,
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'Something broke on the server. The `instance` is in the log beside the cause.',
  },
} as const satisfies Record<ErrorCode, ProblemKind>;

/** What only HTTP can get wrong. */
const httpProblems = {
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The resource does not take this method; `Allow` lists those it takes.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'The body has a type or a coding that is not taken here.',
  },
  expectation_failed: {
    status: 417,
    title: 'Expectation failed',
    meaning: 'The only expectation that is met is `100-continue`.',
  },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    meaning: 'The request line and headers are larger than what is accepted.',
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    meaning: 'The request did not arrive in time.',
  },
} as const satisfies Record<string, ProblemKind>;

const problemKinds = { ...coreProblems, ...httpProblems };

/** Everything that can stand in the `code` of a problem document. */
export type ProblemCode = keyof typeof problemKinds;

export const problemCodes = Object.keys(problemKinds) as ProblemCode[];

export function problemKind(code: ProblemCode): ProblemKind {
  return problemKinds[code];
}

/** The stable reference that identifies the kind (RFC 9457 §3.1.1); a page under it explains it. */
export function problemType(code: ProblemCode): string {
  return `/problems/${code.replaceAll('_', '-')}`;
}
