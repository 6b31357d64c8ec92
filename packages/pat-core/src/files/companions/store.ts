import type { Database } from '../../db/index.js';
import type { LockRow } from '../../nodes/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { Property } from '../types.js';

/** A companion without its content. */
export interface CompanionRow {
  readonly id: NodeId;
  readonly name: string;
  readonly sizeBytes: number;
  /** Another one with every content. */
  readonly version: string;
  readonly properties: readonly Property[];
  readonly locks: readonly LockRow[];
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

export interface CompanionKey {
  readonly userId: UserId;
  readonly folderId: NodeId;
  readonly name: string;
}

interface Row {
  id: NodeId;
  name: string;
  size_bytes: number;
  version: string;
  properties: Property[];
  locks: (Omit<LockRow, 'expiresAt'> & { expiresAt: string })[];
  created_at: string;
  modified_at: string;
}

const columns =
  'id, name, octet_length(content) AS size_bytes, version, properties, locks, created_at, modified_at';
const byKey = `SELECT ${columns} FROM companions WHERE folder_id = $1 AND user_id = $2 AND name = $3`;

/** @param forChange holds the row to the end of the transaction */
export async function findCompanion(
  db: Database,
  { folderId, userId, name }: CompanionKey,
  forChange: boolean,
): Promise<CompanionRow | undefined> {
  const [row] = await db.rows<Row>(forChange ? `${byKey} FOR UPDATE` : byKey, [folderId, userId, name]);
  return row && toCompanion(row);
}

export async function hasCompanions(db: Database, userId: UserId): Promise<boolean> {
  const rows = await db.rows('SELECT 1 FROM companions WHERE user_id = $1 LIMIT 1', [userId]);
  return rows.length > 0;
}

/** Ordered by name. */
export async function listCompanions(
  db: Database,
  { folderId, userId }: Omit<CompanionKey, 'name'>,
): Promise<CompanionRow[]> {
  const rows = await db.rows<Row>(
    `SELECT ${columns} FROM companions WHERE folder_id = $1 AND user_id = $2 ORDER BY name`,
    [folderId, userId],
  );
  return rows.map(toCompanion);
}

/** undefined when it is gone. */
export async function readContent(db: Database, id: NodeId): Promise<Buffer | undefined> {
  const [row] = await db.rows<{ content: Uint8Array }>('SELECT content FROM companions WHERE id = $1', [id]);
  return row && Buffer.from(row.content.buffer, row.content.byteOffset, row.content.byteLength);
}

/** What all companions of a user take, in bytes. */
export async function companionBytes(db: Database, userId: UserId): Promise<number> {
  const [row] = await db.rows<{ bytes: number }>(
    'SELECT coalesce(sum(octet_length(content)), 0)::float8 AS bytes FROM companions WHERE user_id = $1',
    [userId],
  );
  return row?.bytes ?? 0;
}

export async function insertCompanion(
  tx: Database,
  companion: CompanionKey & CompanionRow & { readonly content: Buffer },
): Promise<void> {
  const { id, userId, folderId, name, content, version, locks, createdAt, modifiedAt } = companion;
  await tx.rows(
    `INSERT INTO companions (id, user_id, folder_id, name, content, version, properties, locks, created_at, modified_at)
     VALUES ($1, $2, $3, $4, $5, $6, '[]', $7::jsonb, $8, $9)`,
    [
      ...[id, userId, folderId, name, content, version],
      ...[JSON.stringify(locks), createdAt.toISOString(), modifiedAt.toISOString()],
    ],
  );
}

export async function replaceCompanion(
  tx: Database,
  { id, content, version, modifiedAt }: CompanionRow & { readonly content: Buffer },
): Promise<void> {
  await tx.rows('UPDATE companions SET content = $2, version = $3, modified_at = $4 WHERE id = $1', [
    id,
    content,
    version,
    modifiedAt.toISOString(),
  ]);
}

export async function describeCompanion(
  tx: Database,
  { id, properties, locks }: Pick<CompanionRow, 'id' | 'properties' | 'locks'>,
): Promise<void> {
  await tx.rows('UPDATE companions SET properties = $2::jsonb, locks = $3::jsonb WHERE id = $1', [
    id,
    JSON.stringify(properties),
    JSON.stringify(locks),
  ]);
}

export async function deleteCompanion(tx: Database, id: NodeId): Promise<void> {
  await tx.rows('DELETE FROM companions WHERE id = $1', [id]);
}

function toCompanion({ id, name, version, properties, ...row }: Row): CompanionRow {
  return {
    ...{ id, name, version, properties, sizeBytes: row.size_bytes },
    locks: row.locks.map((lock) => ({ ...lock, expiresAt: new Date(lock.expiresAt) })),
    createdAt: new Date(row.created_at),
    modifiedAt: new Date(row.modified_at),
  };
}
