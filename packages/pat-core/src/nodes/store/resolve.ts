import type { Database } from '../../db/index.js';
import { type Right, rights, scopedNodes, type TokenScopes } from '../../scopes/index.js';
import { isUuid, type NodeId, type UserId } from '../../shared/ids.js';
import { splitPath } from '../../shared/paths.js';
import type { Ascent, Basis, Resolution } from '../types.js';
import { type BlobColumns, toStoredContent } from './blob-rows.js';
import { type Extra, resolveById, resolveByPath } from './resolve-statements.js';
import { type NodeRow, toChainNode, toRight, trashId, withLiveLocks } from './rows.js';

export type { Extra };

interface ResolvedRow extends NodeRow, BlobColumns {
  version: string | null;
  /** The grant or scope that a row of an ascent belongs to; null for the rows of the chain. */
  seed: NodeId | null;
}

/** What to resolve for whom. */
export interface ResolveRequest {
  readonly ref: { readonly path: string } | { readonly id: NodeId };
  readonly userId: UserId;
  readonly scopes: TokenScopes | undefined;
  readonly now: number;
  /** What to read beside the nodes: locks on all of them, or the content of the last one. */
  readonly extra?: Extra;
}

/** Reads all that a decision about a path or id needs, in one query. @throws invalid_name */
export async function resolve(db: Database, request: ResolveRequest): Promise<Resolution> {
  const { ref, userId, scopes, now, extra = 'nothing' } = request;
  const names = 'path' in ref ? splitPath(ref.path) : undefined;
  const key = names ?? (ref as { id: NodeId }).id;
  if (!names && !isUuid(key as string)) return { chain: [], missing: [''], ascents: [] };
  const found = await db.lookup(
    (names ? resolveByPath : resolveById)[extra],
    [key, userId, scopes ? readableScopes(scopes) : null, scopedNodes(scopes)],
    toFound,
  );
  const { ascents, content, version } = found;
  if (!names && (found.chain.length === 0 || found.chain[0]?.id === trashId))
    return { chain: [], missing: [''], ascents };
  const basis: Basis | undefined =
    extra === 'locks' && ascents.length === 0
      ? { by: names ? 'path' : 'id', key, userId, version }
      : undefined;
  const chain = withLiveLocks(found.chain, now);
  return { chain, missing: names?.slice(chain.length) ?? [], ascents, content, basis };
}

function toFound(rows: readonly ResolvedRow[]) {
  const chainRows = rows.filter((row) => row.seed === null);
  const last = chainRows.at(-1);
  return {
    chain: chainRows.map(toChainNode),
    ascents: toAscents(rows),
    content: last && toStoredContent(last),
    version: chainRows.map((row) => row.version).join(';'),
  };
}

/** Nodes at which the scopes alone allow reading; of scopes within others none does, and the ways up are read. */
function readableScopes(scopes: TokenScopes): NodeId[] {
  if (scopes.within) return [];
  return [...scopes.nodes].filter(([, right]) => (right & rights.read) !== 0).map(([id]) => id);
}

/** Rows come ordered by seed and nearest first. A way that ends in the trash leads nowhere. */
function toAscents(rows: readonly ResolvedRow[]): Ascent[] {
  const bySeed = new Map<NodeId, { ids: NodeId[]; grants: Right[] }>();
  for (const row of rows) {
    if (row.seed === null) continue;
    let ascent = bySeed.get(row.seed);
    if (!ascent) {
      ascent = { ids: [], grants: [] };
      bySeed.set(row.seed, ascent);
    }
    ascent.ids.push(row.id);
    ascent.grants.push(toRight(row.permission));
  }
  return [...bySeed.values()].filter(({ ids }) => ids.at(-1) !== trashId);
}
