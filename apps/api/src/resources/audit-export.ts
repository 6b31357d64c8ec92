import { pipeline } from 'node:stream/promises';
import type { Admin, SealedEntry } from '@patio/pat-core';
import { z } from 'zod';
import { csvLine } from '../reply/csv.js';
import { securityHeaders } from '../reply/security-headers.js';
import { route } from '../route.js';
import { auditFilters, entryJson, filterOf } from './audit.js';

const query = z.object({
  ...auditFilters,
  format: z
    .enum(['csv', 'jsonl'])
    .default('csv')
    .describe('`jsonl`: one JSON object in a line, with what seals it'),
});

const columns = [
  ...(['id', 'at', 'login', 'userId', 'tokenId', 'door', 'address'] as const),
  ...(['operation', 'nodeId', 'path', 'result'] as const),
];
const mediaTypes = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl' } as const;
type Format = keyof typeof mediaTypes;

export const auditExportRoutes = [
  route({
    name: 'exportAudit',
    method: 'GET',
    path: '/api/v1/audit/export',
    tag: 'Audit',
    summary: 'All entries that the filters leave, the oldest first, as a file',
    description:
      'For administrators; that it was done is in the audit. In CSV what a spreadsheet would take for a formula has an apostrophe before it.',
    query,
    responses: {
      200: {
        description: 'The file, or, with `format=jsonl`, lines of JSON',
        media: 'text/csv',
        headers: { 'Content-Disposition': 'A name for the file' },
      },
    },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal, query: { format, ...filter }, request, response }) {
      const read = (after: number) => platform.admin.exportAudit(principal, { ...filterOf(filter), after });
      const headers = {
        ...securityHeaders,
        'Content-Type': mediaTypes[format],
        'Content-Disposition': `attachment; filename="patio-audit.${format}"`,
        'Cache-Control': 'no-store',
      };
      const first = await read(0);
      if (request.method === 'HEAD') return { status: 200, headers };
      response.writeHead(200, headers);
      await pipeline(linesOf(format, first, read), response);
      return undefined;
    },
  }),
];

type Piece = Awaited<ReturnType<Admin['exportAudit']>>;

/** Piece by piece, each read when the one before has gone out. */
async function* linesOf(
  format: Format,
  first: Piece,
  read: (after: number) => Promise<Piece>,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine([...columns, 'detail']);
  for (let piece = first; ; piece = await read(piece.next)) {
    yield piece.items.map((entry) => lineOf(format, entry)).join('');
    if (piece.next === undefined) return;
  }
}

function lineOf(format: Format, sealed: SealedEntry): string {
  const json = entryJson(sealed);
  if (format === 'jsonl') return `${JSON.stringify({ ...json, seal: sealed.seal ?? null })}\n`;
  return csvLine([...columns.map((column) => json[column]), json.detail && JSON.stringify(json.detail)]);
}
