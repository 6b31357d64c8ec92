import type { ServerHealth } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, instantJson } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const bytes = z.int().describe('Bytes');
const address = z.string().nullable().describe('null: this process does not serve it');

const health = named(
  'ServerHealth',
  z
    .object({
      version: z.string().describe('Of Patio'),
      nodeVersion: z.string(),
      startedAt: instant.describe('When the process that answers began'),
      doors: z.object({ rest: address, webdav: address, sftp: address }).describe('Where clients reach them'),
      database: z.object({ kind: z.enum(['postgresql', 'embedded']), version: z.string() }),
      storage: z.object({
        nodes: z.int().describe('Files, folders and workspaces'),
        blobs: z.int().describe('Different contents'),
        usedBytes: bytes.describe('What the contents take'),
        freeBytes: bytes.describe('Of the disk that has the data directory'),
        totalBytes: bytes,
      }),
      collector: z
        .object({ sweptAt: instant.nullable(), isWorking: z.boolean() })
        .describe('What removes what no file holds any more; in the process that answers'),
      webhook: z.object({
        isConfigured: z.boolean(),
        waiting: z.int().describe('Events that wait for delivery'),
        oldestAt: instant.nullable(),
      }),
      loginFailures: z
        .array(z.object({ door: z.string(), failed: z.int(), blocked: z.int() }))
        .describe('Since the process that answers began'),
      traffic: z
        .object({
          since: instant,
          minutes: z.array(
            z.object({
              minute: instant,
              door: z.enum(['rest', 'webdav', 'sftp', 'cli']),
              requests: z.int(),
              refused: z.int().describe('For what the caller asked or is (4xx)'),
              failed: z.int().describe('For a fault of ours (5xx)'),
            }),
          ),
        })
        .describe('Of all processes on this database; minutes without requests are left out'),
    })
    .describe('How the server is'),
);

const query = z.object({
  minutes: z.coerce
    .number<string>('Not a number')
    .int()
    .min(1)
    .max(1440)
    .exactOptional()
    .describe('How far back requests are told; 60 when not given'),
});

export const healthRoutes = [
  route({
    name: 'getServerHealth',
    method: 'GET',
    path: '/api/v1/health',
    tag: 'Operations',
    summary: 'Doors, versions, storage, background work and requests per minute',
    description: 'For administrators.',
    query,
    responses: { 200: { description: 'How the server is', json: health } },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal, query }) {
      const { rest, webdav, sftp } = platform.addresses();
      const json = {
        ...healthJson(await platform.admin.readHealth(principal, query)),
        doors: { rest, webdav: webdav ?? null, sftp: sftp ? `${sftp.host}:${sftp.port}` : null },
        loginFailures: platform.loginFailures(),
      };
      return { status: 200, json };
    },
  }),
];

function healthJson({ startedAt, collector, webhook, traffic, ...rest }: ServerHealth) {
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    collector: { ...collector, sweptAt: instantJson(collector.sweptAt) },
    webhook: { ...webhook, oldestAt: instantJson(webhook.oldestAt) },
    traffic: {
      since: traffic.since.toISOString(),
      minutes: traffic.minutes.map((counts) => ({ ...counts, minute: counts.minute.toISOString() })),
    },
  };
}
