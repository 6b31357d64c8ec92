import type { Admin, PolicyChanges, PolicyInfo } from '@patio/pat-core';

export async function getPolicy(admin: Admin, _input: object) {
  return policyJson(await admin.getPolicy('system'));
}

export async function updatePolicy(admin: Admin, changes: PolicyChanges) {
  return policyJson(await admin.updatePolicy('system', changes));
}

/** As the REST door shows it. */
function policyJson(policy: PolicyInfo) {
  return {
    maxLifetimeSeconds: policy.maxLifetimeSeconds ?? null,
    maxAutoRefreshSeconds: policy.maxAutoRefreshSeconds ?? null,
    autoRefreshCapSeconds: policy.autoRefreshCapSeconds ?? null,
    neverExpiringAllowed: policy.neverExpiringAllowed,
    scopeRequired: policy.scopeRequired,
    minting: policy.minting,
    maxTokensPerUser: policy.maxTokensPerUser ?? null,
    sshKeysAllowed: policy.sshKeysAllowed,
    updatedAt: policy.updatedAt?.toISOString() ?? null,
  };
}
