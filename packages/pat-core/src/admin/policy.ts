import { checkPolicyChanges, readPolicy, updatePolicy } from '../policy/index.js';
import type { Policy } from '../policy/types.js';
import { isPatError, PatError } from '../shared/errors.js';
import { requireAdministrator } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

/** What administrators allow tokens to be. */
export function policyAdmin(
  gate: Gate,
  { db, auth, clock }: AdminDependencies,
): Pick<Admin, 'getPolicy' | 'updatePolicy'> {
  return {
    getPolicy(actor) {
      return gate.ask(actor, { operation: 'policy.get' }, () => readPolicy(db));
    },

    updatePolicy(actor, changes) {
      const deed = { operation: 'policy.update', detail: { ...changes } };
      return gate.change(actor, deed, async (tx, caller) => {
        requireAdministrator(caller);
        checkPolicyChanges(changes);
        const before = await readPolicy(tx);
        const fields = (Object.keys(changes) as (keyof Policy)[]).filter(
          (field) => changes[field] !== undefined,
        );
        if (fields.length === 0) return { result: before };
        await updatePolicy(tx, changes, clock());
        if (caller) await auth.verify(tx, caller).catch(refuseLockout);
        const after = await readPolicy(tx);
        const detail = Object.fromEntries(
          fields.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
        );
        return { result: after, record: { detail }, changed: 'policy' };
      });
    },
  };
}

/** Nobody is to lock themselves out by a slip; on the server's machine it can be done. */
function refuseLockout(error: unknown): never {
  if (!isPatError(error, 'unauthenticated')) throw error;
  throw new PatError('conflict', 'This policy would block the token that you are using; change that first.');
}
