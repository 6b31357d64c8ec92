import type { LoginFailureCount } from '@patio/pat-core';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. */
export interface Metrics {
  /** Counts one answered request. `route` is the template, never the path: its values would be without end. */
  observe(method: string, route: string, status: number, seconds: number): void;
  readonly contentType: string;
  /** The Prometheus text exposition. */
  expose(): Promise<string>;
}

/** @param loginFailures of this process, over all its doors */
export function createMetrics(loginFailures: () => readonly LoginFailureCount[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'patio_http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer, by method, route template and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  const expose = (name: string, help: string, pick: (count: LoginFailureCount) => number) =>
    new Counter({
      ...{ name, help, labelNames: ['door'] as const, registers: [registry] },
      collect() {
        this.reset();
        for (const count of loginFailures()) this.inc({ door: count.door }, pick(count));
      },
    });
  expose('patio_login_failures_total', 'Logins refused as not valid, by door.', ({ failed }) => failed);
  expose(
    'patio_logins_blocked_total',
    'Logins refused as too many had failed before, by door.',
    ({ blocked }) => blocked,
  );
  // Looking a label set up by its key is cheaper than hashing the three labels for each request.
  const children = new Map<string, { observe(seconds: number): void }>();

  return {
    observe(method, route, status, seconds) {
      const key = `${method} ${status} ${route}`;
      let child = children.get(key);
      if (!child) {
        child = durations.labels({ method, route, status: String(status) });
        children.set(key, child);
      }
      child.observe(seconds);
    },
    contentType: registry.contentType,
    expose: () => registry.metrics(),
  };
}
