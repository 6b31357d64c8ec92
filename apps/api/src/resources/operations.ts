import { z } from 'zod';
import { openRoute } from '../route.js';
import { named } from '../schemas/named.js';

const tag = 'Operations';
const health = named('Health', z.object({ status: z.enum(['ok', 'unavailable']) }));

export const operationRoutes = [
  openRoute({
    name: 'getHealth',
    method: 'GET',
    path: '/healthz',
    tag,
    summary: 'The process answers',
    responses: { 200: { description: 'It does', json: health } },
    errors: [],
    async handle() {
      return { status: 200, json: { status: 'ok' } };
    },
  }),
  openRoute({
    name: 'getReadiness',
    method: 'GET',
    path: '/readyz',
    tag,
    summary: 'Database and storage answer',
    responses: {
      200: { description: 'They do', json: health },
      503: { description: 'They do not', json: health },
    },
    errors: [],
    async handle({ platform }) {
      const ready = await platform.ready();
      return ready
        ? { status: 200, json: { status: 'ok' } }
        : { status: 503, json: { status: 'unavailable' } };
    },
  }),
  openRoute({
    name: 'getMetrics',
    method: 'GET',
    path: '/metrics',
    tag,
    summary: 'Counters and durations for Prometheus',
    responses: { 200: { description: 'Prometheus text format', media: 'text/plain' } },
    errors: [],
    async handle({ services }) {
      const text = await services.metrics.expose();
      return { status: 200, headers: { 'Content-Type': services.metrics.contentType }, text };
    },
  }),
];
