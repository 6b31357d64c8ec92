/*
 * The statements behind `resolve`. Each reads everything a decision needs in one round trip: the chain of nodes, the user's
 * grants on them, on demand locks or the content, and the ways up from all grants and scopes when the chain gives no right to read.
 * Parameters: $1 path names or node id, $2 user, $3 nodes the token may read (NULL: no scopes), $4 all nodes in scopes.
 */

import { nodeColumns as columns, locksOfNode } from './rows.js';

const byPath = `
  SELECT ${columns}, n.xmin AS version, 1 AS depth FROM nodes n WHERE n.parent_id IS NULL AND n.name = ($1::text[])[1]
  UNION ALL
  SELECT ${columns}, n.xmin, up.depth + 1 FROM chain up JOIN nodes n ON n.parent_id = up.id AND n.name = ($1::text[])[up.depth + 1]`;

const byId = `
  SELECT ${columns}, n.xmin AS version, 0 AS depth FROM nodes n WHERE n.id = $1::uuid
  UNION ALL
  SELECT ${columns}, n.xmin, down.depth - 1 FROM chain down JOIN nodes n ON n.id = down.parent_id`;

/** The recursive part, to be put after WITH RECURSIVE: `seen` has the chain's nodes with the user's grants. */
const seenNodes = (chain: string) => `chain AS (${chain}),
seen AS MATERIALIZED (
  SELECT chain.*, g.permission, g.xmin AS grant_version
  FROM chain LEFT JOIN grants g ON g.node_id = chain.id AND g.user_id = $2::uuid
)`;

/** Another text whenever the node `n`, the user's grant on it, its owner `u` or a lock on it has changed, come or gone (xmin). */
const nodeVersion = `concat_ws(' ', n.id, n.version, n.grant_version, u.xmin,
  (SELECT string_agg(l.xmin::text, ',' ORDER BY l.token) FROM locks l WHERE l.node_id = n.id))`;

const joinOwner = 'LEFT JOIN users u ON u.id = n.owner_id';

/** What is read beside the nodes: nothing, the content of the last one, or what a change needs, locks and versions. */
export type Extra = 'nothing' | 'locks' | 'content';

interface ExtraColumns {
  readonly columns: string;
  readonly join: string;
}

const none = 'NULL::json AS locks, NULL::text AS version, NULL::bytea AS content, NULL::text AS store_key';
const locks = `${locksOfNode} AS locks, ${nodeVersion} AS version, NULL::bytea AS content, NULL::text AS store_key`;
const content = 'NULL::json AS locks, NULL::text AS version, b.content, b.store_key';

function resolveStatement(chain: string, extra: ExtraColumns) {
  return `
WITH RECURSIVE ${seenNodes(chain)},
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
SELECT NULL::uuid AS seed, n.depth AS place, ${columns}, n.permission, n.version::text AS revision, u.login AS owner, u.quota_bytes, ${extra.columns}
FROM seen n ${joinOwner} ${extra.join}
UNION ALL
SELECT a.seed, a.up, a.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, g.permission, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM ascent a LEFT JOIN grants g ON g.node_id = a.id AND g.user_id = $2::uuid
ORDER BY 1 NULLS FIRST, 2`;
}

function resolveStatements(chain: string, isLast: string): Record<Extra, string> {
  return {
    nothing: resolveStatement(chain, { columns: none, join: '' }),
    locks: resolveStatement(chain, { columns: locks, join: '' }),
    content: resolveStatement(chain, {
      columns: content,
      join: `LEFT JOIN blobs b ON b.id = n.blob_id AND ${isLast}`,
    }),
  };
}

export const resolveByPath = resolveStatements(byPath, 'n.depth = cardinality($1::text[])');
export const resolveById = resolveStatements(byId, 'n.depth = 0');

/**
 * For a statement that acts only on what was decided: `current` has the versions that resolving with locks would find now, as one text.
 * To be put after WITH RECURSIVE; parameters $1 and $2 as above.
 */
function currentVersion(chain: string): string {
  return `${seenNodes(chain)},
current AS (SELECT coalesce(string_agg(${nodeVersion}, ';' ORDER BY n.depth), '') AS version FROM seen n ${joinOwner})`;
}

export const currentVersions = { path: currentVersion(byPath), id: currentVersion(byId) };
