import type { Principal } from '../../auth/types.js';
import type { Guard, GuardScope } from '../../guard/index.js';
import type { OperationName } from '../../permissions/index.js';
import type { Conditions } from '../types.js';
import type { CompanionPlace } from './place.js';
import { type Companion, findShelf, type Shelf } from './shelf.js';

/** What is asked for is no companion and cannot become one: it belongs into the tree. Leaves a transaction without a trace. */
class BelongsIntoTree extends Error {}

/** A shelf that may be changed. */
export interface OpenShelf extends Shelf {
  readonly scope: GuardScope;
}

/**
 * Changes a companion, or makes one, with its audit row; `instead` when it belongs into the tree: where nothing is kept beside it, where
 * the tree has a file of that name already, and when `plan` answers undefined.
 * @throws locked, precondition_failed, and what `plan` throws
 */
export async function changeCompanion<T>(
  guard: Guard,
  principal: Principal,
  { place, operation, conditions }: ChangeRequest,
  plan: (shelf: OpenShelf) => Promise<(() => Promise<T>) | undefined>,
  instead: () => Promise<T>,
): Promise<T> {
  try {
    return await guard.change(principal, operation, async (scope) => {
      const shelf = await findShelf(scope, place, true);
      if (!shelf?.mayWrite) throw new BelongsIntoTree();
      const { companion, folder } = shelf;
      if (!companion && (await isInTree(scope, place))) throw new BelongsIntoTree();
      if (operation !== 'lock') scope.checkLocks(companion?.chain ?? folder.chain, conditions);
      scope.expect(conditions, companion?.info);
      const apply = await plan({ ...shelf, scope });
      if (!apply) throw new BelongsIntoTree();
      const record = { operation, nodeId: folder.info.id, path: place.path, detail: { companion: true } };
      return { record, apply };
    });
  } catch (error) {
    if (error instanceof BelongsIntoTree) return instead();
    throw error;
  }
}

export interface ChangeRequest {
  readonly place: CompanionPlace;
  readonly operation: OperationName;
  readonly conditions: Conditions;
}

/** The same for a companion that must be there. */
export function changeExisting<T>(
  guard: Guard,
  principal: Principal,
  request: ChangeRequest,
  plan: (companion: Companion, scope: GuardScope) => () => Promise<T>,
  instead: () => Promise<T>,
): Promise<T> {
  return changeCompanion(
    guard,
    principal,
    request,
    async ({ companion, scope }) => companion && plan(companion, scope),
    instead,
  );
}

async function isInTree(scope: GuardScope, { path }: CompanionPlace): Promise<boolean> {
  return (await scope.resolve({ path }, 'nothing')).missing.length === 0;
}
