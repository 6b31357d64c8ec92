import type { NodeInfo } from '@patio/pat-core';
import { z } from 'zod';
import { instant, login, nodeId, pageOf } from './common.js';
import { named } from './named.js';

export const node = named(
  'Node',
  z
    .object({
      id: nodeId.nullable().describe('null for `/`, the list of workspaces'),
      path: z.string(),
      name: z.string(),
      kind: z.enum(['file', 'folder']),
      sizeBytes: z.int().min(0).describe('Bytes of a file; 0 for a folder'),
      etag: z.string().describe('As in the ETag header, with its quotes; can be sent in If-Match as it is'),
      createdAt: instant,
      modifiedAt: instant,
      owner: login.nullable(),
      permissions: z
        .object({ read: z.boolean(), write: z.boolean() })
        .describe('What the caller may do here through this token'),
    })
    .describe('A file or folder'),
);

export const nodePage = pageOf('NodePage', node);

export function nodeJson(info: NodeInfo) {
  return {
    id: info.id ?? null,
    path: info.path,
    name: info.name,
    kind: info.kind,
    sizeBytes: info.sizeBytes,
    etag: `"${info.etag}"`,
    createdAt: info.createdAt.toISOString(),
    modifiedAt: info.modifiedAt.toISOString(),
    owner: info.owner ?? null,
    permissions: { read: info.permissions.read, write: info.permissions.write },
  };
}
