import { isPatError, PatError } from '../shared/errors.js';

/** A failed statement: the server's own words and SQLSTATE, without the statement's parameters, which may be secrets. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    message: string,
    /** SQLSTATE, or the code of the broken connection. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

const outOfReach = /^(08...|57P0[1-5]|53300|ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|CONNECT.*|ENOENT)$/;

/**
 * What a caller of the database is told: errors of our own as they are, those of driver and Drizzle (whose message lists the parameters) as
 * {@link DatabaseError}, a lost connection as PatError `unavailable`.
 */
export function toDatabaseError(error: unknown): unknown {
  const driverError = innermost(error);
  if (isPatError(error) || driverError instanceof DatabaseError || !(driverError instanceof Error))
    return error;
  const code = 'code' in driverError ? String(driverError.code) : undefined;
  if (driverError === error && code === undefined) return error;
  const plain = new DatabaseError(driverError.message, code);
  return code !== undefined && outOfReach.test(code)
    ? new PatError('unavailable', 'The database cannot be reached.', { cause: plain })
    : plain;
}

/** Drizzle wraps the driver's error; a refused connection to several addresses comes as an AggregateError. */
function innermost(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.cause instanceof Error) return innermost(error.cause);
  return error instanceof AggregateError && error.errors[0] ? innermost(error.errors[0]) : error;
}
