import { z } from 'zod';
import { route } from '../route.js';
import { named } from '../schemas/named.js';

const connect = named(
  'Connect',
  z
    .object({
      rest: z.string().describe('Base URL of REST, without a trailing slash'),
      webdav: z.string().nullable().describe('URL of the root of WebDAV; null: not served'),
      sftp: z
        .object({
          host: z.string(),
          port: z.int(),
          fingerprints: z.array(z.string()).describe('Of the host keys, as OpenSSH prints them: `SHA256:…`'),
        })
        .nullable()
        .describe('null: not served'),
    })
    .describe('Where clients reach the doors'),
);

export const connectRoutes = [
  route({
    name: 'getConnect',
    method: 'GET',
    path: '/api/v1/connect',
    tag: 'Me',
    summary: 'Where clients connect',
    responses: { 200: { description: 'The addresses', json: connect } },
    errors: [],
    async handle({ platform }) {
      const { rest, webdav, sftp } = platform.addresses();
      return { status: 200, json: { rest, webdav: webdav ?? null, sftp: sftp ?? null } };
    },
  }),
];
