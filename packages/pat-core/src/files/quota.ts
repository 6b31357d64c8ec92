import type { GuardScope } from '../guard/index.js';
import { type ChainNode, takenSpace, usedBytes } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';
import type { Quota } from './types.js';

/** Who pays for what is put into a folder or file: its owner. */
export type Payer = Pick<ChainNode, 'ownerId' | 'ownerQuotaBytes'>;

/** What an owner's files take and may still take. What lies in the recycle bin makes room when it has to, so it counts as free. */
export async function quotaOf({ db }: GuardScope, { ownerId, ownerQuotaBytes }: Payer): Promise<Quota> {
  if (ownerId === undefined) return { usedBytes: 0, availableBytes: undefined };
  const { bytes: taken, yieldingBytes } = await takenSpace(db, ownerId);
  const bytes = Math.max(taken - yieldingBytes, 0);
  return {
    usedBytes: bytes,
    availableBytes: ownerQuotaBytes === undefined ? undefined : Math.max(ownerQuotaBytes - bytes, 0),
  };
}

/** How many bytes more the owner's files may take; undefined when there is no limit. May be negative after a quota was lowered. */
export async function bytesLeft({ db }: GuardScope, payer: Payer): Promise<number | undefined> {
  const { ownerId, ownerQuotaBytes } = payer;
  if (ownerId === undefined || ownerQuotaBytes === undefined) return undefined;
  const { bytes, yieldingBytes } = await takenSpace(db, ownerId);
  return ownerQuotaBytes - bytes + yieldingBytes;
}

/**
 * Refuses what would take the owner's files over the quota; making a file smaller is always allowed. @throws insufficient_storage
 * @returns whether it only fits when the recycle bin makes room
 */
export async function checkQuota(scope: GuardScope, payer: Payer, addedBytes: number): Promise<boolean> {
  if (addedBytes <= 0) return false;
  const { ownerId, ownerQuotaBytes } = payer;
  if (ownerId === undefined || ownerQuotaBytes === undefined) return false;
  if (addedBytes <= ownerQuotaBytes - (await usedBytes(scope.db, ownerId))) return false;
  if (addedBytes > ((await bytesLeft(scope, payer)) ?? 0)) throw overQuota();
  return true;
}

export function overQuota(): PatError {
  return new PatError('insufficient_storage', 'The quota of the owner of this place is exceeded.');
}
