import { auditAdmin } from './audit.js';
import { consistencyAdmin } from './consistency/index.js';
import { explaining } from './explain.js';
import { type AdminDependencies, Gate } from './gate.js';
import { grantAdmin } from './grants.js';
import { healthAdmin } from './health.js';
import { identityAdmin } from './identities.js';
import { policyAdmin } from './policy.js';
import { signingKeyAdmin } from './signing-keys.js';
import { tokenEnds } from './token-ends.js';
import { tokenFollowing } from './token-following.js';
import { tokenScan } from './token-scan.js';
import { tokenAdmin } from './tokens.js';
import type { Admin } from './types.js';
import { userAdmin } from './users.js';
import { workspaceAdmin } from './workspaces.js';

export type { AdminDependencies } from './gate.js';

/** Opens administration: users, tokens, grants, workspaces, audit. */
export function openAdmin(dependencies: AdminDependencies): Admin {
  const gate = new Gate(dependencies);
  return {
    ...userAdmin(gate, dependencies),
    ...tokenAdmin(gate, dependencies),
    ...tokenEnds(gate, dependencies),
    ...tokenFollowing(gate, dependencies),
    ...tokenScan(gate, dependencies),
    ...policyAdmin(gate, dependencies),
    ...workspaceAdmin(gate, dependencies),
    ...grantAdmin(gate, dependencies),
    ...explaining(gate, dependencies),
    ...auditAdmin(gate, dependencies),
    ...healthAdmin(gate, dependencies),
    ...identityAdmin(gate, dependencies),
    ...signingKeyAdmin(gate, dependencies),
    ...consistencyAdmin(gate, dependencies),
  };
}
