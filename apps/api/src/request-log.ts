import type { Principal } from '@patio/pat-core';
import type { Metrics } from './metrics.js';
import type { Problem } from './problem.js';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Receives structured log entries. No field ever holds a secret, a query string or a header. */
export type Log = (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void;

/** One answered request. */
interface Exchange {
  readonly method: string;
  /** The route's template. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly address: string;
  readonly principal: Principal | undefined;
  readonly problem: Problem | undefined;
  /** The client went away before the end. */
  readonly aborted: boolean;
}

/** Counts and logs an exchange; what broke on our side with its cause. */
export function recordExchange(log: Log, metrics: Metrics, exchange: Exchange): void {
  const { method, route, status, durationMs, address, principal, problem, aborted } = exchange;
  metrics.observe(method, route, status, durationMs / 1000);
  log(levelOf(exchange), 'request', {
    method,
    route,
    status,
    durationMs: Math.round(durationMs * 100) / 100,
    address,
    ...(principal && { login: principal.login, tokenId: principal.tokenId }),
    ...(problem && { code: problem.code }),
    ...(problem?.instance && { instance: problem.instance, cause: problem.cause }),
    ...(aborted && { aborted }),
  });
}

function levelOf({ status, route }: Exchange): LogLevel {
  if (status >= 500) return 'error';
  return route.startsWith('/api/') ? 'info' : 'debug';
}
