import { type Right, rights } from '../scopes/index.js';
import type { NodeId } from '../shared/ids.js';
import { type Access, mayRead } from './decide.js';

/** What a caller sees below a folder, without naming all of it. */
export interface Visible {
  /** Nodes seen with everything below them; none is below another. The folder itself, when it may be read. */
  readonly trees: readonly NodeId[];
  /** Nodes seen alone. */
  readonly alone: readonly NodeId[];
}

/** @param folder undefined: the list of workspaces */
export function visibleBelow(folder: NodeId | undefined, { reach }: Access): Visible {
  if (!reach) return { trees: folder === undefined ? [] : [folder], alone: [] };
  const trees = new Set<NodeId>();
  const alone = new Set<NodeId>();
  const rightAt = (id: NodeId): Right => reach.entries.get(id) ?? rights.none;
  for (const way of reach.ways) {
    const end = folder === undefined ? way.length : way.indexOf(folder);
    for (const id of way.slice(0, Math.max(end, 0)).reverse()) {
      if (mayRead(rightAt(id))) {
        trees.add(id);
        break;
      }
      alone.add(id);
    }
  }
  return { trees: [...trees], alone: [...alone] };
}
