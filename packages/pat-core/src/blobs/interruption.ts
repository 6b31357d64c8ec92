import { isPatError, PatError } from '../shared/errors.js';

/** The error for a transfer that `cause` broke off; a PatError speaks for itself. */
export function interruption(message: string, cause?: unknown): PatError {
  return isPatError(cause) ? cause : new PatError('incomplete', message, { cause });
}

/**
 * Yields what `source` yields and throws as soon as `signal` aborts, even while the source is silent; it is then closed
 * without waiting for it.
 */
export async function* untilAborted(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  let rejectNext: ((reason: unknown) => void) | undefined;
  const aborted = () => interruption('The transfer was aborted.', signal.reason);
  const onAbort = () => rejectNext?.(aborted());
  signal.addEventListener('abort', onAbort);
  let ended = false;
  try {
    for (;;) {
      if (signal.aborted) throw aborted();
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        rejectNext = reject;
        iterator.next().then(resolve, (error) => {
          ended = true;
          reject(error);
        });
      });
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // A generator that waits for its next chunk returns only after that chunk: nobody can wait for it here.
    if (!ended) iterator.return?.().catch(() => undefined);
  }
}
