import type { ListEntry, LockInfo, NodeInfo } from '@patio/pat-core';
import { z } from 'zod';
import { instant, login, nodeId, pageOf } from './common.js';
import { named } from './named.js';

const nodeFields = z.object({
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
});

export const node = named('Node', nodeFields.describe('A file or folder'));

const lock = named(
  'Lock',
  z
    .object({
      holder: login,
      path: z.string().describe('What was locked: the file or folder itself, or a folder above it'),
      scope: z.enum(['exclusive', 'shared']),
      depth: z.enum(['0', 'infinity']).describe('`infinity`: with all that is below'),
      renewedAt: instant.describe('When it was taken or last renewed'),
      expiresAt: instant,
    })
    .describe('A WebDAV lock: others are refused changes at every door'),
);

export const nodeDetails = named(
  'NodeDetails',
  nodeFields
    .extend({ locks: z.array(lock).describe('The locks that cover it') })
    .describe('A file or folder, with the locks that cover it'),
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

/** @param entry with its locks */
export function nodeDetailsJson({ node: info, locks }: Pick<ListEntry, 'node' | 'locks'>) {
  return { ...nodeJson(info), locks: locks.map(lockJson) };
}

/** Without the token, which only its holder needs. */
function lockJson({ holder, rootPath, shared, deep, timeoutSeconds, expiresAt }: LockInfo) {
  return {
    holder,
    path: rootPath,
    scope: shared ? ('shared' as const) : ('exclusive' as const),
    depth: deep ? ('infinity' as const) : ('0' as const),
    renewedAt: new Date(expiresAt.getTime() - timeoutSeconds * 1000).toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
