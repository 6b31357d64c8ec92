import { z } from 'zod';
import { route } from '../route.js';
import { named } from '../schemas/named.js';

const quota = named(
  'Quota',
  z
    .object({
      usedBytes: z.int().min(0).describe('What lies in the recycle bin gives way, and does not count'),
      availableBytes: z.int().min(0).nullable().describe('null: no limit is set'),
    })
    .describe('Space that the files of one owner take'),
);

export const quotaRoutes = [
  route({
    name: 'getQuota',
    method: 'GET',
    path: '/api/v1/quota',
    tag: 'Nodes',
    summary: 'How much space is used, and left',
    description:
      'That of whoever owns the file or folder; WebDAV tells the same (RFC 4331), and SFTP by `df`.',
    query: z.object({
      path: z.string().default('/').describe("A file or folder; `/`: the caller's own space"),
    }),
    responses: { 200: { description: 'The space of its owner', json: quota } },
    errors: ['not_found', 'invalid_name'],
    async handle({ platform, principal, query }) {
      const { usedBytes, availableBytes } = await platform.files.quota(principal, query);
      return { status: 200, json: { usedBytes, availableBytes: availableBytes ?? null } };
    },
  }),
];
