/*
 * The statements behind `resolve`. One reads everything that most decisions need in one round trip: the chain of nodes, the user's
 * grants on them, and on demand locks or the content. Parameters: $1 path names or node id, $2 user. The other one is asked when the
 * chain gives no right to read. A statement of few steps counts: to set up its plan costs more than to run it.
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

/** For nodes `n`: the user's grants `g` on them and their owners `u`. */
const withGrants = `LEFT JOIN grants g ON g.node_id = n.id AND g.user_id = $2::uuid
  LEFT JOIN users u ON u.id = n.owner_id`;

/** Another text whenever the node `n`, the user's grant on it, its owner `u` or a lock on it has changed, come or gone (xmin). */
const nodeVersion = (xmin: string) => `concat_ws(' ', n.id, ${xmin}, g.xmin, u.xmin,
  (SELECT string_agg(l.xmin::text, ',' ORDER BY l.token) FROM locks l WHERE l.node_id = n.id))`;

/** What is read beside the nodes: nothing, the content of the last one, or what a change needs, locks and versions. */
export type Extra = 'nothing' | 'locks' | 'content';

function resolveStatements(chain: string, isLast: string): Record<Extra, string> {
  const statement = (more: string, join = '') => `WITH RECURSIVE chain AS (${chain})
    SELECT n.depth AS place, ${columns}, g.permission, n.version::text AS revision, u.login AS owner, u.quota_bytes${more}
    FROM chain n ${withGrants} ${join}`;
  return {
    nothing: statement(''),
    locks: statement(`, ${locksOfNode} AS locks, ${nodeVersion('n.version')} AS version`),
    content: statement(', b.content, b.store_key', `LEFT JOIN blobs b ON b.id = n.blob_id AND ${isLast}`),
  };
}

export const resolveByPath = resolveStatements(byPath, 'n.depth = cardinality($1::text[])');
export const resolveById = resolveStatements(byId, 'n.depth = 0');

/** The ways up from all grants of a user ($1) and from the nodes in a token's scopes ($2), nearest first. */
export const findAscents = `
  WITH RECURSIVE ascent AS (
    SELECT n.id AS seed, n.id, n.parent_id, 0 AS up
    FROM (SELECT node_id AS id FROM grants WHERE user_id = $1::uuid UNION SELECT unnest($2::uuid[])) s JOIN nodes n ON n.id = s.id
    UNION ALL
    SELECT a.seed, n.id, n.parent_id, a.up + 1 FROM ascent a JOIN nodes n ON n.id = a.parent_id
  )
  SELECT a.seed, a.id, g.permission FROM ascent a LEFT JOIN grants g ON g.node_id = a.id AND g.user_id = $1::uuid
  ORDER BY a.seed, a.up`;

/**
 * For a statement that acts only on what was decided: `current` has the versions of the nodes $1 for the user $2 as they are now, as one text
 * like that of a basis. A node whose row is the same is still where it was. To be put after WITH.
 */
export const currentVersion = `current AS (
  SELECT coalesce(string_agg(${nodeVersion('n.xmin')}, ';' ORDER BY array_position($1::uuid[], n.id)), '') AS version
  FROM nodes n ${withGrants} WHERE n.id = ANY($1::uuid[]))`;
