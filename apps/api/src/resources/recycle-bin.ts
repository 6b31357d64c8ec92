import type { RecycledItem } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, login, nextCursor, nodeId, pageJson, pageQuery } from '../schemas/common.js';
import { named } from '../schemas/named.js';
import { node, nodeJson } from '../schemas/node.js';

const tag = 'Recycle bin';
const byId = z.object({ id: nodeId });
const within = z
  .string()
  .min(1)
  .max(65_536)
  .exactOptional()
  .describe('Only what was in this folder or below it; absent: everything');

const recycledItem = named(
  'RecycledItem',
  z
    .object({
      id: nodeId,
      path: z.string().describe('Where it was, by the names that the folders above have now'),
      name: z.string(),
      kind: z.enum(['file', 'folder']),
      sizeBytes: z
        .int()
        .min(0)
        .nullable()
        .describe('Bytes of all its files; null for a folder until they are counted, which is soon'),
      deletedAt: instant,
      deletedBy: login.nullable(),
      keptUntil: instant.describe('It is removed for good then, or before when a quota needs the room'),
      folderDeleted: z
        .boolean()
        .describe('The folder that it was in was deleted too: restore that first, or to another place'),
      permissions: z
        .object({
          restore: z.boolean().describe('Back to where it was'),
          purge: z.boolean().describe('Remove it for good'),
        })
        .describe('What the caller may do with it through this token'),
    })
    .describe('Something that was deleted and can still be restored'),
);
const recycledPage = named(
  'RecycledPage',
  z.object({
    items: z.array(recycledItem),
    next: nextCursor,
    keptDays: z.int().min(0).describe('How many days what is deleted is kept; 0: not at all'),
  }),
);

const restoreRequest = named(
  'RestoreRequest',
  z
    .strictObject({
      path: z.string().max(65_536).exactOptional().describe('Where to put it; absent: where it was'),
    })
    .describe('Where to put something that was deleted'),
);
const emptied = named(
  'EmptiedRecycleBin',
  z.object({ removed: z.int().min(0) }).describe('How many items were removed'),
);

function itemJson(item: RecycledItem) {
  const { id, path, name, kind, sizeBytes, deletedAt, deletedBy, keptUntil, folderDeleted, permissions } =
    item;
  return {
    ...{ id, path, name, kind, sizeBytes: sizeBytes ?? null },
    deletedAt: deletedAt.toISOString(),
    deletedBy: deletedBy ?? null,
    keptUntil: keptUntil.toISOString(),
    folderDeleted,
    permissions: { restore: permissions.restore, purge: permissions.purge },
  };
}

export const recycleBinRoutes = [
  route({
    name: 'listRecycleBin',
    method: 'GET',
    path: '/api/v1/recycle-bin',
    tag,
    summary: 'List what was deleted, newest first',
    description:
      'What was deleted through any door, as far as the caller could read it where it was. A page may be shorter than asked for and still have a next one.',
    query: pageQuery.extend({ path: within }),
    responses: { 200: { description: 'One page of the recycle bin', json: recycledPage } },
    errors: ['not_found', 'invalid_name'],
    async handle({ platform, principal, query }) {
      const { recycleBin } = platform;
      const page = pageJson(await recycleBin.list(principal, query), itemJson);
      return { status: 200, json: { ...page, keptDays: recycleBin.days } };
    },
  }),
  route({
    name: 'restoreFromRecycleBin',
    method: 'POST',
    path: '/api/v1/recycle-bin/{id}/restore',
    tag,
    summary: 'Put back what was deleted',
    description:
      'With all below it, its UUID, grants and properties. `conflict` says that its folder was deleted too, `already_exists` that its place is taken: then `path` says where else to put it.',
    params: byId,
    body: restoreRequest,
    bodyOptional: true,
    responses: { 200: { description: 'The file or folder', json: node } },
    errors: [
      ...(['forbidden', 'not_found', 'conflict', 'already_exists', 'parent_missing'] as const),
      ...(['invalid_name', 'locked', 'insufficient_storage'] as const),
    ],
    async handle({ platform, principal, params, body }) {
      return {
        status: 200,
        json: nodeJson(await platform.recycleBin.restore(principal, params.id, body)),
      };
    },
  }),
  route({
    name: 'purgeFromRecycleBin',
    method: 'DELETE',
    path: '/api/v1/recycle-bin/{id}',
    tag,
    summary: 'Remove something deleted for good',
    description: 'With what had been deleted out of it before.',
    params: byId,
    responses: { 204: { description: 'It cannot be restored any more' } },
    errors: ['forbidden', 'not_found'],
    async handle({ platform, principal, params }) {
      await platform.recycleBin.purge(principal, params.id);
      return { status: 204 };
    },
  }),
  route({
    name: 'emptyRecycleBin',
    method: 'DELETE',
    path: '/api/v1/recycle-bin',
    tag,
    summary: 'Remove all that was deleted for good',
    description: 'All that the caller may; the rest stays.',
    query: z.object({ path: within }),
    responses: { 200: { description: 'What was removed', json: emptied } },
    errors: ['not_found', 'invalid_name'],
    async handle({ platform, principal, query }) {
      return { status: 200, json: { removed: await platform.recycleBin.empty(principal, query) } };
    },
  }),
];
