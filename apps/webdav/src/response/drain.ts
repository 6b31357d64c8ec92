import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** The client went away before its answer was complete: nobody is left to tell. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Waits until a response takes more.
 * @throws ClientGone
 */
export async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) throw new ClientGone();
  if (!response.writableNeedDrain) return;
  const stop = new AbortController();
  const { signal } = stop;
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  } finally {
    stop.abort();
  }
  if (response.destroyed) throw new ClientGone();
}
