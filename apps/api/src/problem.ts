import { randomUUID } from 'node:crypto';
import { PatError } from '@patio/pat-core';
import { type ProblemCode, problemKind, problemType } from './errors.js';

/** One part of the request that was refused: where (`name`, `scopes.0`, `path`) and why. */
export interface FieldError {
  readonly field: string;
  readonly reason: string;
}

interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
}

/** An answer that is an error; thrown anywhere below the dispatcher. `message` is shown to the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: readonly FieldError[] | undefined;
  /** Set for errors whose cause is only in the log, so that the two can be brought together. */
  readonly instance: string | undefined;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    extras: ProblemExtras = {},
  ) {
    super(detail, { cause: extras.cause });
    const { retryAfterSeconds } = problemKind(code);
    this.headers = retryAfterSeconds
      ? { 'Retry-After': String(retryAfterSeconds), ...extras.headers }
      : (extras.headers ?? {});
    this.errors = extras.errors;
    this.instance = this.status >= 500 ? `urn:uuid:${randomUUID()}` : undefined;
  }

  get status(): number {
    return problemKind(this.code).status;
  }

  /** The problem document (RFC 9457 §3). */
  toJSON(): Record<string, unknown> {
    return {
      type: problemType(this.code),
      title: problemKind(this.code).title,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
      ...(this.instance && { instance: this.instance }),
    };
  }
}

/** The two ways to authenticate (RFC 9110 §11.6.1); `error` as RFC 6750 §3.1 defines it. */
export function challenges(error?: 'invalid_request' | 'invalid_token'): { 'WWW-Authenticate': string[] } {
  const bearer = error ? `Bearer realm="Patio", error="${error}"` : 'Bearer realm="Patio"';
  return { 'WWW-Authenticate': [bearer, 'Basic realm="Patio", charset="UTF-8"'] };
}

/** Turns whatever was thrown into an answer; what is not ours becomes `internal` with nothing of it shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PatError) return new Problem(error.code, error.message, extrasOf(error));
  if (error instanceof URIError) return new Problem('invalid', 'The path has a broken percent escape.');
  return new Problem('internal', 'Something went wrong on the server.', { cause: error });
}

function extrasOf(error: PatError): ProblemExtras {
  const cause = error.cause ?? error;
  const { retryAfterSeconds, field } = error;
  if (field !== undefined) return { cause, errors: [{ field, reason: error.message }] };
  if (retryAfterSeconds !== undefined)
    return { cause, headers: { 'Retry-After': String(retryAfterSeconds) } };
  if (error.code === 'unauthenticated') return { cause, headers: challenges('invalid_token') };
  if (error.code === 'insufficient_scope') {
    return { cause, headers: { 'WWW-Authenticate': 'Bearer realm="Patio", error="insufficient_scope"' } };
  }
  return { cause };
}
