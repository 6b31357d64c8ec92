import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. */
export interface Metrics {
  /** Counts one answered request. `route` is the template, never the path: its values would be without end. */
  observe(method: string, route: string, status: number, seconds: number): void;
  readonly contentType: string;
  /** The Prometheus text exposition. */
  expose(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'patio_http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer, by method, route template and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
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
