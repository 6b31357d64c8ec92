import { randomUUID } from 'node:crypto';
import type { Principal } from '../../auth/types.js';
import { PatError } from '../../shared/errors.js';
import { type NodeId, newId } from '../../shared/ids.js';
import type { FilesDependencies } from '../dependencies.js';
import type { Files, WriteOptions, WriteResult } from '../types.js';
import { changeCompanion, changeExisting, type OpenShelf } from './change.js';
import { type CompanionPlace, companionPlace } from './place.js';
import { receive } from './receive.js';
import { companionIn, findShelf } from './shelf.js';
import { companionBytes, deleteCompanion, insertCompanion, replaceCompanion } from './store.js';

/** What is longer becomes a file like any other: nothing is lost, and others see it. */
const maxBytes = 1024 * 1024;
/** What one user's companions may take together, in bytes; what goes beyond becomes files as well. */
const maxTotalBytes = 64 * 1024 * 1024;

/** The part of {@link Files} with companions that writes contents. */
export function writingCompanions(
  files: Files,
  { guard }: FilesDependencies,
): Pick<Files, 'write' | 'checkWrite' | 'draft'> {
  /** Into the tree after all; a companion that was there has then had its time. */
  async function writeToTree(
    principal: Principal,
    place: CompanionPlace,
    source: AsyncIterable<Uint8Array>,
    options: WriteOptions,
  ): Promise<WriteResult> {
    const result = await files.write(principal, place, source, options);
    const { lockTokens } = options;
    const request = { place, operation: 'replace', conditions: lockTokens ? { lockTokens } : {} } as const;
    await changeExisting(
      guard,
      principal,
      request,
      ({ row }, { db }) =>
        () =>
          deleteCompanion(db, row.id),
      async () => {},
    );
    return result;
  }

  return {
    async write(principal, ref, source, options = {}) {
      const place = companionPlace(ref);
      if (!place) return files.write(principal, ref, source, options);
      const { content, again } = await receive(source, maxBytes);
      const instead = () => writeToTree(principal, place, again(), options);
      const isWhole = content && (options.sizeBytes ?? content.length) === content.length;
      if (!isWhole) return instead();
      const request = { place, operation: 'replace', conditions: options } as const;
      return changeCompanion(guard, principal, request, (shelf) => keep(shelf, content, options), instead);
    },

    async checkWrite(principal, ref, options = {}) {
      const place = companionPlace(ref);
      const isKept =
        place &&
        (await guard.ask(principal, 'replace', async (scope) => {
          const shelf = await findShelf(scope, place, false);
          if (!shelf?.companion || !shelf.mayWrite) return false;
          scope.checkLocks(shelf.companion.chain, options);
          scope.expect(options, shelf.companion.info);
          return true;
        }));
      if (!isKept) await files.checkWrite(principal, ref, options);
    },

    async draft(principal, ref, options) {
      const place = companionPlace(ref);
      const shelf = place && (await guard.ask(principal, 'stat', (scope) => findShelf(scope, place, false)));
      if (shelf?.companion) throw new PatError('unsupported', 'This file is only written as a whole.');
      return files.draft(principal, ref, options);
    },
  };
}

/** undefined when there is no more room for companions. */
async function keep(
  { scope, key, folder, companion }: OpenShelf,
  content: Buffer,
  { mode, modifiedAt = new Date(scope.now) }: WriteOptions,
): Promise<(() => Promise<WriteResult>) | undefined> {
  if (mode === 'create' && companion)
    throw new PatError('already_exists', 'There is a file of this name already.');
  if (mode === 'replace' && !companion) throw new PatError('not_found', 'There is no such file.');
  const taken = await companionBytes(scope.db, key.userId);
  const sizeBytes = content.length;
  if (taken + sizeBytes - (companion?.row.sizeBytes ?? 0) > maxTotalBytes) return undefined;
  const written = {
    ...(companion?.row ?? newRow(key.name, scope.now)),
    sizeBytes,
    version: randomUUID(),
    modifiedAt,
  };
  return async () => {
    if (companion) await replaceCompanion(scope.db, { ...written, content });
    else await insertCompanion(scope.db, { ...key, ...written, content });
    return { node: companionIn(scope, folder, written).info, created: !companion };
  };
}

/** A companion that is not kept yet, and empty. */
export function newRow(name: string, now: number) {
  const instant = new Date(now);
  return {
    ...{ id: newId<NodeId>(), name, sizeBytes: 0, version: randomUUID() },
    ...{ properties: [], locks: [], createdAt: instant, modifiedAt: instant },
  };
}
