export {
  deleteUnusedBlobs,
  findBlob,
  findUnusedBlobs,
  keysWithoutRow,
} from './store/blob-rows.js';
export {
  detach,
  freezeFolder,
  insertNode,
  type NewContent,
  relocate,
  replaceContent,
  serializeRetries,
  serializeTreeChanges,
  swapContent,
  updateAttributes,
} from './store/changes.js';
export { type ChildRow, hasChildren, listChildren, type PropertyRow } from './store/children.js';
export { copyTree } from './store/copy.js';
export { copyProperties, findProperties, removeProperties, setProperties } from './store/properties.js';
export { purgeTrash } from './store/purge.js';
export { type Extra, resolve } from './store/resolve.js';
export { compactUsage, treeBytes, usedBytes } from './store/usage.js';
export { createWorkspace, findChain, listWorkspaces, pathOf, type WorkspaceRow } from './store/workspaces.js';
export type { Ascent, BlobId, ChainNode, LockRow, Resolution } from './types.js';
