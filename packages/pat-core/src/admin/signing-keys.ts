import { requireAdministrator, requireUnlimited } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

export function signingKeyAdmin(gate: Gate, { keyring }: AdminDependencies): Pick<Admin, 'rotateSigningKey'> {
  return {
    async rotateSigningKey(actor) {
      const id = await gate.change(actor, { operation: 'key.rotate' }, async (tx, caller) => {
        requireAdministrator(caller);
        requireUnlimited(caller);
        const key = await keyring.rotate(tx);
        return { result: key, record: { detail: { key } } };
      });
      keyring.rotated();
      return { id };
    },
  };
}
