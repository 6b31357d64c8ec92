import type { Database } from '../../db/index.js';
import { PatError } from '../../shared/errors.js';
import { type NodeId, newId, type UserId } from '../../shared/ids.js';
import { joinPath, normalizeName } from '../../shared/paths.js';
import type { ChainNode } from '../types.js';
import { resolve } from './resolve.js';
import { trashId } from './rows.js';
import { writeNode } from './write.js';

export interface WorkspaceRow {
  readonly id: NodeId;
  readonly name: string;
  readonly owner: string | undefined;
  readonly createdAt: Date;
}

/** @throws already_exists, invalid_name */
export async function createWorkspace(
  tx: Database,
  workspace: { readonly name: string; readonly ownerId: UserId | undefined; readonly now: number },
): Promise<NodeId> {
  const id = newId<NodeId>();
  const name = normalizeName(workspace.name);
  const modifiedAt = new Date(workspace.now);
  const created = await writeNode(tx, {
    insert: { ...workspace, id, name, parentId: undefined, content: undefined, modifiedAt },
  });
  if (!created) throw new PatError('already_exists', `There is a workspace "${name}" already.`);
  return id;
}

/** By name; with `reachableBy`, only those in which the user has a grant somewhere. */
export async function listWorkspaces(
  db: Database,
  page: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly reachableBy?: UserId | undefined;
  },
): Promise<WorkspaceRow[]> {
  const rows = await db.rows<{ id: NodeId; name: string; owner: string | null; created_at: string }>(
    `WITH RECURSIVE up AS (
       SELECT n.id, n.parent_id FROM grants g JOIN nodes n ON n.id = g.node_id WHERE g.user_id = $3::uuid
       UNION SELECT n.id, n.parent_id FROM up JOIN nodes n ON n.id = up.parent_id
     )
     SELECT n.id, n.name, u.login AS owner, n.created_at FROM nodes n LEFT JOIN users u ON u.id = n.owner_id
     WHERE n.parent_id IS NULL AND n.id <> '${trashId}' AND n.name > $1
       AND ($3::uuid IS NULL OR n.id IN (SELECT id FROM up))
     ORDER BY n.name LIMIT $2`,
    [page.after ?? '', page.limit, page.reachableBy ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    owner: row.owner ?? undefined,
    createdAt: new Date(row.created_at),
  }));
}

const nobody = '00000000-0000-0000-0000-000000000000' as UserId;

/** The way to a node, workspace first, whatever the grants; undefined when there is none. @throws invalid_name */
export async function findChain(
  db: Database,
  ref: { readonly path: string } | { readonly id: NodeId },
): Promise<readonly ChainNode[] | undefined> {
  const { chain, missing } = await resolve(db, {
    ref,
    userId: nobody,
    scopes: undefined,
    now: 0,
  });
  return missing.length === 0 && chain.length > 0 ? chain : undefined;
}

export function pathOf(chain: readonly ChainNode[]): string {
  return joinPath(chain.map((node) => node.name));
}
