/*
 * The statements behind `resolve`. Each reads everything a decision needs in one round trip: the chain of nodes, the user's
 * grants on them, on demand locks or the content, and the ways up from all grants and scopes when the chain gives no right to read.
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

/** What is read beside the nodes themselves. */
export type Extra = 'nothing' | 'locks' | 'content';

const nothing = ', NULL::json AS locks, NULL::bytea AS content, NULL::text AS store_key';
const extras: Record<Extra, (isLast: string) => { columns: string; join: string }> = {
  nothing: () => ({ columns: nothing, join: '' }),
  locks: () => ({
    columns: `, ${locksOfNode('$5')} AS locks, NULL::bytea AS content, NULL::text AS store_key`,
    join: '',
  }),
  content: (isLast) => ({
    columns: ', NULL::json AS locks, b.content, b.store_key',
    join: `LEFT JOIN blobs b ON b.id = n.blob_id AND ${isLast}`,
  }),
};

function resolveStatement(chain: string, { columns: extraColumns, join }: { columns: string; join: string }) {
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
SELECT NULL::uuid AS seed, n.depth AS place, ${columns}, n.permission, u.login AS owner, u.quota_bytes${extraColumns}
FROM seen n LEFT JOIN users u ON u.id = n.owner_id ${join}
UNION ALL
SELECT a.seed, a.up, a.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, g.permission, NULL, NULL, NULL, NULL, NULL
FROM ascent a LEFT JOIN grants g ON g.node_id = a.id AND g.user_id = $2::uuid
ORDER BY 1 NULLS FIRST, 2`;
}

function statements(chain: string, isLast: string): Record<Extra, string> {
  return {
    nothing: resolveStatement(chain, extras.nothing(isLast)),
    locks: resolveStatement(chain, extras.locks(isLast)),
    content: resolveStatement(chain, extras.content(isLast)),
  };
}

export const resolveByPath = statements(byPath, 'n.depth = cardinality($1::text[])');
export const resolveById = statements(byId, 'n.depth = 0');
