import type { Database } from '../db/index.js';
import { policy } from '../db/schema.js';
import { notifyCredentialChange } from '../users/index.js';
import type { Policy, PolicyChanges, PolicyInfo } from './types.js';

/** The policy's row as a statement selects it: `to_json(p)` of `policy p`. */
export interface PolicyRow {
  readonly max_lifetime_seconds: number | null;
  readonly max_auto_refresh_seconds: number | null;
  readonly auto_refresh_cap_seconds: number | null;
  readonly never_expiring_allowed: boolean;
  readonly scope_required: boolean;
  readonly minting: Policy['minting'];
  readonly max_tokens_per_user: number | null;
  readonly ssh_keys_allowed: boolean;
}

interface StoredPolicyRow extends PolicyRow {
  updated_at: string | null;
}

export function toPolicy(row: PolicyRow): Policy {
  return {
    maxLifetimeSeconds: row.max_lifetime_seconds ?? undefined,
    maxAutoRefreshSeconds: row.max_auto_refresh_seconds ?? undefined,
    autoRefreshCapSeconds: row.auto_refresh_cap_seconds ?? undefined,
    neverExpiringAllowed: row.never_expiring_allowed,
    scopeRequired: row.scope_required,
    minting: row.minting,
    maxTokensPerUser: row.max_tokens_per_user ?? undefined,
    sshKeysAllowed: row.ssh_keys_allowed,
  };
}

export function readPolicy(db: Database): Promise<PolicyInfo> {
  return db.lookup('SELECT * FROM policy', [], ([row]: readonly StoredPolicyRow[]) => {
    if (!row) throw new Error('The row of the policy is missing.');
    return { ...toPolicy(row), updatedAt: row.updated_at === null ? undefined : new Date(row.updated_at) };
  });
}

/** Changes what is given, and tells every process when the transaction commits. */
export async function updatePolicy(tx: Database, changes: PolicyChanges, now: number): Promise<void> {
  await tx.orm.update(policy).set({ ...changes, updatedAt: new Date(now) });
  await notifyCredentialChange(tx, 'policy');
}
