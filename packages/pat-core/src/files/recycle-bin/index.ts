import type { Principal } from '../../auth/types.js';
import { Raced } from '../../guard/index.js';
import { discardEntries } from '../../nodes/index.js';
import type { NodeId } from '../../shared/ids.js';
import type { FilesDependencies } from '../dependencies.js';
import { may, readPage } from './listing.js';
import { restoration } from './restoring.js';
import type { RecycleBin } from './types.js';

const batchSize = 200;

/** The recycle bin as the doors see it. */
export function openRecycleBin(dependencies: FilesDependencies): RecycleBin {
  const { guard, trashed, resettled, recycling } = dependencies;

  const list = (principal: Principal, request = {}) =>
    guard.ask(principal, 'list', (scope) => readPage(scope, request, recycling.days));

  /** What is gone in the meantime is none of the caller's business. */
  async function discard(principal: Principal, listed: readonly NodeId[], path: string): Promise<number> {
    const count = await guard.change(principal, 'purge', async (scope) => {
      const rows = await scope.findRecycled(listed);
      const nodes = rows.filter((row) => may(scope, row, 'purge')).map(({ id }) => id);
      return {
        record: { operation: 'purge', path, detail: { nodes } },
        apply: () => discardEntries(scope.db, nodes),
      };
    });
    trashed();
    return count;
  }

  return {
    days: recycling.days,
    list,

    async restore(principal, id, { path } = {}) {
      const restored = await guard.change(principal, 'restore', (scope) => restoration(scope, id, path));
      if (path !== undefined && restored.kind === 'folder') resettled();
      return restored;
    },

    async purge(principal, id) {
      await guard.change(principal, 'purge', async (scope) => {
        const { info } = await scope.recycled(id, 'purge');
        return {
          record: { operation: 'purge', nodeId: id, path: info.path },
          async apply() {
            if ((await discardEntries(scope.db, [id])) === 0) throw new Raced();
          },
        };
      });
      trashed();
    },

    async empty(principal, { path } = {}) {
      let removed = 0;
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await list(principal, {
          limit: batchSize,
          ...(path !== undefined && { path }),
          ...(cursor !== undefined && { cursor }),
        });
        const ids = page.items.filter(({ permissions }) => permissions.purge).map(({ id }) => id);
        if (ids.length > 0) removed += await discard(principal, ids, path ?? '/');
        cursor = page.next;
        more = cursor !== undefined;
      }
      return removed;
    },
  };
}
