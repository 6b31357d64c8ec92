import type { TrafficOutcome } from '@patio/pat-core';
import type { DavContext } from './context.js';

/** Logs and counts a request once it is over, answered or not. Paths are in the audit, not here. */
export function logWhenDone(context: DavContext): void {
  const { request, response, door } = context;
  const startedAt = performance.now();
  response.once('close', () => {
    door.platform.countRequest('webdav', outcomeOf(response.statusCode));
    door.log('debug', 'request', {
      method: request.method,
      status: response.statusCode,
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
      address: door.proxies.clientAddress(request),
      login: context.login,
      aborted: !response.writableFinished,
    });
  });
}

function outcomeOf(status: number): TrafficOutcome {
  if (status < 400) return 'ok';
  return status < 500 ? 'refused' : 'failed';
}
