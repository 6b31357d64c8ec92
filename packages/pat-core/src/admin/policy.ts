import { checkPolicyChanges, readPolicy, updatePolicy } from '../policy/index.js';
import type { Policy } from '../policy/types.js';
import { requireAdministrator } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

/** What administrators allow tokens to be. */
export function policyAdmin(
  gate: Gate,
  { db, clock }: AdminDependencies,
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
        const after = await readPolicy(tx);
        const detail = Object.fromEntries(
          fields.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
        );
        return { result: after, record: { detail }, changed: 'policy' };
      });
    },
  };
}
