import type { ListEntry, NodeInfo } from '@patio/pat-core';
import { z } from 'zod';
import { Problem } from '../problem.js';
import { route } from '../route.js';
import { nodeId, pageJson, pageQuery } from '../schemas/common.js';
import { nodeJson, nodePage } from '../schemas/node.js';

export const childrenRoutes = [
  route({
    name: 'listChildren',
    method: 'GET',
    path: '/api/v1/nodes/{id}/children',
    tag: 'Nodes',
    summary: 'List what is in a folder, by name',
    description:
      'Names are ordered by their UTF-8 bytes. A page stays right while others add and remove files.',
    params: z.object({ id: nodeId }),
    query: pageQuery,
    responses: { 200: { description: 'One page of files and folders', json: nodePage } },
    errors: ['not_found', 'not_a_folder'],
    async handle({ platform, principal, params, query }) {
      const { cursor, limit } = query;
      const after = cursor === undefined ? {} : { after: nameOfCursor(cursor) };
      // One more than asked for tells whether there is a next page.
      const pages = platform.files.list(principal, params, { ...after, limit: limit + 1 });
      const nodes = await collectNodes(pages);
      const last = nodes.length > limit ? nodes[limit - 1] : undefined;
      const page = { items: nodes.slice(0, limit), next: last && cursorOfName(last.name) };
      return { status: 200, json: pageJson(page, nodeJson) };
    },
  }),
];

async function collectNodes(pages: AsyncIterable<ListEntry[]>): Promise<NodeInfo[]> {
  const nodes: NodeInfo[] = [];
  for await (const entries of pages) {
    for (const entry of entries) nodes.push(entry.node);
  }
  return nodes;
}

function cursorOfName(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function nameOfCursor(cursor: string): string {
  const name = Buffer.from(cursor, 'base64url').toString();
  if (cursorOfName(name) !== cursor) {
    throw new Problem('invalid', 'The query is not valid: cursor.', {
      errors: [{ field: 'cursor', reason: 'Not the `next` of a page.' }],
    });
  }
  return name;
}
