import type { Principal } from '../../auth/types.js';
import { PatError } from '../../shared/errors.js';
import type { FilesDependencies } from '../dependencies.js';
import type { Conditions, CopyOptions, Files, NodeRef, Property, WriteResult } from '../types.js';
import { changeExisting } from './change.js';
import { type CompanionPlace, companionPlace } from './place.js';
import { findShelf } from './shelf.js';
import { deleteCompanion, readContent } from './store.js';

/**
 * The part of {@link Files} with companions that makes, moves, copies and deletes. What becomes of a companion is decided by its new
 * name; it is written there first and only then taken away, so that it is never lost.
 */
export function movingCompanions(
  files: Files,
  { guard }: FilesDependencies,
  writing: Pick<Files, 'write' | 'setProperties'>,
): Pick<Files, 'createFolder' | 'move' | 'copy' | 'remove'> {
  async function find(principal: Principal, ref: NodeRef) {
    const place = companionPlace(ref);
    if (!place) return undefined;
    const shelf = await guard.ask(principal, 'stat', (scope) => findShelf(scope, place, false));
    return shelf?.companion && place;
  }

  const take = (principal: Principal, place: CompanionPlace, conditions: Conditions) =>
    changeExisting<void>(
      guard,
      principal,
      { place, operation: 'delete', conditions },
      ({ row }, { db }) =>
        () =>
          deleteCompanion(db, row.id),
      async () => {},
    );

  async function copyTo(
    principal: Principal,
    place: CompanionPlace,
    to: { readonly path: string },
    options: CopyOptions,
  ): Promise<WriteResult> {
    const { content, properties } = await read(principal, place, options);
    const { lockTokens } = options;
    const conditions = lockTokens ? { lockTokens } : {};
    const mode = options.overwrite ? {} : ({ mode: 'create' } as const);
    const result = await writing.write(principal, to, inOne(content), { ...conditions, ...mode });
    const changes = { set: properties, remove: [] };
    if (properties.length > 0) await writing.setProperties(principal, to, changes, conditions);
    return result;
  }

  async function read(principal: Principal, place: CompanionPlace, conditions: Conditions) {
    return guard.ask(principal, 'copy', async (scope) => {
      const companion = (await findShelf(scope, place, false))?.companion;
      const content = companion && (await readContent(scope.db, companion.row.id));
      if (!content) throw new PatError('not_found', 'There is no such file.');
      scope.expect(conditions, companion.info);
      const properties: readonly Property[] = companion.row.properties;
      return { content, properties };
    });
  }

  /** A companion must not hide what comes to its place. */
  async function clear(
    principal: Principal,
    to: { readonly path: string },
    options: CopyOptions,
  ): Promise<void> {
    const hiding = await find(principal, to);
    if (!hiding) return;
    if (!options.overwrite) throw new PatError('already_exists', 'There is something of this name already.');
    await take(principal, hiding, options.lockTokens ? { lockTokens: options.lockTokens } : {});
  }

  return {
    async createFolder(principal, ref, options) {
      await clear(principal, ref, {});
      return files.createFolder(principal, ref, options);
    },

    async move(principal, from, to, options = {}) {
      const place = await find(principal, from);
      if (!place) {
        await clear(principal, to, options);
        return files.move(principal, from, to, options);
      }
      await guard.ask(principal, 'move', async (scope) => {
        const companion = (await findShelf(scope, place, false))?.companion;
        if (companion) scope.checkLocks(companion.chain, options);
      });
      const result = await copyTo(principal, place, to, options);
      await take(principal, place, options);
      return result;
    },

    async copy(principal, from, to, options = {}) {
      const place = await find(principal, from);
      if (place) return copyTo(principal, place, to, options);
      await clear(principal, to, options);
      return files.copy(principal, from, to, options);
    },

    async remove(principal, ref, options = {}) {
      const place = await find(principal, ref);
      if (!place) return files.remove(principal, ref, options);
      if (options.kind === 'folder') throw new PatError('not_a_folder', 'It is a file, not a folder.');
      await take(principal, place, options);
    },
  };
}

async function* inOne(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
