import {
  type Admin,
  type ExplainedAt,
  type GrantInfo,
  type NodeRef,
  type OperationName,
  PatError,
  type Permission,
  type TokenId,
} from '@patio/pat-core';

export async function findNode(admin: Admin, { path }: { path: string }) {
  const { id, kind, ...node } = await admin.findNode('system', { path });
  if (id === undefined) {
    throw new PatError('invalid', 'The root / is the list of workspaces and no node: it has no UUID.');
  }
  return { id, path: node.path, kind };
}

export async function setGrant(
  admin: Admin,
  { login, path, permission }: { login: string; path: string; permission: Permission },
) {
  return grantJson(await admin.setGrant('system', { path }, login, permission));
}

export async function removeGrant(admin: Admin, { login, path }: { login: string; path: string }) {
  await admin.removeGrant('system', { path }, login);
  return { login, path };
}

export async function listGrants(admin: Admin, { path }: { path: string }) {
  const grants = await admin.listGrants('system', { path });
  return grants.map(grantJson);
}

export interface ExplainInput {
  readonly tokenId: TokenId;
  readonly ref: NodeRef;
  readonly operation: OperationName;
  readonly at: ExplainedAt;
}

export async function explain(admin: Admin, { tokenId, ref, operation, at }: ExplainInput) {
  const explanation = await admin.explain('system', tokenId, ref, operation, at);
  return {
    ...explanation,
    grants: explanation.grants.map(grantJson),
    locks: explanation.locks.map((lock) => ({ ...lock, expiresAt: lock.expiresAt.toISOString() })),
  };
}

function grantJson(grant: GrantInfo) {
  return {
    nodeId: grant.nodeId,
    path: grant.path,
    login: grant.login,
    permission: grant.permission,
    createdAt: grant.createdAt.toISOString(),
  };
}

export type GrantJson = ReturnType<typeof grantJson>;
