import type { Workspace } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { instant, login, nodeId, pageJson, pageOf, pageQuery } from '../schemas/common.js';
import { named } from '../schemas/named.js';

const tag = 'Workspaces';
const name = z.string().min(1).max(255);

const workspace = named(
  'Workspace',
  z.object({
    id: nodeId.describe('The workspace as a node'),
    name,
    path: z.string(),
    owner: login.nullable(),
    createdAt: instant,
  }),
);
const workspacePage = pageOf('WorkspacePage', workspace);
const workspaceRequest = named('WorkspaceRequest', z.strictObject({ name }));

function workspaceJson({ id, name, owner, createdAt }: Workspace) {
  return { id, name, path: `/${name}`, owner: owner ?? null, createdAt: createdAt.toISOString() };
}

export const workspaceRoutes = [
  route({
    name: 'listWorkspaces',
    method: 'GET',
    path: '/api/v1/workspaces',
    tag,
    summary: 'List workspaces',
    description: 'Administrators see all, others those they can reach.',
    query: pageQuery,
    responses: { 200: { description: 'One page of workspaces', json: workspacePage } },
    errors: [],
    async handle({ platform, principal, query }) {
      const page = await platform.admin.listWorkspaces(principal, query);
      return { status: 200, json: pageJson(page, workspaceJson) };
    },
  }),
  route({
    name: 'createWorkspace',
    method: 'POST',
    path: '/api/v1/workspaces',
    tag,
    summary: 'Create a workspace',
    body: workspaceRequest,
    responses: {
      201: {
        description: 'The workspace',
        json: workspace,
        headers: { Location: 'The workspace as a node' },
      },
    },
    errors: ['forbidden', 'insufficient_scope', 'already_exists', 'invalid_name'],
    async handle({ platform, principal, body, services }) {
      const created = await platform.admin.createWorkspace(principal, body.name);
      const headers = { Location: `${services.baseUrl}/api/v1/nodes/${created.id}` };
      return { status: 201, headers, json: workspaceJson(created) };
    },
  }),
];
