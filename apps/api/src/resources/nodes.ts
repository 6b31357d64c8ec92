import { z } from 'zod';
import { route } from '../route.js';
import { nodeId } from '../schemas/common.js';
import { named } from '../schemas/named.js';
import { node, nodeDetails, nodeDetailsJson, nodeJson } from '../schemas/node.js';
import { changeConditions, changeHeaders, requireConditions } from './change-conditions.js';
import { destinationFields, destinationPath, namesOnePlace, twoPlaces } from './node-destination.js';

const tag = 'Nodes';
const byId = z.object({ id: nodeId });
const overwrite = z.boolean().exactOptional().describe('Replace what is there (default false)');

const folderRequest = named(
  'FolderRequest',
  z
    .strictObject({ ...destinationFields, kind: z.literal('folder').exactOptional() })
    .refine(namesOnePlace, twoPlaces)
    .refine(({ path, parentId, name }) => path !== undefined || (parentId && name !== undefined), twoPlaces)
    .describe('A new folder: either `path`, or `parentId` and `name`'),
);
const moveRequest = named(
  'MoveRequest',
  z
    .strictObject({ ...destinationFields, overwrite })
    .refine(namesOnePlace, twoPlaces)
    .refine(({ path, parentId, name }) => (path ?? parentId ?? name) !== undefined, twoPlaces)
    .describe('`name` alone renames, `parentId` alone moves, `path` does both'),
);
const copyRequest = named(
  'CopyRequest',
  z
    .strictObject({ ...destinationFields, overwrite })
    .refine(namesOnePlace, twoPlaces)
    .refine(({ path, parentId, name }) => (path ?? parentId ?? name) !== undefined, twoPlaces)
    .describe('What is left out is as in the original'),
);

const changed = { description: 'The file or folder as it is now', json: node };
const created = { ...changed, headers: { Location: 'The new node' } };
const placingErrors = ['forbidden', 'parent_missing', 'already_exists', 'invalid_name', 'locked'] as const;

export const nodeRoutes = [
  route({
    name: 'findNode',
    method: 'GET',
    path: '/api/v1/nodes',
    tag,
    summary: 'Find a file or folder by its path',
    query: z.object({ path: z.string().describe('`/workspace/folder/name`; `/` is the list of workspaces') }),
    responses: { 200: { description: 'The file or folder', json: nodeDetails } },
    errors: ['not_found', 'invalid_name'],
    async handle({ platform, principal, query }) {
      return { status: 200, json: nodeDetailsJson(await platform.files.describe(principal, query)) };
    },
  }),
  route({
    name: 'createFolder',
    method: 'POST',
    path: '/api/v1/nodes',
    tag,
    summary: 'Create a folder',
    body: folderRequest,
    responses: { 201: created },
    errors: ['not_found', ...placingErrors],
    async handle(call) {
      const { platform, principal, body, services } = call;
      const path = await destinationPath(call, body, { path: '', name: '' });
      const folder = await platform.files.createFolder(principal, { path });
      const headers = { Location: `${services.baseUrl}/api/v1/nodes/${folder.id}` };
      return { status: 201, headers, json: nodeJson(folder) };
    },
  }),
  route({
    name: 'getNode',
    method: 'GET',
    path: '/api/v1/nodes/{id}',
    tag,
    summary: 'Show a file or folder',
    params: byId,
    responses: { 200: { description: 'The file or folder', json: nodeDetails } },
    errors: ['not_found'],
    async handle({ platform, principal, params }) {
      return { status: 200, json: nodeDetailsJson(await platform.files.describe(principal, params)) };
    },
  }),
  route({
    name: 'moveNode',
    method: 'PATCH',
    path: '/api/v1/nodes/{id}',
    tag,
    summary: 'Rename or move a file or folder',
    description: 'It keeps its UUID. Costs the same whatever is below.',
    params: byId,
    headers: changeHeaders,
    body: moveRequest,
    responses: { 200: changed },
    errors: ['not_found', 'conflict', 'precondition_failed', ...placingErrors],
    async handle(call) {
      const { platform, principal, params, body, request } = call;
      const source = await platform.files.stat(principal, params);
      requireConditions(request, source);
      const path = await destinationPath(call, body, source);
      const moved = await platform.files.move(
        principal,
        params,
        { path },
        { overwrite: body.overwrite ?? false },
      );
      return { status: 200, json: nodeJson(moved.node) };
    },
  }),
  route({
    name: 'copyNode',
    method: 'POST',
    path: '/api/v1/nodes/{id}/copy',
    tag,
    summary: 'Copy a file, or a folder with all below it',
    params: byId,
    body: copyRequest,
    responses: {
      200: { description: 'The copy, which replaced something', json: node },
      201: created,
    },
    errors: ['not_found', 'conflict', ...placingErrors],
    async handle(call) {
      const { platform, principal, params, body, services } = call;
      const source = await platform.files.stat(principal, params);
      const path = await destinationPath(call, body, source);
      const copy = await platform.files.copy(
        principal,
        params,
        { path },
        { overwrite: body.overwrite ?? false },
      );
      const json = nodeJson(copy.node);
      if (!copy.created) return { status: 200, json };
      return { status: 201, headers: { Location: `${services.baseUrl}/api/v1/nodes/${copy.node.id}` }, json };
    },
  }),
  route({
    name: 'deleteNode',
    method: 'DELETE',
    path: '/api/v1/nodes/{id}',
    tag,
    summary: 'Delete a file, or a folder with all below it',
    params: byId,
    headers: changeHeaders,
    description: 'It goes to the recycle bin.',
    responses: { 204: { description: 'It is gone' } },
    errors: ['forbidden', 'not_found', 'precondition_failed', 'locked'],
    async handle({ platform, principal, params, request }) {
      await platform.files.remove(principal, params, changeConditions(request));
      return { status: 204 };
    },
  }),
];
