import type { BlobKey } from '../../blobs/index.js';
import type { Database } from '../../db/index.js';
import type { ConsistencyProblem, ProblemKind } from '../types.js';

const trash = "'00000000-0000-0000-0000-000000000000'";
const bin = "'00000000-0000-0000-0000-000000000001'";

/** Rows of one kind of damage: what it is found on, and what is to be said of it. */
interface Check {
  readonly kind: ProblemKind;
  /** Selects `subject` and `detail`, both text. */
  readonly statement: string;
}

const named = `n.id::text AS subject, quote_literal(n.name)`;

/** What the tables must say about each other, each in one statement, so as of one instant. */
const checks: readonly Check[] = [
  {
    kind: 'parent_missing',
    statement: `SELECT ${named} || ' is in a folder that does not exist' AS detail FROM nodes n
      WHERE n.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM nodes p WHERE p.id = n.parent_id)`,
  },
  {
    kind: 'parent_not_folder',
    statement: `SELECT ${named} || ' is in a file' AS detail FROM nodes n JOIN nodes p ON p.id = n.parent_id
      WHERE p.kind <> 'folder'`,
  },
  {
    kind: 'unreachable',
    statement: `WITH RECURSIVE reached AS (
        SELECT id FROM nodes WHERE parent_id IS NULL
        UNION ALL SELECT n.id FROM reached r JOIN nodes n ON n.parent_id = r.id
      )
      SELECT ${named} || ' is below no workspace' AS detail FROM nodes n
      WHERE NOT EXISTS (SELECT 1 FROM reached r WHERE r.id = n.id)
        AND (n.parent_id IS NULL OR EXISTS (SELECT 1 FROM nodes p WHERE p.id = n.parent_id))`,
  },
  {
    kind: 'name_taken_twice',
    statement: `SELECT coalesce(n.parent_id::text, '/') AS subject, count(*) || ' times ' || quote_literal(n.name) AS detail
      FROM nodes n GROUP BY n.parent_id, n.name HAVING count(*) > 1`,
  },
  {
    kind: 'name_invalid',
    statement: `SELECT ${named} || ' is no valid name' AS detail FROM nodes n
      WHERE n.id <> ${trash} AND (n.name IS NOT NFC NORMALIZED OR n.name IN ('', '.', '..') OR n.name LIKE '%/%'
        OR octet_length(n.name) > 255)`,
  },
  {
    kind: 'content_missing',
    statement: `SELECT ${named} || ' has no content' AS detail FROM nodes n
      WHERE n.kind = 'file' AND NOT EXISTS (SELECT 1 FROM blobs b WHERE b.id = n.blob_id)`,
  },
  {
    kind: 'folder_with_content',
    statement: `SELECT ${named} || ' is a folder with a content' AS detail FROM nodes n
      WHERE n.kind <> 'file' AND (n.blob_id IS NOT NULL OR n.size_bytes <> 0)`,
  },
  {
    kind: 'size_wrong',
    statement: `SELECT ${named} || ' says ' || n.size_bytes || ' bytes, its content ' || b.size_bytes AS detail
      FROM nodes n JOIN blobs b ON b.id = n.blob_id WHERE n.size_bytes <> b.size_bytes`,
  },
  {
    kind: 'content_damaged',
    statement: `SELECT b.id::text AS subject, coalesce(octet_length(b.content)::text, 'no') || ' bytes instead of ' || b.size_bytes
      AS detail FROM blobs b
      WHERE (b.content IS NULL) = (b.store_key IS NULL) OR octet_length(b.content) <> b.size_bytes`,
  },
  {
    kind: 'usage_wrong',
    statement: `SELECT u.login AS subject, 'counted ' || coalesce(c.bytes, 0) || ' bytes, stored ' || coalesce(s.bytes, 0) AS detail
      FROM users u
      LEFT JOIN (SELECT user_id, sum(delta_bytes) AS bytes FROM usage GROUP BY user_id) c ON c.user_id = u.id
      LEFT JOIN (SELECT owner_id, sum(size_bytes) AS bytes FROM nodes GROUP BY owner_id) s ON s.owner_id = u.id
      WHERE coalesce(c.bytes, 0) <> coalesce(s.bytes, 0)`,
  },
  {
    kind: 'recycled_wrong',
    statement: `SELECT ${named} || ' is in the recycle bin without an entry' AS detail FROM nodes n
        WHERE n.parent_id = ${bin} AND NOT EXISTS (SELECT 1 FROM recycled r WHERE r.node_id = n.id)
      UNION ALL
      SELECT n.id::text, quote_literal(r.name) || ' has an entry in the recycle bin and is not there' FROM recycled r
        JOIN nodes n ON n.id = r.node_id WHERE n.parent_id IS DISTINCT FROM ${bin}`,
  },
  ...['locks', 'grants', 'properties', 'recycled'].map((table) => attached(table, 'node_id')),
  attached('companions', 'folder_id'),
  attached('recycled', 'origin_id'),
];

/** Rows of a table that belong to a node that is not there. */
function attached(table: string, column: string): Check {
  return {
    kind: 'node_missing',
    statement: `SELECT t.${column}::text AS subject, 'has ${table} and is no file or folder' AS detail FROM ${table} t
      WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = t.${column})`,
  };
}

/** Runs every check, each for at most `limit` findings. */
export async function* findProblems(db: Database, limit: number): AsyncGenerator<ConsistencyProblem> {
  for (const { kind, statement } of checks) {
    const rows = await db.rows<Omit<ConsistencyProblem, 'kind'>>(`${statement} LIMIT $1`, [limit]);
    for (const { subject, detail } of rows) yield { kind, subject, detail };
  }
}

export interface StoredRow {
  readonly key: BlobKey;
  readonly sizeBytes: number;
}

/** The contents in the blob store, in pages ordered by key. */
export async function* storedBlobs(db: Database, pageSize: number): AsyncGenerator<StoredRow[]> {
  for (let after = ''; ; ) {
    const rows = await db.rows<{ key: BlobKey; size: string | number }>(
      `SELECT store_key AS key, size_bytes AS size FROM blobs WHERE store_key COLLATE "C" > $1 COLLATE "C"
       ORDER BY store_key COLLATE "C" LIMIT $2`,
      [after, pageSize],
    );
    if (rows.length > 0) yield rows.map(({ key, size }) => ({ key, sizeBytes: Number(size) }));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.key;
  }
}

export async function countChecked(db: Database): Promise<{ nodes: number; contents: number }> {
  const [row] = await db.rows<{ nodes: number; contents: number }>(
    'SELECT (SELECT count(*) FROM nodes)::float8 - 2 AS nodes, (SELECT count(*) FROM blobs)::float8 AS contents',
    [],
  );
  return { nodes: row?.nodes ?? 0, contents: row?.contents ?? 0 };
}
