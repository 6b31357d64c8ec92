import { requireAdministrator } from '../caller.js';
import type { AdminDependencies, Gate } from '../gate.js';
import type { Admin, ConsistencyProblem } from '../types.js';
import { countChecked, findProblems } from './store.js';
import { findDamagedBytes, findOrphanedBytes } from './stored.js';

const maxProblems = 1000;
const uploadMs = 60 * 60 * 1000;

/** Checks what every operation relies on; changes nothing, and may run while others work. */
export function consistencyAdmin(
  gate: Gate,
  { db, store, clock }: AdminDependencies,
): Pick<Admin, 'checkConsistency'> {
  return {
    checkConsistency(actor) {
      return gate.ask(actor, { operation: 'consistency.check' }, async (caller) => {
        requireAdministrator(caller);
        const problems: ConsistencyProblem[] = [];
        for (const find of [
          () => findProblems(db, maxProblems),
          () => findDamagedBytes(db, store),
          () => findOrphanedBytes(db, store, clock() - uploadMs),
        ]) {
          for await (const problem of find()) {
            if (problems.length === maxProblems) break;
            problems.push(problem);
          }
        }
        return { ...(await countChecked(db)), problems };
      });
    },
  };
}
