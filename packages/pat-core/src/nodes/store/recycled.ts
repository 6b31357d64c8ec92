import type { Database } from '../../db/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { ChainNode } from '../types.js';
import { type NodeRow, toChainNode, trashId } from './rows.js';

/** Something in the recycle bin, with the way to where it was. */
export interface RecycledRow {
  readonly id: NodeId;
  readonly deletedAt: Date;
  /** Login of who deleted it, if that user is still there. */
  readonly deletedBy: string | undefined;
  /** Of all its files; undefined while they are not counted. */
  readonly sizeBytes: number | undefined;
  /**
   * As resolved where it was: workspace first, the node itself last, with the names that they have or had. Folders on the way may have been
   * deleted, too.
   */
  readonly chain: readonly ChainNode[];
  /** Whether the folder that it was in, or one above, was deleted too. */
  readonly originDeleted: boolean;
}

/** What the newest entry of a page must be older than. */
export interface RecycledPosition {
  readonly deletedAt: Date;
  readonly id: NodeId;
}

interface WayRow extends NodeRow {
  entry: NodeId;
  held: boolean;
  deleted_at: string;
  deleted_by: string | null;
  entry_bytes: string | number | null;
}

/** From each entry of `page` up to its workspace, past folders that were deleted themselves, with the user's ($1) grants. */
const waysUp = (page: string) => `page AS MATERIALIZED (${page}),
way AS (
  SELECT p.node_id AS entry, 0 AS up, p.node_id AS id, p.origin_id AS above, p.name, true AS held FROM page p
  UNION ALL
  SELECT w.entry, w.up + 1, n.id, coalesce(r.origin_id, n.parent_id), coalesce(r.name, n.name), r.node_id IS NOT NULL
  FROM way w JOIN nodes n ON n.id = w.above LEFT JOIN recycled r ON r.node_id = n.id
)
SELECT w.entry, w.held, p.deleted_at, d.login AS deleted_by, p.size_bytes AS entry_bytes,
  w.id, w.above AS parent_id, w.name, n.kind, n.size_bytes, n.blob_id, n.owner_id, n.created_at, n.modified_at, n.mode,
  g.permission, n.xmin::text AS revision, o.login AS owner, o.quota_bytes, NULL::json AS locks
FROM way w JOIN page p ON p.node_id = w.entry JOIN nodes n ON n.id = w.id
  LEFT JOIN grants g ON g.node_id = w.id AND g.user_id = $1::uuid
  LEFT JOIN users o ON o.id = n.owner_id LEFT JOIN users d ON d.id = p.deleted_by
ORDER BY p.deleted_at DESC, p.node_id DESC, w.up DESC`;

const byIds = `WITH RECURSIVE ${waysUp('SELECT * FROM recycled WHERE node_id = ANY($2::uuid[])')}`;

/** The workspaces that the user's grants are in, those on things in the recycle bin included. */
const workspaces = `granted AS (
  SELECT n.id, coalesce(r.origin_id, n.parent_id) AS above
  FROM grants g JOIN nodes n ON n.id = g.node_id LEFT JOIN recycled r ON r.node_id = n.id WHERE g.user_id = $1::uuid
  UNION
  SELECT n.id, coalesce(r.origin_id, n.parent_id) FROM granted JOIN nodes n ON n.id = granted.above LEFT JOIN recycled r ON r.node_id = n.id
)`;

const newestFirst = `WITH RECURSIVE ${workspaces}, ${waysUp(`
  SELECT * FROM recycled WHERE workspace_id IN (SELECT id FROM granted WHERE above IS NULL)
    AND ($2::timestamptz IS NULL OR (deleted_at, node_id) < ($2::timestamptz, $3::uuid))
  ORDER BY deleted_at DESC, node_id DESC LIMIT $4`)}`;

/** Those of the entries that there are. */
export async function findRecycled(
  db: Database,
  userId: UserId,
  ids: readonly NodeId[],
): Promise<RecycledRow[]> {
  return toEntries(await db.rows<WayRow>(byIds, [userId, ids]));
}

/** Entries from the workspaces in which the user is granted anything, newest first; what of it the user may see is not decided here. */
export async function listRecycled(
  db: Database,
  userId: UserId,
  { before, limit }: { readonly before: RecycledPosition | undefined; readonly limit: number },
): Promise<RecycledRow[]> {
  return toEntries(
    await db.rows<WayRow>(newestFirst, [
      userId,
      before?.deletedAt.toISOString() ?? null,
      before?.id ?? null,
      limit,
    ]),
  );
}

/** Rows come entry by entry, each from its workspace down. */
function toEntries(rows: readonly WayRow[]): RecycledRow[] {
  const ways = new Map<NodeId, WayRow[]>();
  for (const row of rows) {
    const way = ways.get(row.entry);
    if (way) way.push(row);
    else ways.set(row.entry, [row]);
  }
  return [...ways.values()].map(toEntry);
}

/** What was in a folder that is being removed for good leads to the trash: it has no place that it was in. */
function toEntry(way: readonly WayRow[]): RecycledRow {
  const [top] = way;
  const row = way.at(-1) as WayRow;
  return {
    id: row.entry,
    deletedAt: new Date(row.deleted_at),
    deletedBy: row.deleted_by ?? undefined,
    sizeBytes: row.entry_bytes === null ? undefined : Number(row.entry_bytes),
    chain: top?.parent_id === null && top.id !== trashId ? way.map(toChainNode) : [],
    originDeleted: way.slice(0, -1).some(({ held }) => held),
  };
}
