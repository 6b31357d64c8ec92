import type { GuardScope } from '../guard/index.js';
import { type ChainNode, usedBytes } from '../nodes/index.js';
import { PatError } from '../shared/errors.js';

/** Who pays for what is put into a folder or file: its owner. */
export type Payer = Pick<ChainNode, 'ownerId' | 'ownerQuotaBytes'>;

/** How many bytes more the owner's files may take; undefined when there is no limit. May be negative after a quota was lowered. */
export async function bytesLeft(scope: GuardScope, payer: Payer): Promise<number | undefined> {
  const { ownerId, ownerQuotaBytes } = payer;
  if (ownerId === undefined || ownerQuotaBytes === undefined) return undefined;
  return ownerQuotaBytes - (await usedBytes(scope.db, ownerId));
}

/** Refuses what would take the owner's files over the quota; making a file smaller is always allowed. @throws insufficient_storage */
export async function checkQuota(scope: GuardScope, payer: Payer, addedBytes: number): Promise<void> {
  if (addedBytes <= 0) return;
  const left = await bytesLeft(scope, payer);
  if (left !== undefined && addedBytes > left) throw overQuota();
}

export function overQuota(): PatError {
  return new PatError('insufficient_storage', 'The quota of the owner of this place is exceeded.');
}
