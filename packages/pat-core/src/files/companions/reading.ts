import type { Principal } from '../../auth/types.js';
import { PatError } from '../../shared/errors.js';
import type { FilesDependencies } from '../dependencies.js';
import { Lease } from '../lease.js';
import { LeasedFile } from '../open-file.js';
import type { Files, ListEntry } from '../types.js';
import { type CompanionPlace, companionPlace, isCompanionName } from './place.js';
import { type Companion, companionIn, entryOf, findShelf, seeFolder } from './shelf.js';
import { hasCompanions, listCompanions, readContent } from './store.js';

/** The part of {@link Files} with companions that changes nothing: the caller's own first, then what the tree has. */
export function readingCompanions(
  files: Files,
  { guard, db, contents, auth, clock }: FilesDependencies,
): Pick<Files, 'stat' | 'describe' | 'list' | 'open'> {
  function find(principal: Principal, place: CompanionPlace | undefined): Promise<Companion | undefined> {
    if (!place) return Promise.resolve(undefined);
    return guard.ask(principal, 'stat', async (scope) => (await findShelf(scope, place, false))?.companion);
  }

  async function companionsIn(principal: Principal, path: string): Promise<ListEntry[]> {
    if (!(await hasCompanions(db, principal.userId))) return [];
    return guard.ask(principal, 'list', async (scope) => {
      const folder = await seeFolder(scope, path);
      if (!folder?.info.id) return [];
      const rows = await listCompanions(scope.db, { userId: principal.userId, folderId: folder.info.id });
      return rows.map((row) => entryOf(companionIn(scope, folder, row)));
    });
  }

  return {
    async stat(principal, ref) {
      const companion = await find(principal, companionPlace(ref));
      return companion?.info ?? files.stat(principal, ref);
    },

    async describe(principal, ref) {
      const companion = await find(principal, companionPlace(ref));
      return companion ? entryOf(companion) : files.describe(principal, ref);
    },

    /** Companions come last, and hide what the tree has of the same name. */
    async *list(principal, ref, options) {
      const own = 'path' in ref ? await companionsIn(principal, ref.path) : [];
      const hidden = new Set(own.map(({ node }) => node.name));
      for await (const entries of files.list(principal, ref, options)) {
        yield own.length === 0
          ? entries
          : entries.filter(({ node }) => !isCompanionName(node.name) || !hidden.has(node.name));
      }
      if (own.length > 0) yield own;
    },

    async open(principal, ref) {
      const companion = await find(principal, companionPlace(ref));
      if (!companion) return files.open(principal, ref);
      const { row, info } = companion;
      const content = await readContent(db, row.id);
      if (!content) throw new PatError('not_found', 'There is no such file.');
      guard.recordRead(principal, { operation: 'read', nodeId: info.id, path: info.path });
      const lease = new Lease(clock, () => auth.refresh(principal));
      const reader = await contents.reader({ sizeBytes: content.length, content });
      return new LeasedFile({ ...info, sizeBytes: content.length }, reader, lease);
    },
  };
}
