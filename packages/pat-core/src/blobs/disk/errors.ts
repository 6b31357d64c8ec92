import { isPatError, PatError } from '../../shared/errors.js';

/** Runs file system work, so that its errors come out as PatErrors: insufficient_storage, too_large, unavailable. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toPatError(error);
  }
}

function toPatError(cause: unknown): unknown {
  if (isPatError(cause)) return cause;
  switch (errorCode(cause)) {
    case undefined:
      return cause;
    case 'ENOSPC':
    case 'EDQUOT':
      return new PatError('insufficient_storage', 'The storage is full.', { cause });
    case 'EFBIG':
      return new PatError('too_large', 'The storage cannot hold a file of this size.', { cause });
    default:
      return new PatError('unavailable', 'The storage cannot be used at the moment.', { cause });
  }
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
