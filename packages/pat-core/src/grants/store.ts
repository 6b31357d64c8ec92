import type { Database } from '../db/index.js';
import type { Permission } from '../scopes/index.js';
import type { NodeId, UserId } from '../shared/ids.js';

export interface GrantRow {
  readonly nodeId: NodeId;
  readonly userId: UserId;
  readonly login: string;
  readonly permission: Permission;
  readonly createdAt: Date;
}

/** Gives a user a permission on a node and everything below, in place of an earlier one. */
export async function setGrant(
  tx: Database,
  grant: { nodeId: NodeId; userId: UserId; permission: Permission; now: number },
): Promise<void> {
  await tx.rows(
    `INSERT INTO grants (node_id, user_id, permission, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (node_id, user_id) DO UPDATE SET permission = excluded.permission`,
    [grant.nodeId, grant.userId, grant.permission, new Date(grant.now).toISOString()],
  );
}

/** @returns whether there was one */
export async function removeGrant(tx: Database, nodeId: NodeId, userId: UserId): Promise<boolean> {
  const rows = await tx.rows('DELETE FROM grants WHERE node_id = $1 AND user_id = $2 RETURNING node_id', [
    nodeId,
    userId,
  ]);
  return rows.length > 0;
}

type Row = Omit<GrantRow, 'createdAt'> & { createdAt: string };

const selectGrants = `SELECT g.node_id AS "nodeId", g.user_id AS "userId", u.login, g.permission, g.created_at AS "createdAt"
  FROM grants g JOIN users u ON u.id = g.user_id`;

/** All users' grants on these very nodes, by login. */
export async function grantsOn(db: Database, nodeIds: readonly NodeId[]): Promise<GrantRow[]> {
  const rows = await db.rows<Row>(`${selectGrants} WHERE g.node_id = ANY($1::uuid[]) ORDER BY u.login`, [
    nodeIds,
  ]);
  return rows.map(toGrant);
}

/** A user's grants, the first given first. */
export async function grantsOf(db: Database, userId: UserId, limit: number): Promise<GrantRow[]> {
  const rows = await db.rows<Row>(
    `${selectGrants} WHERE g.user_id = $1::uuid ORDER BY g.created_at, g.node_id LIMIT $2`,
    [userId, limit],
  );
  return rows.map(toGrant);
}

function toGrant(row: Row): GrantRow {
  return { ...row, createdAt: new Date(row.createdAt) };
}
