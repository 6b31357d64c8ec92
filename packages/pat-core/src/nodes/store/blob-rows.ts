import type { BlobKey, StoredContent } from '../../blobs/index.js';
import type { Database } from '../../db/index.js';
import type { BlobId } from '../types.js';

/** Where a content is, as statements return it. */
export interface BlobColumns {
  size_bytes: string | number;
  content?: Uint8Array | null;
  store_key?: BlobKey | null;
}

/** undefined when it has been collected since. */
export function findBlob(db: Database, id: BlobId): Promise<StoredContent | undefined> {
  return db.lookup(
    'SELECT size_bytes, content, store_key FROM blobs WHERE id = $1',
    [id],
    ([row]: readonly BlobColumns[]) => row && toStoredContent(row),
  );
}

/** undefined when the row has no content: it is a folder's, or none was asked for. */
export function toStoredContent({
  size_bytes,
  content,
  store_key: storeKey,
}: BlobColumns): StoredContent | undefined {
  const sizeBytes = Number(size_bytes);
  if (storeKey) return { sizeBytes, storeKey };
  return content
    ? {
        sizeBytes,
        content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      }
    : undefined;
}

/**
 * Deletes those of the blobs that no node holds any more. A copy made at this moment wins: the foreign key then refuses the deletion.
 * @returns the store keys to delete after the commit
 */
export async function deleteUnusedBlobs(tx: Database, ids: readonly BlobId[]): Promise<BlobKey[]> {
  const rows = await tx.rows<{ store_key: BlobKey | null }>(
    `DELETE FROM blobs b WHERE b.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM nodes n WHERE n.blob_id = b.id)
     RETURNING store_key`,
    [ids],
  );
  return rows.flatMap((row) => row.store_key ?? []);
}

/** Some blobs that no node holds, as after a crash between a change and its collection. */
export async function findUnusedBlobs(db: Database, limit: number): Promise<BlobId[]> {
  const rows = await db.rows<{ id: BlobId }>(
    'SELECT b.id FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.blob_id = b.id) LIMIT $1',
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Those of the keys that no blob row names. */
export async function keysWithoutRow(db: Database, keys: readonly BlobKey[]): Promise<BlobKey[]> {
  const rows = await db.rows<{ key: BlobKey }>(
    'SELECT key FROM unnest($1::text[]) AS key WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE store_key = key)',
    [keys],
  );
  return rows.map((row) => row.key);
}
