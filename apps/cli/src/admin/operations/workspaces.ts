import type { Admin, Workspace } from '@patio/pat-core';
import { allItems } from './pages.js';

export async function createWorkspace(admin: Admin, { name }: { name: string }) {
  return workspaceJson(await admin.createWorkspace('system', name));
}

export async function listWorkspaces(admin: Admin, _input: object) {
  const workspaces = await allItems((page) => admin.listWorkspaces('system', page));
  return workspaces.map(workspaceJson);
}

function workspaceJson(workspace: Workspace) {
  return {
    id: workspace.id,
    name: workspace.name,
    owner: workspace.owner ?? null,
    createdAt: workspace.createdAt.toISOString(),
  };
}
