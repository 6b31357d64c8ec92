import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { ChainNode } from '../types.js';
import { locksOfNode, type NodeRow, nodeColumns, toChainNode, trashId } from './rows.js';

/** One child of a folder with what its listing shows. */
export type ChildRow = ChainNode & { readonly properties: readonly PropertyRow[] };

export interface PropertyRow {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export interface ChildrenRequest {
  /** undefined: the workspaces. */
  readonly parentId: NodeId | undefined;
  readonly userId: UserId;
  /** Only these; undefined: all. */
  readonly only: readonly NodeId[] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
  readonly details: boolean;
  readonly now: number;
}

const childColumns = `${nodeColumns}, g.permission, u.login AS owner, u.quota_bytes`;
const childDetails = `${locksOfNode('$6')} AS locks,
  (SELECT json_agg(json_build_object('namespace', p.namespace, 'name', p.name, 'value', p.value))
    FROM properties p WHERE p.node_id = n.id) AS properties`;

function childrenStatement(parent: string, details: string): string {
  return `SELECT ${childColumns}, ${details} FROM nodes n
    LEFT JOIN grants g ON g.node_id = n.id AND g.user_id = $2::uuid LEFT JOIN users u ON u.id = n.owner_id
    WHERE ${parent} AND n.name > $3 AND ($4::uuid[] IS NULL OR n.id = ANY($4)) ORDER BY n.name LIMIT $5`;
}

const noDetails = 'NULL::json AS locks, NULL::json AS properties';
const statements = {
  children: childrenStatement('n.parent_id = $1::uuid', noDetails),
  childrenWithDetails: childrenStatement('n.parent_id = $1::uuid', childDetails),
  workspaces: childrenStatement(
    `n.parent_id IS NULL AND $1::uuid IS NULL AND n.id <> '${trashId}'`,
    noDetails,
  ),
  workspacesWithDetails: childrenStatement(
    `n.parent_id IS NULL AND $1::uuid IS NULL AND n.id <> '${trashId}'`,
    childDetails,
  ),
};

/** One page of a folder's children, ordered by name, in one query. */
export async function listChildren(db: Database, request: ChildrenRequest): Promise<ChildRow[]> {
  const { parentId, details } = request;
  const statement = parentId
    ? statements[details ? 'childrenWithDetails' : 'children']
    : statements[details ? 'workspacesWithDetails' : 'workspaces'];
  const rows = await db.rows<NodeRow & { properties: PropertyRow[] | null }>(statement, [
    parentId ?? null,
    request.userId,
    request.after ?? '',
    request.only ?? null,
    request.limit,
    ...(details ? [new Date(request.now).toISOString()] : []),
  ]);
  return rows.map((row) => ({ ...toChainNode(row), properties: row.properties ?? [] }));
}

/** Whether a folder has anything in it. */
export async function hasChildren(db: Database, id: NodeId): Promise<boolean> {
  const rows = await db.rows('SELECT 1 FROM nodes WHERE parent_id = $1 LIMIT 1', [id]);
  return rows.length > 0;
}
