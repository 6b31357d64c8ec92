import type { Database } from '../../db/index.js';
import type { Right } from '../../scopes/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { BlobId, LockRow } from '../types.js';
import { type LockJson, locksOfNode, toLocks, toRight, trashId, withLiveLocks } from './rows.js';

/** One child of a folder with what its listing shows. */
export interface ChildRow {
  readonly id: NodeId;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly sizeBytes: number;
  readonly blobId: BlobId | undefined;
  readonly owner: string | undefined;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  readonly mode: number | undefined;
  /** The user's own grant on this very node. */
  readonly grant: Right;
  /** Locks on this very node; empty when no details were asked for, as are the properties. */
  readonly locks: readonly LockRow[];
  readonly properties: readonly PropertyRow[];
}

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

interface ChildText {
  /** All plain columns in one: taking a column from the driver costs more than splitting it off. No field can have a slash in it. */
  line: string;
  locks: LockJson[] | null;
  properties: PropertyRow[] | null;
}

const milliseconds = (instant: string) => `(date_part('epoch', ${instant}) * 1000)::int8`;
const line = [
  ...['n.id', 'n.name', 'n.kind', 'n.size_bytes', "coalesce(n.blob_id::text, '')"],
  ...[milliseconds('n.created_at'), milliseconds('n.modified_at'), "coalesce(n.mode::text, '')"],
  ...["coalesce(g.permission, '')", "coalesce(u.login, '')"],
].join(", '/', ");
const details = `${locksOfNode} AS locks,
  (SELECT json_agg(json_build_object('namespace', p.namespace, 'name', p.name, 'value', p.value))
    FROM properties p WHERE p.node_id = n.id) AS properties`;
const noDetails = 'NULL::json AS locks, NULL::json AS properties';

function childrenStatement(parent: string, detailColumns: string): string {
  return `SELECT concat(${line}) AS line, ${detailColumns} FROM nodes n
    LEFT JOIN grants g ON g.node_id = n.id AND g.user_id = $2::uuid LEFT JOIN users u ON u.id = n.owner_id
    WHERE ${parent} AND n.name > $3 AND ($4::uuid[] IS NULL OR n.id = ANY($4)) ORDER BY n.name LIMIT $5`;
}

const ofFolder = 'n.parent_id = $1::uuid';
const ofRoot = `n.parent_id IS NULL AND $1::uuid IS NULL AND n.id <> '${trashId}'`;
const statements = {
  folder: { plain: childrenStatement(ofFolder, noDetails), detailed: childrenStatement(ofFolder, details) },
  root: { plain: childrenStatement(ofRoot, noDetails), detailed: childrenStatement(ofRoot, details) },
};

/** One page of a folder's children, ordered by name, in one query. */
export async function listChildren(db: Database, request: ChildrenRequest): Promise<readonly ChildRow[]> {
  const { parentId } = request;
  const { plain, detailed } = statements[parentId ? 'folder' : 'root'];
  const children = await db.read(
    request.details ? detailed : plain,
    [parentId ?? null, request.userId, request.after ?? '', request.only ?? null, request.limit],
    (rows: readonly ChildText[]) => rows.map(toChild),
  );
  return withLiveLocks(children, request.now);
}

function toChild({ line: text, locks, properties }: ChildText): ChildRow {
  const [id, name, kind, sizeBytes, blobId, createdAt, modifiedAt, mode, permission, owner] = text.split('/');
  return {
    id: id as NodeId,
    name: name as string,
    kind: kind as ChildRow['kind'],
    sizeBytes: Number(sizeBytes),
    blobId: blobId ? (blobId as BlobId) : undefined,
    owner: owner || undefined,
    createdAt: new Date(Number(createdAt)),
    modifiedAt: new Date(Number(modifiedAt)),
    mode: mode ? Number(mode) : undefined,
    grant: toRight(permission || null),
    locks: toLocks(id as NodeId, locks),
    properties: properties ?? [],
  };
}

/** Whether a folder has anything in it. */
export async function hasChildren(db: Database, id: NodeId): Promise<boolean> {
  const rows = await db.rows('SELECT 1 FROM nodes WHERE parent_id = $1 LIMIT 1', [id]);
  return rows.length > 0;
}
