import { endLeaked, findLeaked } from '../leaks/index.js';
import { PatError } from '../shared/errors.js';
import { requireAdministrator, requireUnrestricted } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

const maxHashes = 1000;
const sha256Hex = /^[0-9a-f]{64}$/;

/** Finds the tokens that texts are, by the hashes of the texts alone. */
export function tokenScan(gate: Gate, { db, auth, clock }: AdminDependencies): Pick<Admin, 'scanTokens'> {
  return {
    scanTokens(actor, hashes, { revoke = false } = {}) {
      return gate.ask(actor, { operation: 'token.scan', detail: { revoke } }, async (caller) => {
        requireAdministrator(caller);
        if (revoke) requireUnrestricted(caller);
        if (hashes.length > maxHashes || !hashes.every((hash) => sha256Hex.test(hash))) {
          throw new PatError('invalid', `A scan takes up to ${maxHashes} SHA-256 sums in hex.`);
        }
        const now = clock();
        const live = (await findLeaked(db, hashes, now)).filter(({ isLive }) => isLive);
        const { door, address } =
          actor === 'system' ? { door: 'cli' as const, address: undefined } : actor.origin;
        const found = [];
        for (const row of live) {
          const finding = { door, address, detail: { reporter: 'scan' } };
          const revoked = revoke && (await endLeaked({ db, auth }, row, finding, now));
          found.push({ id: row.id, name: row.name, login: row.login, revoked });
        }
        return found;
      });
    },
  };
}
