import type { BlobKey, BlobStore } from '../../blobs/index.js';
import type { Database } from '../../db/index.js';
import { keysWithoutRow } from '../../nodes/index.js';
import { isPatError } from '../../shared/errors.js';
import type { ConsistencyProblem } from '../types.js';
import { type StoredRow, storedBlobs } from './store.js';

const pageSize = 500;
const askedAtOnce = 16;

/** Contents whose bytes the blob store does not have, or not all of them. */
export async function* findDamagedBytes(db: Database, store: BlobStore): AsyncGenerator<ConsistencyProblem> {
  for await (const rows of storedBlobs(db, pageSize)) {
    const wrong: (ConsistencyProblem & { subject: BlobKey })[] = [];
    for (let start = 0; start < rows.length; start += askedAtOnce) {
      const found = await Promise.all(
        rows.slice(start, start + askedAtOnce).map((row) => compare(store, row)),
      );
      wrong.push(...found.flatMap((problem) => problem ?? []));
    }
    // What was deleted since it was read is no damage.
    const gone = new Set(
      await keysWithoutRow(
        db,
        wrong.map(({ subject }) => subject),
      ),
    );
    yield* wrong.filter(({ subject }) => !gone.has(subject));
  }
}

async function compare(store: BlobStore, { key, sizeBytes }: StoredRow) {
  const stored = await storedSize(store, key);
  if (stored === sizeBytes) return undefined;
  const kind = stored === undefined ? ('bytes_missing' as const) : ('bytes_damaged' as const);
  return { kind, subject: key, detail: `${stored ?? 'no'} bytes instead of ${sizeBytes}` };
}

async function storedSize(store: BlobStore, key: BlobKey): Promise<number | undefined> {
  try {
    return await store.sizeOf(key);
  } catch (error) {
    if (isPatError(error, 'not_found')) return undefined;
    throw error;
  }
}

/** Bytes in the blob store that no content names, if stored before `before`: later ones may belong to an upload that goes on. */
export async function* findOrphanedBytes(
  db: Database,
  store: BlobStore,
  before: number,
): AsyncGenerator<ConsistencyProblem> {
  let keys: BlobKey[] = [];
  const orphans = async () => {
    const found = await keysWithoutRow(db, keys);
    keys = [];
    return found.map((subject) => ({
      kind: 'bytes_orphaned' as const,
      subject,
      detail: 'belong to no content',
    }));
  };
  for await (const { key, modifiedAt } of store.list()) {
    if (modifiedAt < before) keys.push(key);
    if (keys.length === pageSize) yield* await orphans();
  }
  yield* await orphans();
}
