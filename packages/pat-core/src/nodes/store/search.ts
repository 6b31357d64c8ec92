import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { ChainNode } from '../types.js';
import { namesContaining } from './name-pattern.js';
import { type NodeRow, nodeColumns, toChainNode, trashId } from './rows.js';

/** The way to a node, workspace first, with the user's grants. */
export type Chain = readonly ChainNode[];

export interface SearchRequest {
  /** Nodes that are looked at with everything below them; none lies below another. */
  readonly roots: readonly NodeId[];
  /** Further nodes that are looked at alone. */
  readonly alone: readonly NodeId[];
  /** Never found itself. */
  readonly except: NodeId | undefined;
  /** What names contain. */
  readonly text: string;
  readonly kind: 'file' | 'folder' | undefined;
  readonly userId: UserId;
  /** Continue after this one: nodes are ordered by name (bytes), then by id. */
  readonly after: { readonly name: string; readonly id: NodeId } | undefined;
  readonly limit: number;
  /** At most so many nodes below the roots are looked at, the upper levels first. */
  readonly mostNodes: number;
}

interface FoundRow extends NodeRow {
  /** The node that was found, of whose chain this row is; null when none was found. */
  found: NodeId | null;
  is_cut: boolean;
}

/** Puts to each node of `found` (id, name) its chain, from which paths and rights are told. */
const chains = `
  up AS (
    SELECT f.id AS found, f.name AS found_name, ${nodeColumns}, 0 AS height FROM found f JOIN nodes n ON n.id = f.id
    UNION ALL
    SELECT up.found, up.found_name, ${nodeColumns}, up.height + 1 FROM up JOIN nodes n ON n.id = up.parent_id
  ), chain AS (
    SELECT n.found, n.found_name, n.height, ${nodeColumns}, g.permission, u.login AS owner,
      NULL::int8 AS quota_bytes, NULL::text AS revision, NULL::json AS locks
    FROM up n LEFT JOIN grants g ON g.node_id = n.id AND g.user_id = $1::uuid LEFT JOIN users u ON u.id = n.owner_id
  )`;

const searchStatement = `
  WITH RECURSIVE walk AS (
    SELECT id, name, kind FROM nodes WHERE id = ANY($2::uuid[])
    UNION ALL
    SELECT n.id, n.name, n.kind FROM walk JOIN nodes n ON n.parent_id = walk.id WHERE walk.kind = 'folder'
  ), candidate AS (
    (SELECT id, name, kind FROM walk LIMIT $9::int8) UNION ALL SELECT id, name, kind FROM nodes WHERE id = ANY($3::uuid[])
  ), found AS MATERIALIZED (
    SELECT id, name FROM candidate
    WHERE name ~ $4 AND ($5::text IS NULL OR kind = $5) AND id IS DISTINCT FROM $10::uuid
      AND ($6::text IS NULL OR (name, id) > ($6, $7::uuid))
    ORDER BY name, id LIMIT $8
  ), ${chains}
  SELECT chain.*, cut.is_cut
  FROM (SELECT count(*) > $9::int8 AS is_cut FROM (SELECT 1 FROM walk LIMIT $9::int8 + 1) looked_at) cut LEFT JOIN chain ON true
  ORDER BY found_name, found, height DESC`;

/**
 * Nodes whose names contain a text, in one statement that walks down from the roots. Needs no index of names, which every write would
 * pay for; costs by the number of nodes below the roots, whatever else there is.
 * @returns `isCut`: there are more nodes than were looked at
 */
export async function searchNodes(
  db: Database,
  request: SearchRequest,
): Promise<{ readonly found: readonly Chain[]; readonly isCut: boolean }> {
  const { roots, alone, except, text, kind, userId, after, limit, mostNodes } = request;
  const rows = await db.rows<FoundRow>(searchStatement, [
    ...[userId, roots, alone, namesContaining(text), kind ?? null],
    ...[after?.name ?? null, after?.id ?? null, limit, mostNodes, except ?? null],
  ]);
  return { found: toChains(rows), isCut: rows[0]?.is_cut ?? false };
}

const chainsStatement = `
  WITH RECURSIVE found AS (SELECT id, name FROM nodes WHERE id = ANY($2::uuid[])), ${chains}
  SELECT * FROM chain ORDER BY found_name, found, height DESC`;

/** The ways to several nodes, with a user's grants, in one query; what is deleted is left out. */
export async function findChains(
  db: Database,
  userId: UserId,
  ids: readonly NodeId[],
): Promise<readonly Chain[]> {
  return toChains(await db.rows<FoundRow>(chainsStatement, [userId, ids]));
}

/** Rows come ordered by what was found, workspace first. A way that begins in the trash leads nowhere. */
function toChains(rows: readonly FoundRow[]): Chain[] {
  const byFound = new Map<NodeId, ChainNode[]>();
  for (const row of rows) {
    if (row.found === null) continue;
    const chain = byFound.get(row.found);
    if (chain) chain.push(toChainNode(row));
    else byFound.set(row.found, [toChainNode(row)]);
  }
  return [...byFound.values()].filter(([top]) => top?.id !== trashId);
}
