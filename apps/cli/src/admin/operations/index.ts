import { type Admin, PatError } from '@patio/pat-core';
import { explain, findNode, listGrants, removeGrant, setGrant } from './access.js';
import { exportAudit, verifyAudit } from './audit.js';
import { checkConsistency } from './consistency.js';
import { linkIdentity, listIdentities, rotateSigningKey, unlinkIdentity } from './identities.js';
import { getPolicy, updatePolicy } from './policy.js';
import {
  addSshKey,
  listTokens,
  mintToken,
  revokeToken,
  revokeTokens,
  rotateToken,
  scanTokens,
  updateToken,
} from './tokens.js';
import { createUser, deleteUser, disableUser, enableUser, handOver, listUsers, setQuota } from './users.js';
import { createWorkspace, listWorkspaces } from './workspaces.js';

/**
 * What `patio admin` can do. Input and result are JSON values, because a command may be carried out by the running server
 * (see control/): the same function answers in both cases.
 */
const operations = {
  createUser,
  listUsers,
  disableUser,
  enableUser,
  setQuota,
  deleteUser,
  handOver,
  mintToken,
  addSshKey,
  listTokens,
  revokeToken,
  revokeTokens,
  rotateToken,
  updateToken,
  scanTokens,
  getPolicy,
  updatePolicy,
  listIdentities,
  linkIdentity,
  unlinkIdentity,
  rotateSigningKey,
  createWorkspace,
  listWorkspaces,
  findNode,
  setGrant,
  removeGrant,
  listGrants,
  explain,
  exportAudit,
  verifyAudit,
  checkConsistency,
};

type Operations = typeof operations;
export type AdminOperation = keyof Operations;
export type InputOf<Name extends AdminOperation> = Parameters<Operations[Name]>[1];
export type ResultOf<Name extends AdminOperation> = Awaited<ReturnType<Operations[Name]>>;

/** @throws unsupported for a name that is no operation, and what the operation throws */
export async function runOperation(admin: Admin, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(operations, name)) {
    throw new PatError('unsupported', `The running server does not know "${name}": restart it.`);
  }
  const operation = operations[name as AdminOperation] as (admin: Admin, input: unknown) => Promise<unknown>;
  return operation(admin, input);
}
