import type { Ascent } from '../nodes/index.js';
import { intersect, type Right, rights, union } from '../scopes/index.js';
import type { NodeId } from '../shared/ids.js';
import { remainingRight, type TokenRights } from './token-rights.js';

/** Nodes that a caller sees although nothing above them gives a right to read. */
export interface Reach {
  /** Nodes where a right of the caller begins, with that right. */
  readonly entries: ReadonlyMap<NodeId, Right>;
  /** Folders above entries: shown, with nothing in them but the way to the entries. */
  readonly branches: ReadonlySet<NodeId>;
  /** The way up from each entry, the entry itself first. */
  readonly ways: readonly (readonly NodeId[])[];
}

/** Works out what a caller sees from the ways up from all grants and scopes. */
export function reachOf(token: TokenRights, ascents: readonly Ascent[]): Reach {
  const entries = new Map<NodeId, Right>();
  const branches = new Set<NodeId>();
  const ways: (readonly NodeId[])[] = [];
  for (const { ids, grants } of ascents) {
    const [node, ...above] = ids;
    const right = intersect(grants.reduce<Right>(union, rights.none), remainingRight(token, ids));
    if (node === undefined || right === rights.none) continue;
    entries.set(node, right);
    ways.push(ids);
    for (const id of above) branches.add(id);
  }
  return { entries, branches, ways };
}
