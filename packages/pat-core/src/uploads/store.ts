import type { StagedKey } from '../blobs/index.js';
import type { Database } from '../db/index.js';
import type { NodeId, UploadId, UserId } from '../shared/ids.js';

/** An upload as stored. */
export interface Upload {
  readonly id: UploadId;
  readonly userId: UserId;
  readonly path: string;
  readonly sizeBytes: number;
  readonly overwrite: boolean;
  readonly modifiedAt: Date | undefined;
  readonly metadata: string;
  readonly stagedKey: StagedKey;
  /** Whose quota the bytes are set aside from. */
  readonly payerId: UserId | undefined;
  readonly nodeId: NodeId | undefined;
  readonly expiresAt: Date;
}

type Row = Omit<Upload, 'sizeBytes' | 'modifiedAt' | 'payerId' | 'nodeId' | 'expiresAt'> & {
  sizeBytes: string;
  modifiedAt: string | null;
  payerId: UserId | null;
  nodeId: NodeId | null;
  expiresAt: string;
};

export async function insertUpload(db: Database, upload: Upload, now: number): Promise<void> {
  await db.rows(
    `INSERT INTO uploads (id, user_id, path, size_bytes, overwrite, modified_at, metadata, staged_key, payer_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[upload.id, upload.userId, upload.path, upload.sizeBytes, upload.overwrite],
      ...[
        upload.modifiedAt?.toISOString() ?? null,
        upload.metadata,
        upload.stagedKey,
        upload.payerId ?? null,
      ],
      ...[new Date(now).toISOString(), upload.expiresAt.toISOString()],
    ],
  );
}

/** An upload of this user that has not expired. */
export async function findUpload(
  db: Database,
  id: UploadId,
  userId: UserId,
  now: number,
): Promise<Upload | undefined> {
  const [row] = await db.rows<Row>(
    `SELECT id, user_id AS "userId", path, size_bytes::text AS "sizeBytes", overwrite, modified_at AS "modifiedAt", metadata,
       staged_key AS "stagedKey", payer_id AS "payerId", node_id AS "nodeId", expires_at AS "expiresAt"
     FROM uploads WHERE id = $1 AND user_id = $2 AND expires_at > $3::timestamptz`,
    [id, userId, new Date(now).toISOString()],
  );
  return (
    row && {
      ...row,
      sizeBytes: Number(row.sizeBytes),
      modifiedAt: row.modifiedAt === null ? undefined : new Date(row.modifiedAt),
      payerId: row.payerId ?? undefined,
      nodeId: row.nodeId ?? undefined,
      expiresAt: new Date(row.expiresAt),
    }
  );
}

/** How many uploads of a user are not complete. */
export async function countUnfinished(db: Database, userId: UserId, now: number): Promise<number> {
  const [row] = await db.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM uploads
     WHERE user_id = $1 AND node_id IS NULL AND expires_at > $2::timestamptz`,
    [userId, new Date(now).toISOString()],
  );
  return row?.count ?? 0;
}

/** How many bytes are set aside for uploads to a user's places. */
export async function reservedBytes(db: Database, payerId: UserId, now: number): Promise<number> {
  const [row] = await db.rows<{ bytes: string }>(
    `SELECT coalesce(sum(size_bytes), 0)::text AS bytes FROM uploads
     WHERE payer_id = $1 AND node_id IS NULL AND expires_at > $2::timestamptz`,
    [payerId, new Date(now).toISOString()],
  );
  return Number(row?.bytes ?? 0);
}

/** Makes `writer` the one who appends. @returns who was it before; undefined when nobody was */
export async function takeOver(db: Database, id: UploadId, writer: string): Promise<string | undefined> {
  const [row] = await db.rows<{ previous: string | null }>(
    `UPDATE uploads SET writer = $2
     FROM (SELECT id, writer AS previous FROM uploads WHERE id = $1 FOR UPDATE) old
     WHERE uploads.id = old.id RETURNING old.previous`,
    [id, writer],
  );
  return row?.previous ?? undefined;
}

/** Puts off the end of an upload. @returns false when `writer` is no longer the one who appends */
export async function renew(db: Database, id: UploadId, writer: string, expiresAt: Date): Promise<boolean> {
  const rows = await db.rows(
    'UPDATE uploads SET expires_at = $3 WHERE id = $1 AND writer = $2 RETURNING id',
    [id, writer, expiresAt.toISOString()],
  );
  return rows.length > 0;
}

export async function release(db: Database, id: UploadId, writer: string): Promise<void> {
  await db.rows('UPDATE uploads SET writer = NULL WHERE id = $1 AND writer = $2', [id, writer]);
}

export async function markFinished(db: Database, id: UploadId, nodeId: NodeId): Promise<void> {
  await db.rows('UPDATE uploads SET node_id = $2 WHERE id = $1', [id, nodeId]);
}

export async function deleteUpload(db: Database, id: UploadId): Promise<void> {
  await db.rows('DELETE FROM uploads WHERE id = $1', [id]);
}

/** @returns where the bytes of those that were deleted wait */
export async function deleteExpiredUploads(db: Database, now: number): Promise<StagedKey[]> {
  const rows = await db.rows<{ stagedKey: StagedKey }>(
    'DELETE FROM uploads WHERE expires_at <= $1::timestamptz RETURNING staged_key AS "stagedKey"',
    [new Date(now).toISOString()],
  );
  return rows.map(({ stagedKey }) => stagedKey);
}
