import { PatError } from '../shared/errors.js';
import { isUuid, type NodeId } from '../shared/ids.js';
import { formatRight, intersect, parsePermission, type Right, rights, union } from './right.js';

const namedScopes = ['profile', 'openid', 'credentials'] as const;
export type NamedScope = (typeof namedScopes)[number];

/** Node UUID to what the token may do there and below. */
export type NodeScopes = ReadonlyMap<NodeId, Right>;

/**
 * What a token is limited to. `undefined` instead of this object means: no limit, all that its user may.
 * A limited token that names no node reaches no file.
 */
export interface TokenScopes {
  readonly nodes: NodeScopes;
  readonly named: ReadonlySet<NamedScope>;
  /** Scopes that limit these in turn: of a node both must leave the right. `named` holds only what both name. */
  readonly within?: TokenScopes | undefined;
}

/** `scopes` with nothing beyond `outer`. */
export function scopesWithin(
  scopes: TokenScopes | undefined,
  outer: TokenScopes | undefined,
): TokenScopes | undefined {
  if (!outer) return scopes;
  if (!scopes || sameScopes(scopes, outer)) return outer;
  const named = new Set([...scopes.named].filter((name) => outer.named.has(name)));
  return { nodes: scopes.nodes, named, within: outer };
}

/** The nodes at which a right can begin: those that any of the scopes names. */
export function scopedNodes(scopes: TokenScopes | undefined): NodeId[] {
  return scopes ? [...scopes.nodes.keys(), ...scopedNodes(scopes.within)] : [];
}

/** What scopes leave of all rights on the last of `ids`, the others being its ancestors in any order. */
export function scopedRight(scopes: TokenScopes | undefined, ids: readonly NodeId[]): Right {
  if (!scopes) return rights.both;
  const own = ids.reduce<Right>(
    (right, id) => union(right, scopes.nodes.get(id) ?? rights.none),
    rights.none,
  );
  return intersect(own, scopedRight(scopes.within, ids));
}

/**
 * Reads scope strings: `node:UUID:PERMISSION` with PERMISSION `r`, `w` or `rw`, and the named scopes. A repeated UUID
 * gives the union. No strings: no limit (`undefined`).
 * @throws invalid with the offending string and the reason
 */
export function parseScopes(texts: readonly string[]): TokenScopes | undefined {
  if (texts.length === 0) return undefined;
  const nodes = new Map<NodeId, Right>();
  const named = new Set<NamedScope>();
  for (const text of texts) {
    const name = namedScopes.find((candidate) => candidate === text);
    if (name) {
      named.add(name);
    } else {
      const { id, right } = parseNodeScope(text);
      nodes.set(id, union(nodes.get(id) ?? 0, right));
    }
  }
  return { nodes, named };
}

function parseNodeScope(text: string): { id: NodeId; right: Exclude<Right, 0> } {
  const parts = text.split(':');
  const [kind, id, permission] = parts;
  if (kind !== 'node' || parts.length !== 3 || id === undefined || permission === undefined) {
    throw invalidScope(text, `it is neither node:UUID:PERMISSION nor one of ${namedScopes.join(', ')}`);
  }
  if (!isUuid(id)) throw invalidScope(text, `"${id}" is not a UUID`);
  const right = parsePermission(permission);
  if (!right) throw invalidScope(text, `the permission "${permission}" is not r, w or rw`);
  return { id: id.toLowerCase() as NodeId, right };
}

function invalidScope(text: string, reason: string): PatError {
  return new PatError('invalid', `The scope "${text}" is not valid: ${reason}.`, { field: 'scopes' });
}

/** The canonical strings of `scopes`: one per node, then the named ones. */
export function formatScopes(scopes: TokenScopes | undefined): string[] {
  if (!scopes) return [];
  const nodes = [...scopes.nodes].map(
    ([id, right]) => `node:${id}:${formatRight(right as Exclude<Right, 0>)}`,
  );
  return [...nodes.sort(), ...[...scopes.named].sort()];
}

export function sameScopes(a: TokenScopes | undefined, b: TokenScopes | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || formatScopes(a).join() !== formatScopes(b).join()) return false;
  return sameScopes(a.within, b.within);
}
