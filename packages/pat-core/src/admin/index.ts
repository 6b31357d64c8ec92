import { auditAdmin } from './audit.js';
import { explaining } from './explain.js';
import { type AdminDependencies, Gate } from './gate.js';
import { grantAdmin } from './grants.js';
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
    ...workspaceAdmin(gate, dependencies),
    ...grantAdmin(gate, dependencies),
    ...explaining(gate, dependencies),
    ...auditAdmin(gate, dependencies),
  };
}
