import type { Database } from '../../db/index.js';
import { type Right, rights, scopedNodes, type TokenScopes } from '../../scopes/index.js';
import { isUuid, type NodeId, type UserId } from '../../shared/ids.js';
import { splitPath } from '../../shared/paths.js';
import type { Ascent, Basis, ChainNode, Resolution } from '../types.js';
import { type BlobColumns, toStoredContent } from './blob-rows.js';
import { type Extra, findAscents, resolveById, resolveByPath } from './resolve-statements.js';
import { type NodeRow, toChainNode, toRight, trashId, withLiveLocks } from './rows.js';

export type { Extra };

interface ResolvedRow extends NodeRow, BlobColumns {
  /** From the workspace on. */
  place: number;
  version?: string;
}

/** Between the versions of nodes. */
const separator = ';';

interface AscentRow {
  /** The node that carries the grant or scope. */
  seed: NodeId;
  id: NodeId;
  permission: string | null;
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

/** Reads all that a decision about a path or id needs: in one query, or two when the chain gives no right to read. @throws invalid_name */
export async function resolve(db: Database, request: ResolveRequest): Promise<Resolution> {
  const { ref, userId, scopes, now, extra = 'nothing' } = request;
  const names = 'path' in ref ? splitPath(ref.path) : undefined;
  const key = names ?? (ref as { id: NodeId }).id;
  if (!names && !isUuid(key as string)) return { chain: [], missing: [''], ascents: [] };
  const found = await db.lookup((names ? resolveByPath : resolveById)[extra], [key, userId], toFound);
  const { content, version } = found;
  const lost = !names && (found.chain.length === 0 || found.chain[0]?.id === trashId);
  const chain = lost ? [] : withLiveLocks(found.chain, now);
  const readable = mayRead(chain, scopes);
  const ascents = readable ? [] : await db.lookup(findAscents, [userId, scopedNodes(scopes)], toAscents);
  if (lost) return { chain, missing: [''], ascents };
  const basis: Basis | undefined =
    extra === 'locks' && readable ? { nodes: chain.map(({ id }) => id), userId, version } : undefined;
  return { chain, missing: names?.slice(chain.length) ?? [], ascents, content, basis };
}

function toFound(rows: readonly ResolvedRow[]) {
  const inOrder = [...rows].sort((a, b) => a.place - b.place);
  const last = inOrder.at(-1);
  return {
    chain: inOrder.map(toChainNode),
    content: last && toStoredContent(last),
    version: inOrder.map((row) => row.version).join(separator),
  };
}

/** Whether a grant on the chain gives the right to read, and the scopes do as well. */
function mayRead(chain: readonly ChainNode[], scopes: TokenScopes | undefined): boolean {
  if (!chain.some(({ grant }) => (grant & rights.read) !== 0)) return false;
  if (!scopes) return true;
  const readable = readableScopes(scopes);
  return chain.some(({ id }) => readable.includes(id));
}

/** Nodes at which the scopes alone allow reading; of scopes within others none does, and the ways up are read. */
function readableScopes(scopes: TokenScopes): NodeId[] {
  if (scopes.within) return [];
  return [...scopes.nodes].filter(([, right]) => (right & rights.read) !== 0).map(([id]) => id);
}

/** A way that ends in the trash leads nowhere. */
function toAscents(rows: readonly AscentRow[]): Ascent[] {
  const bySeed = new Map<NodeId, { ids: NodeId[]; grants: Right[] }>();
  for (const row of rows) {
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

/** What several decisions rest on together; undefined when one rests on more than a basis, or two found a node in different states. */
export function joinBases(bases: readonly (Basis | undefined)[]): Basis | undefined {
  const versions = new Map<NodeId, string>();
  let joined: Basis | undefined;
  for (const basis of bases) {
    if (!basis) return undefined;
    const each = basis.version.split(separator);
    for (const [index, id] of basis.nodes.entries()) {
      const version = each[index] ?? '';
      if ((versions.get(id) ?? version) !== version) return undefined;
      versions.set(id, version);
    }
    joined = { ...basis, nodes: [...versions.keys()], version: [...versions.values()].join(separator) };
  }
  return joined;
}
