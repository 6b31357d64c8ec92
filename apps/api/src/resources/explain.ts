import type { Explanation, NodeId, NodeRef } from '@patio/pat-core';
import { z } from 'zod';
import { Problem } from '../problem.js';
import { route } from '../route.js';
import { instant, login, nodeId, permission, tokenId } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const operation = z.enum([
  ...(['stat', 'list', 'read', 'create', 'replace', 'delete', 'move', 'copy'] as const),
  ...(['set-attributes', 'set-properties', 'lock'] as const),
]);

const explanation = named(
  'Explanation',
  z
    .object({
      allowed: z
        .boolean()
        .describe('Whether rights, limits and locks let it; what is there already and quotas do not count'),
      decidedBy: z
        .enum(['token', 'user', 'policy', 'door', 'network', 'path', 'grant', 'scope', 'restriction', 'lock'])
        .describe('What the answer turns on; `token`: it is over, or not yet begun'),
      reason: z.string().describe('A sentence for a person'),
      grants: z.array(z.object({ nodeId, path: z.string(), login, permission, createdAt: instant })),
      scopes: z.array(z.string()).describe('Those of the token that name the file or a folder above it'),
      locks: z
        .array(z.object({ path: z.string(), holder: z.string(), expiresAt: instant }))
        .describe('Those in the way, by the path that is locked'),
    })
    .describe('Whether a token may do something, and why'),
);

const query = z.object({
  token: tokenId,
  path: z
    .string()
    .min(1)
    .max(4096)
    .exactOptional()
    .describe('Of the file or folder; for `create`, the new one'),
  node: nodeId.exactOptional(),
  op: operation,
  door: z.enum(['rest', 'webdav', 'sftp']).exactOptional().describe('Also ask whether the token opens it'),
  address: z
    .union([z.ipv4(), z.ipv6()])
    .exactOptional()
    .describe('Also ask whether the token may be used from there'),
});

function explanationJson({ grants, locks, ...rest }: Explanation) {
  return {
    ...rest,
    grants: grants.map((grant) => ({ ...grant, createdAt: grant.createdAt.toISOString() })),
    locks: locks.map((lock) => ({ ...lock, expiresAt: lock.expiresAt.toISOString() })),
  };
}

export const explainRoutes = [
  route({
    name: 'explain',
    method: 'GET',
    path: '/api/v1/explain',
    tag: 'Tokens',
    summary: 'Say whether a token may do something, and what decides',
    description:
      'The answer comes from the functions that the doors decide with. Ask about your own tokens, as administrator about any; by `path` or by `node`.',
    query,
    responses: { 200: { description: 'The answer', json: explanation } },
    errors: ['insufficient_scope', 'not_found'],
    async handle({ platform, principal, query: { token, path, node, op, door, address } }) {
      const at = { ...(door !== undefined && { door }), ...(address !== undefined && { address }) };
      const json = explanationJson(await platform.admin.explain(principal, token, refOf(path, node), op, at));
      return { status: 200, json };
    },
  }),
];

function refOf(path: string | undefined, node: NodeId | undefined): NodeRef {
  if (path !== undefined && node === undefined) return { path };
  if (node !== undefined && path === undefined) return { id: node };
  throw new Problem('invalid', 'Either path or node is needed, and only one of them.');
}
