import { type GuardScope, nodeInfo, type Target } from '../guard/index.js';
import { type Chain, findChains, searchNodes } from '../nodes/index.js';
import { decide, isInReach, mayRead, visibleBelow } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import { isUuid, type NodeId } from '../shared/ids.js';
import type { FilesDependencies } from './dependencies.js';
import type { Files, NodeInfo } from './types.js';

const defaultLimit = 100;
const mostNodes = 200_000;

/** The part of {@link Files} that finds files wherever they are. */
export function searchingFiles({ guard }: FilesDependencies): Pick<Files, 'search' | 'shared'> {
  return {
    async search(principal, ref, { text, kind, cursor, limit = defaultLimit }) {
      requireText(text);
      const after = cursor === undefined ? undefined : parsePosition(cursor);
      return guard.ask(principal, 'list', async (scope) => {
        const folder = await scope.see(ref, 'list');
        if (folder.info.kind !== 'folder') {
          throw new PatError('not_a_folder', 'It is a file, not a folder.');
        }
        const { id } = folder.info;
        guard.recordRead(principal, {
          ...{ operation: 'list', nodeId: id, path: folder.info.path },
          detail: { search: text },
        });
        const { trees, alone } = visibleBelow(id, folder.access);
        const { userId } = scope.principal;
        const { found, isCut } = await searchNodes(scope.db, {
          ...{ roots: trees, alone, except: id, text, kind, userId, after, mostNodes },
          limit: limit + 1,
        });
        const page = found.slice(0, limit);
        const items = page.flatMap((chain) => seen(scope, folder, chain) ?? []);
        const last = found.length > limit ? page.at(-1)?.at(-1) : undefined;
        return { items, next: last && formatPosition(last), isComplete: !isCut };
      });
    },

    async shared(principal, { cursor = '', limit = defaultLimit } = {}) {
      return guard.ask(principal, 'list', async (scope) => {
        const root = await scope.see({ path: '/' }, 'list');
        const { userId } = scope.principal;
        const chains = await findChains(scope.db, userId, [...(root.access.reach?.entries.keys() ?? [])]);
        const items = chains
          .filter((chain) => chain.at(-1)?.ownerId !== userId)
          .flatMap((chain) => seen(scope, root, chain) ?? [])
          .filter(({ path }) => path > cursor)
          .sort((a, b) => (a.path < b.path ? -1 : 1));
        const page = items.slice(0, limit);
        return { items: page, next: items.length > limit ? page.at(-1)?.path : undefined };
      });
    },
  };
}

/** What a node is shown as to a caller who sees `from`; undefined when it is hidden. */
function seen({ principal }: GuardScope, { access }: Target, chain: Chain): NodeInfo | undefined {
  const { access: own } = decide(principal, { chain, missing: [], ascents: [] }, 'stat');
  const id = chain.at(-1)?.id;
  const isSeen = mayRead(own.right) || (id && access.reach && isInReach(access.reach, id));
  return isSeen ? nodeInfo(chain, own) : undefined;
}

/** @throws invalid */
function requireText(text: string): void {
  if (text === '' || Buffer.byteLength(text) > 255 || /[\0/]/.test(text) || !text.isWellFormed()) {
    throw new PatError('invalid', 'Search for 1 to 255 bytes that can stand in a name.');
  }
}

interface Position {
  readonly id: NodeId;
  readonly name: string;
}

function formatPosition({ id, name }: Position): string {
  return Buffer.from(id + name).toString('base64url');
}

/** @throws invalid */
function parsePosition(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const position = { id: text.slice(0, 36) as NodeId, name: text.slice(36) };
  if (!isUuid(position.id) || formatPosition(position) !== cursor) {
    throw new PatError('invalid', 'The cursor is not one that a page of this search gave.');
  }
  return position;
}
