import type { Database } from '../db/index.js';
import { setGrant } from '../grants/index.js';
import { infoOf } from '../guard/index.js';
import { createWorkspace, findChain, listWorkspaces, pathOf } from '../nodes/index.js';
import { reaches } from '../permissions/index.js';
import { rights, type TokenScopes } from '../scopes/index.js';
import type { NodeId, UserId } from '../shared/ids.js';
import { isAdministrator, requireAdministrator } from './caller.js';
import { noSuchNode } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import { readPage } from './paging.js';
import type { Admin, Workspace } from './types.js';

type WorkspaceAdmin = Pick<Admin, 'createWorkspace' | 'listWorkspaces' | 'findNode'>;

export function workspaceAdmin(gate: Gate, { db, clock }: AdminDependencies): WorkspaceAdmin {
  return {
    createWorkspace(actor, name) {
      return gate.change(actor, { operation: 'workspace.create', detail: { name } }, async (tx, caller) => {
        requireAdministrator(caller);
        const now = clock();
        const id = await createWorkspace(tx, { name, ownerId: caller?.userId, now });
        if (caller) await setGrant(tx, { nodeId: id, userId: caller.userId, permission: 'rw', now });
        const stored = name.normalize('NFC');
        const workspace = { id, name: stored, owner: caller?.login, createdAt: new Date(now) };
        return { result: workspace, record: { nodeId: id, path: `/${stored}` } };
      });
    },

    listWorkspaces(actor, page = {}) {
      return gate.ask(actor, { operation: 'workspace.list' }, async (caller) => {
        const { scopes, userId } = caller ?? {};
        const reachableBy = isAdministrator(caller) ? undefined : userId;
        return readPage<Workspace>(
          page,
          (limit) =>
            scopes && userId
              ? listScoped(db, userId, scopes, { after: page.cursor, limit })
              : listWorkspaces(db, { after: page.cursor, limit, reachableBy }),
          (last) => last.name,
        );
      });
    },

    findNode(actor, ref) {
      return gate.ask(actor, { operation: 'node.find' }, async (caller) => {
        requireAdministrator(caller);
        const chain = await findChain(db, ref);
        const node = chain?.at(-1);
        if (!chain || !node) throw noSuchNode();
        return infoOf(node, pathOf(chain), rights.none);
      });
    },
  };
}

/** The workspaces that a token's scopes lead to; they are few. */
async function listScoped(
  db: Database,
  userId: UserId,
  scopes: TokenScopes,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Workspace[]> {
  const found = new Map<NodeId, Workspace>();
  for (const id of scopes.nodes.keys()) {
    const [root] = (await findChain(db, { id })) ?? [];
    if (root && !found.has(root.id) && (await reaches(db, userId, id))) {
      found.set(root.id, { id: root.id, name: root.name, owner: root.owner, createdAt: root.createdAt });
    }
  }
  const { after = '', limit } = page;
  return [...found.values()]
    .filter(({ name }) => compareNames(name, after) > 0)
    .sort((a, b) => compareNames(a.name, b.name))
    .slice(0, limit);
}

/** As the database orders them: by their bytes. */
function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
