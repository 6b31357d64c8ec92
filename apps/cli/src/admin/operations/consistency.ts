import type { Admin } from '@patio/pat-core';

export async function checkConsistency(admin: Admin, _input: object) {
  return admin.checkConsistency('system');
}

export type ConsistencyJson = Awaited<ReturnType<typeof checkConsistency>>;
