import { PatError } from '../shared/errors.js';
import type { Policy, PolicyChanges } from './types.js';

const maxSeconds = 10 * 365 * 24 * 60 * 60;
const largest = {
  maxLifetimeSeconds: maxSeconds,
  maxAutoRefreshSeconds: maxSeconds,
  autoRefreshCapSeconds: maxSeconds,
  maxTokensPerUser: 1_000_000,
} as const satisfies { [K in keyof Policy]?: number };

/** @throws invalid with the field and the reason */
export function checkPolicyChanges(changes: PolicyChanges): void {
  for (const [field, limit] of Object.entries(largest)) {
    const value = changes[field as keyof typeof largest];
    if (value === undefined || value === null) continue;
    if (!Number.isInteger(value) || value < 1 || value > limit) {
      throw new PatError('invalid', `${field} is a whole number from 1 to ${limit}, or null for no limit.`, {
        field: field,
      });
    }
  }
  for (const field of ['neverExpiringAllowed', 'scopeRequired', 'sshKeysAllowed'] as const) {
    if (changes[field] !== undefined && typeof changes[field] !== 'boolean') {
      throw new PatError('invalid', `${field} is true or false.`, { field: field });
    }
  }
  if (changes.minting !== undefined && !['everybody', 'administrators'].includes(changes.minting)) {
    throw new PatError('invalid', 'minting is "everybody" or "administrators".', { field: 'minting' });
  }
}
