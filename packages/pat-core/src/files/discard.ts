import { type GuardScope, type NodeTarget, Raced } from '../guard/index.js';
import { deleteLocks } from '../locks/index.js';
import type { LockInfo } from '../locks/types.js';
import { detach, recycle } from '../nodes/index.js';
import type { UserId } from '../shared/ids.js';
import type { FilesDependencies, RecyclingRules } from './dependencies.js';

/** What may be deleted. */
export interface Doomed {
  readonly target: NodeTarget;
  /** The locks below it: they end with it, also when it is restored. */
  readonly below: readonly LockInfo[];
  /** A folder that was seen to have nothing in it. */
  readonly empty: boolean;
}

/** What became of it, for the collector to hear. */
export interface Removal {
  readonly kept: boolean;
  /** Its owner, if that has a quota. */
  readonly payer: UserId | undefined;
}

/** Takes a node out of the tree with all below it, whatever that is: into the recycle bin, or for good when that keeps nothing of it. */
export async function discard(scope: GuardScope, doomed: Doomed, rules: RecyclingRules): Promise<Removal> {
  const { target, below, empty } = doomed;
  const { node, chain } = target;
  const [workspace] = chain;
  const origin = chain.at(-2);
  if (!workspace || !origin || !isKept(target, rules)) return takeAway(scope, target);
  const tokens = [...node.locks, ...below].map((lock) => lock.token);
  if (tokens.length > 0) await deleteLocks(scope.db, tokens);
  const recycled = await recycle(scope.db, node, {
    originId: origin.id,
    workspaceId: workspace.id,
    deletedAt: new Date(scope.now),
    deletedBy: scope.principal.userId,
    empty,
  });
  if (!recycled) throw new Raced();
  return { kept: true, payer: payerOf(target) };
}

/** Takes a node out of the tree for good. */
export async function takeAway(scope: GuardScope, target: NodeTarget): Promise<Removal> {
  if (!(await detach(scope.db, target.node))) throw new Raced();
  return { kept: false, payer: payerOf(target) };
}

/** Tells the collector, after the commit. */
export function tell({ recycled, trashed }: FilesDependencies, { kept, payer }: Removal): void {
  if (kept) recycled(payer);
  else trashed();
}

function isKept(target: NodeTarget, { days, quotaPercent }: RecyclingRules): boolean {
  return days > 0 && (quotaPercent > 0 || payerOf(target) === undefined);
}

function payerOf({ node: { ownerId, ownerQuotaBytes } }: NodeTarget): UserId | undefined {
  return ownerQuotaBytes === undefined ? undefined : ownerId;
}
