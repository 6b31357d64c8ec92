import { lockInfo, locksCovering } from '../../locks/index.js';
import { PatError } from '../../shared/errors.js';
import type { FilesDependencies } from '../dependencies.js';
import { boundTimeout, lockFor } from '../locking.js';
import type { Files, PropertyChanges } from '../types.js';
import { changeCompanion, changeExisting } from './change.js';
import { companionPlace } from './place.js';
import { type Companion, companionIn } from './shelf.js';
import { type CompanionRow, describeCompanion, insertCompanion } from './store.js';
import { newRow } from './writing.js';

/** The part of {@link Files} with companions that changes what is known about them: properties and locks. */
export function describingCompanions(
  files: Files,
  { guard }: FilesDependencies,
): Pick<Files, 'setProperties' | 'lock' | 'refreshLock' | 'unlock'> {
  return {
    async setProperties(principal, ref, changes, options = {}) {
      const place = companionPlace(ref);
      const instead = () => files.setProperties(principal, ref, changes, options);
      if (!place) return instead();
      const request = { place, operation: 'set-properties', conditions: options } as const;
      const plan =
        ({ row }: Companion, { db }: { readonly db: Parameters<typeof describeCompanion>[0] }) =>
        () =>
          describeCompanion(db, { ...row, properties: changed(row, changes) });
      return changeExisting(guard, principal, request, plan, instead);
    },

    async lock(principal, ref, request, options = {}) {
      const place = companionPlace(ref);
      const instead = () => files.lock(principal, ref, request, options);
      if (!place) return instead();
      const change = { place, operation: 'lock', conditions: options } as const;
      return changeCompanion(
        guard,
        principal,
        change,
        async ({ scope, key, folder, companion }) => {
          if (!companion) scope.checkLocks(folder.chain, options);
          const target = companion ?? companionIn(scope, folder, newRow(key.name, scope.now));
          const lock = await lockFor(scope, target, request);
          const row = { ...target.row, locks: [...target.node.locks, lock] };
          return async () => {
            if (companion) await describeCompanion(scope.db, row);
            else await insertCompanion(scope.db, { ...key, ...row, content: Buffer.alloc(0) });
            return { lock: lockInfo(lock, target.chain), created: !companion };
          };
        },
        instead,
      );
    },

    async refreshLock(principal, ref, token, timeoutSeconds) {
      const place = companionPlace(ref);
      const instead = () => files.refreshLock(principal, ref, token, timeoutSeconds);
      if (!place) return instead();
      const request = { place, operation: 'lock', conditions: {} } as const;
      return changeExisting(
        guard,
        principal,
        request,
        ({ row, node, chain }, { db, now }) => {
          const seconds = boundTimeout(timeoutSeconds);
          const time = { timeoutSeconds: seconds, expiresAt: new Date(now + seconds * 1000) };
          const held = node.locks.find((lock) => lock.token === token);
          if (!held)
            throw new PatError('precondition_failed', 'This is no lock of this user on this file or folder.');
          const locks = node.locks.map((lock) => (lock === held ? { ...lock, ...time } : lock));
          return async () => {
            await describeCompanion(db, { ...row, locks });
            return { ...lockInfo(held, chain), ...time };
          };
        },
        instead,
      );
    },

    async unlock(principal, ref, token) {
      const place = companionPlace(ref);
      const instead = () => files.unlock(principal, ref, token);
      if (!place) return instead();
      const request = { place, operation: 'lock', conditions: {} } as const;
      return changeExisting(
        guard,
        principal,
        request,
        ({ row, node, chain }, { db }) => {
          if (!locksCovering(chain).some((lock) => lock.token === token)) {
            throw new PatError('conflict', 'This is no lock on this file or folder.');
          }
          return () =>
            describeCompanion(db, { ...row, locks: node.locks.filter((lock) => lock.token !== token) });
        },
        instead,
      );
    },
  };
}

function changed({ properties }: CompanionRow, { set, remove }: PropertyChanges) {
  const isNamed = new Set([...set, ...remove].map(({ namespace, name }) => `${namespace} ${name}`));
  return [...properties.filter(({ namespace, name }) => !isNamed.has(`${namespace} ${name}`)), ...set];
}
