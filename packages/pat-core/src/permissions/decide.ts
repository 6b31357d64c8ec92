import type { Resolution } from '../nodes/index.js';
import { intersect, type Right, rights, union } from '../scopes/index.js';
import type { NodeId } from '../shared/ids.js';
import { type OperationName, operations } from './operations.js';
import { type Reach, reachOf } from './reach.js';
import { remainingRight, restrictionOn, type TokenRights } from './token-rights.js';

/** What the caller may do on the node in question (or, for `create`, on the folder), and which of its children it may see. */
export interface Access {
  /** What the user's grants give here. */
  readonly granted: Right;
  /** What the token's scopes and restrictions leave here. */
  readonly scoped: Right;
  /** Both together. */
  readonly right: Right;
  /** Children shown although the node itself may not be read; undefined: all children are shown. */
  readonly reach: Reach | undefined;
}

export type Decision =
  | { readonly allowed: true; readonly access: Access }
  | {
      readonly allowed: false;
      readonly code: 'not_found' | 'forbidden' | 'parent_missing';
      readonly access: Access;
    };

/**
 * The one decision: may this token, whose user has these grants, run this operation here? Pure.
 *
 * - the right on a node = union of the user's grants on it and above, intersected with the union of the token's scopes on it and above;
 * - what gives no right to read is not there (`not_found`), unless a right begins at it or below it: then it can be seen;
 * - what can be seen, but not so used, is refused (`forbidden`);
 * - what a restriction of the token forbids is refused (`forbidden`) where it could be seen;
 * - for `create` the question is asked of the folder; one that is not there for the caller is `parent_missing`.
 */
export function decide(token: TokenRights, resolution: Resolution, operation: OperationName): Decision {
  const { on, needs } = operations[operation];
  const access = accessTo(token, resolution);
  const exists = resolution.missing.length === (on === 'folder' ? 1 : 0);
  const absent = on === 'folder' ? 'parent_missing' : 'not_found';
  if (!exists) return { allowed: false, code: absent, access };
  const visible = isVisible(resolution, access);
  if (needs === rights.none)
    return visible ? { allowed: true, access } : { allowed: false, code: absent, access };
  const suffices = intersect(access.right, needs) === needs && resolution.chain.length > 0;
  if (suffices && !restrictionOn(token, operation)) return { allowed: true, access };
  return { allowed: false, code: visible ? 'forbidden' : absent, access };
}

function accessTo(token: TokenRights, { chain, ascents }: Resolution): Access {
  const granted = chain.reduce<Right>((right, node) => union(right, node.grant), rights.none);
  const scoped = remainingRight(
    token,
    chain.map((node) => node.id),
  );
  const right = intersect(granted, scoped);
  return { granted, scoped, right, reach: mayRead(right) ? undefined : reachOf(token, ascents) };
}

function isVisible({ chain }: Resolution, access: Access): boolean {
  const node = chain.at(-1);
  if (!node || !access.reach) return true;
  return isInReach(access.reach, node.id);
}

/** Whether a node without a right to read can be seen all the same. */
export function isInReach(reach: Reach, id: NodeId): boolean {
  return reach.entries.has(id) || reach.branches.has(id);
}

export function mayRead(right: Right): boolean {
  return (right & rights.read) !== 0;
}

export function mayWrite(right: Right): boolean {
  return (right & rights.write) !== 0;
}
