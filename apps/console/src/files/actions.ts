import type { Listed } from './queries.js';

export type NodeAction = 'details' | 'share' | 'rename' | 'move' | 'copy' | 'delete';

/** Opens the dialog in which something is done with files and folders; of several, only what can be done with all of them. */
export type Act = (action: NodeAction, nodes: readonly Listed[]) => void;

/** Whether it can be moved, renamed and deleted. Workspaces are changed by administrators, elsewhere. */
export function isChangeable({ permissions, path }: Listed): boolean {
  return permissions.read && permissions.write && path.lastIndexOf('/') > 0;
}
