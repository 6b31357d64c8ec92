/*
 * The statements behind `resolve`. Each reads everything a decision needs in one round trip: the chain of nodes, the user's
 * grants on them, on demand locks, and the ways up from all grants and scopes when the chain gives no right to read.
 * Parameters: $1 path names or node id, $2 user, $3 nodes the token may read (NULL: no scopes), $4 all nodes in scopes, $5 now.
 */

import { nodeColumns as columns, locksOfNode } from './rows.js';

const byPath = `
  SELECT ${columns}, 1 AS depth FROM nodes n WHERE n.parent_id IS NULL AND n.name = ($1::text[])[1]
  UNION ALL
  SELECT ${columns}, up.depth + 1 FROM chain up JOIN nodes n ON n.parent_id = up.id AND n.name = ($1::text[])[up.depth + 1]`;

const byId = `
  SELECT ${columns}, 0 AS depth FROM nodes n WHERE n.id = $1::uuid
  UNION ALL
  SELECT ${columns}, down.depth - 1 FROM chain down JOIN nodes n ON n.id = down.parent_id`;

function resolveStatement(chain: string, locks: string): string {
  return `
WITH RECURSIVE chain AS (${chain}),
seen AS MATERIALIZED (
  SELECT chain.*, g.permission FROM chain LEFT JOIN grants g ON g.node_id = chain.id AND g.user_id = $2::uuid
),
need AS (
  SELECT NOT coalesce(bool_or(permission IN ('r', 'rw')), false)
      OR ($3::uuid[] IS NOT NULL AND NOT coalesce(bool_or(id = ANY($3)), false)) AS ascents
  FROM seen
),
ascent AS (
  SELECT n.id AS seed, n.id, n.parent_id, 0 AS up
  FROM (SELECT node_id AS id FROM grants WHERE user_id = $2::uuid UNION SELECT unnest($4::uuid[])) s JOIN nodes n ON n.id = s.id
  WHERE (SELECT ascents FROM need)
  UNION ALL
  SELECT a.seed, n.id, n.parent_id, a.up + 1 FROM ascent a JOIN nodes n ON n.id = a.parent_id
)
SELECT NULL::uuid AS seed, n.depth AS place, ${columns}, n.permission, u.login AS owner, u.quota_bytes, ${locks} AS locks
FROM seen n LEFT JOIN users u ON u.id = n.owner_id
UNION ALL
SELECT a.seed, a.up, a.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, g.permission, NULL, NULL, NULL
FROM ascent a LEFT JOIN grants g ON g.node_id = a.id AND g.user_id = $2::uuid
ORDER BY 1 NULLS FIRST, 2`;
}

export const resolveByPath = resolveStatement(byPath, 'NULL::json');
export const resolveById = resolveStatement(byId, 'NULL::json');
export const resolveByPathWithLocks = resolveStatement(byPath, locksOfNode('$5'));
export const resolveByIdWithLocks = resolveStatement(byId, locksOfNode('$5'));
