import {
  type Change,
  type GuardScope,
  infoOf,
  type Place,
  Raced,
  type RecycledTarget,
} from '../../guard/index.js';
import { deleteEntry, ownedBytes, relocate, serializeTreeChanges } from '../../nodes/index.js';
import { PatError } from '../../shared/errors.js';
import type { NodeId } from '../../shared/ids.js';
import { checkQuota } from '../quota.js';
import type { NodeInfo } from '../types.js';

/** Decides where something of the recycle bin goes back to, and how. */
export async function restoration(
  scope: GuardScope,
  id: NodeId,
  path: string | undefined,
): Promise<Change<NodeInfo>> {
  await serializeTreeChanges(scope.db);
  const target = await scope.recycled(id, 'restore');
  const place = await freePlace(scope, path ?? formerPlace(target));
  await checkRoom(scope, target);
  const node = infoOf({ ...target.node, name: place.name }, place.path, place.right);
  return {
    record: {
      operation: 'restore',
      nodeId: id,
      path: place.path,
      ...(place.path !== target.info.path && { detail: { from: target.info.path } }),
    },
    async apply() {
      const restored =
        (await deleteEntry(scope.db, id)) &&
        (await relocate(scope.db, { node: target.node, parentId: place.parent.id, name: place.name }));
      if (!restored) throw new Raced();
      return node;
    },
  };
}

function formerPlace({ info, entry }: RecycledTarget): string {
  if (!entry.originDeleted) return info.path;
  throw new PatError(
    'conflict',
    'The folder that it was in was deleted too. Restore that first, or say where to put this.',
  );
}

async function freePlace(scope: GuardScope, path: string): Promise<Place> {
  const place = await scope.place(path, 'stat');
  if (!place.existing) return place;
  throw new PatError('already_exists', 'There is something of this name already. Say where else to put it.');
}

/** What makes room for others must fit before it does so no more; asked only when somebody's quota counts it. */
async function checkRoom(scope: GuardScope, { node }: RecycledTarget): Promise<void> {
  const { ownerId, ownerQuotaBytes } = node;
  if (ownerId === undefined || ownerQuotaBytes === undefined) return;
  const room = { ownerId, ownerQuotaBytes };
  await checkQuota(scope, room, await ownedBytes(scope.db, node.id, ownerId));
}
