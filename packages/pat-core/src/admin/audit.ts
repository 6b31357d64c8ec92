import { exportEntries, readAudit, verifyChain } from '../audit/index.js';
import type { AuditEntry, AuditFilter } from '../audit/types.js';
import type { Database } from '../db/index.js';
import { PatError } from '../shared/errors.js';
import { isUuid } from '../shared/ids.js';
import {
  type Caller,
  forbidden,
  isAdministrator,
  isOwnLogin,
  requireAdministrator,
  requireUnscoped,
} from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import { invalidCursor, readPage } from './paging.js';
import type { Admin } from './types.js';

/** How many entries one piece of an export has. */
const exportedAtOnce = 5000;

export function auditAdmin(
  gate: Gate,
  { db, sealer }: AdminDependencies,
): Pick<Admin, 'readAudit' | 'exportAudit' | 'verifyAudit'> {
  return {
    async exportAudit(actor, { after = 0, ...filter } = {}) {
      const deed = { operation: 'audit.export', detail: { ...filter } };
      const read = async (from: Database, caller: Caller) => {
        requireAdministrator(caller);
        checkFilter(filter);
        const items = await exportEntries(from, { after, limit: exportedAtOnce, filter });
        return { items, next: items.length === exportedAtOnce ? items.at(-1)?.id : undefined };
      };
      if (after > 0) return gate.ask(actor, deed, (caller) => read(db, caller));
      await sealer.seal();
      // That somebody takes the audit away is worth an entry, once.
      const begin = async (tx: Database, caller: Caller) => ({ result: await read(tx, caller), record: {} });
      return gate.change(actor, deed, begin, 'judged by the change');
    },

    verifyAudit(actor) {
      return gate.ask(actor, { operation: 'audit.verify' }, async (caller) => {
        requireAdministrator(caller);
        await sealer.seal();
        return verifyChain(db);
      });
    },

    readAudit(actor, filter = {}, page = {}) {
      return gate.ask(actor, { operation: 'audit.read', detail: { login: filter.login } }, async (caller) => {
        requireUnscoped(caller);
        const userId = isAdministrator(caller) ? undefined : caller?.userId;
        if (userId && filter.login !== undefined && !isOwnLogin(caller, filter.login)) {
          throw forbidden("Only administrators may read others' entries.");
        }
        checkFilter(filter);
        const before = parseCursor(page.cursor);
        return readPage<AuditEntry>(
          page,
          (limit) => readAudit(db, { filter, userId, before, limit }),
          (last) => String(last.id),
        );
      });
    },
  };
}

/** @throws invalid */
function checkFilter({ tokenId, nodeId, since, until }: AuditFilter): void {
  for (const id of [tokenId, nodeId]) {
    if (id !== undefined && !isUuid(id)) throw new PatError('invalid', `"${id}" is not a UUID.`);
  }
  for (const instant of [since, until]) {
    if (instant && Number.isNaN(instant.getTime())) throw new PatError('invalid', 'An instant is not valid.');
  }
}

function parseCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw invalidCursor();
  return Number(cursor);
}
