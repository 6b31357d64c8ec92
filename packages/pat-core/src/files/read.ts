import type { Principal } from '../auth/types.js';
import type { ContentReader, StoredContent } from '../blobs/index.js';
import { type FileTarget, type GuardScope, infoOf, type Target } from '../guard/index.js';
import { lockInfo, locksCovering, locksCoveringBelow } from '../locks/index.js';
import { type ChildRow, findProperties, listChildren } from '../nodes/index.js';
import { remainingRight } from '../permissions/index.js';
import { intersect, union } from '../scopes/index.js';
import { isPatError, PatError } from '../shared/errors.js';
import type { NodeId } from '../shared/ids.js';
import type { FilesDependencies } from './dependencies.js';
import { Lease } from './lease.js';
import { LeasedFile } from './open-file.js';
import { quotaOf } from './quota.js';
import type { Files, ListEntry, ListOptions, NodeRef } from './types.js';

const pageSize = 1000;

/** The part of {@link Files} that changes nothing. */
export function readingFiles(
  dependencies: FilesDependencies,
): Pick<Files, 'stat' | 'describe' | 'quota' | 'list' | 'open'> {
  const { db, guard, clock, contents } = dependencies;

  return {
    async stat(principal, ref) {
      const { info } = await guard.ask(principal, 'stat', (scope) => scope.see(ref, 'stat'));
      return info;
    },

    async describe(principal, ref) {
      return guard.ask(principal, 'stat', async (scope) => {
        const { info, chain } = await scope.see(ref, 'stat', true);
        const locks = locksCovering(chain).map((lock) => lockInfo(lock, chain));
        return { node: info, locks, properties: info.id ? await findProperties(db, info.id) : [] };
      });
    },

    quota(principal, ref) {
      return guard.ask(principal, 'stat', async (scope) => {
        const { chain } = await scope.see(ref, 'stat');
        const payer = chain.at(-1) ?? (await scope.see({ path: `/${principal.login}` }, 'stat')).chain.at(-1);
        return payer ? quotaOf(scope, payer) : { usedBytes: 0, availableBytes: undefined };
      });
    },

    async *list(principal, ref, options = {}) {
      const see = () => guard.ask(principal, 'list', (scope) => seeFolder(scope, ref, options));
      const folder = await see();
      guard.recordRead(principal, { operation: 'list', nodeId: folder.info.id, path: folder.info.path });
      const lease = new Lease(clock, see);
      const toEntry = entriesOf(folder, principal);
      let after = options.after;
      for (let left = options.limit ?? Number.POSITIVE_INFINITY; left > 0; ) {
        await lease.check();
        const limit = Math.min(left, pageSize);
        const rows = await listChildren(
          db,
          childrenRequest(principal, folder, options, after, limit, clock()),
        );
        if (rows.length > 0) yield rows.map(toEntry);
        if (rows.length < limit) return;
        after = rows.at(-1)?.name;
        left -= rows.length;
      }
    },

    async open(principal, ref) {
      const { target, reader } = await openContent(() =>
        guard.ask(principal, 'read', (scope) => scope.file(ref)),
      );
      const { info } = target;
      guard.recordRead(principal, { operation: 'read', nodeId: info.id, path: info.path });
      const id = target.node.id;
      const lease = new Lease(clock, () =>
        guard.ask(principal, 'read', (scope) => scope.node({ id }, 'read')),
      );
      return new LeasedFile(info, reader, lease);
    },
  };

  /** A content that is replaced and collected between the look and the opening is looked for again. */
  async function openContent(look: () => Promise<FileTarget>) {
    for (let attempt = 1; ; attempt++) {
      const target = await look();
      const reader = await openIfThere(target.content);
      if (reader) return { target, reader };
      if (attempt === 5) throw new PatError('internal', 'The content of this file is missing.');
    }
  }

  async function openIfThere(content: StoredContent): Promise<ContentReader | undefined> {
    try {
      return await contents.reader(content);
    } catch (error) {
      if (isPatError(error, 'not_found')) return undefined;
      throw error;
    }
  }
}

async function seeFolder(scope: GuardScope, ref: NodeRef, { details }: ListOptions): Promise<Target> {
  const target = await scope.see(ref, 'list', details ?? false);
  if (target.info.kind !== 'folder') throw new PatError('not_a_folder', 'It is a file, not a folder.');
  return target;
}

function childrenRequest(
  principal: Principal,
  { chain, access: { reach } }: Target,
  options: ListOptions,
  after: string | undefined,
  limit: number,
  now: number,
) {
  return {
    parentId: chain.at(-1)?.id,
    userId: principal.userId,
    only: reach && [...reach.entries.keys(), ...reach.branches],
    after,
    limit,
    details: options.details ?? false,
    now,
  };
}

/** What the children of a folder are shown as. */
function entriesOf(folder: Target, principal: Principal): (row: ChildRow) => ListEntry {
  const { chain } = folder;
  const prefix = chain.length === 0 ? '/' : `${folder.info.path}/`;
  const inherited = locksCoveringBelow(chain).map((lock) => lockInfo(lock, chain));
  const own = (row: ChildRow, rootPath: string) =>
    row.locks.map((lock) => ({ ...lock, rootPath, rootKind: row.kind }));
  return (row) => {
    const path = prefix + row.name;
    return {
      node: infoOf(row, path, childRight(row.id, row, folder, principal)),
      properties: row.properties,
      locks: row.locks.length === 0 ? inherited : [...inherited, ...own(row, path)],
    };
  };
}

function childRight(id: NodeId, row: ChildRow, { access, chain }: Target, principal: Principal) {
  const granted = union(access.granted, row.grant);
  const ids = principal.scopes ? [...chain.map((node) => node.id), id] : [];
  return intersect(granted, remainingRight(principal, ids));
}
