import type { GuardScope, NodeTarget, Place } from '../guard/index.js';
import type { OperationName } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import type { Conditions, CopyOptions, DestinationConditions } from './types.js';

/** The destination of a move or copy. */
export async function placeFor(
  scope: GuardScope,
  path: string,
  options: CopyOptions,
  onExisting: OperationName,
): Promise<Place> {
  const place = await scope.place(path, onExisting, atDestination(options));
  if (place.existing && !options.overwrite) throw alreadyExists();
  return place;
}

/** Lock tokens are for both ends. */
export function atDestination({ lockTokens, expectDestination }: DestinationConditions): Conditions {
  return { ...(lockTokens && { lockTokens }), ...(expectDestination && { expect: expectDestination }) };
}

export function refuseWorkspace({ chain }: NodeTarget): void {
  if (chain.length === 1) {
    throw new PatError('forbidden', 'Workspaces are made, renamed and deleted by administrators.');
  }
}

export function refuseInsideItself(source: NodeTarget, place: Place): void {
  if (place.parentChain.some((node) => node.id === source.node.id)) {
    throw new PatError('conflict', 'A folder cannot be put into itself.');
  }
}

export function refuseReplacingAbove(source: NodeTarget, { existing }: Place): void {
  if (existing && source.chain.slice(0, -1).some((node) => node.id === existing.node.id)) {
    throw new PatError('conflict', 'A folder cannot be replaced by something in it.');
  }
}

export function alreadyExists(): PatError {
  return new PatError('already_exists', 'There is something of this name already.');
}
