export {
  deleteUnusedBlobs,
  findBlob,
  findUnusedBlobs,
  keysWithoutRow,
} from './store/blob-rows.js';
export {
  detach,
  freezeFolder,
  holdNode,
  reviseNode,
  serializeRetries,
  serializeTreeChanges,
  swapContent,
} from './store/changes.js';
export { type ChildRow, hasChildren, listChildren, type PropertyRow } from './store/children.js';
export { copyTree, type TreeCopy } from './store/copy.js';
export { copyProperties, findProperties, removeProperties, setProperties } from './store/properties.js';
export { purgeTrash } from './store/purge.js';
export {
  deleteEntry,
  discardEntries,
  discardOutdated,
  recycle,
  relocateEntries,
} from './store/recycle.js';
export { findRecycled, listRecycled, type RecycledPosition, type RecycledRow } from './store/recycled.js';
export {
  countEntries,
  entriesOverQuota,
  ownedBytes,
  type TakenSpace,
  takenSpace,
} from './store/recycled-bytes.js';
export { type Relocation, relocate } from './store/relocate.js';
export { type Extra, joinBases, resolve } from './store/resolve.js';
export { currentVersion } from './store/resolve-statements.js';
export { type Chain, findChains, searchNodes } from './store/search.js';
export {
  type TreeWrite,
  type TreeWriteShape,
  treeWriteParameters,
  treeWritePart,
  treeWriteShape,
  treeWriteShapes,
} from './store/tree-write.js';
export { compactUsage, countStored, treeBytes, usedBytes } from './store/usage.js';
export { createWorkspace, findChain, listWorkspaces, pathOf, type WorkspaceRow } from './store/workspaces.js';
export {
  type NewContent,
  type NodeWrite,
  nodeOf,
  shapeOf,
  type WriteShape,
  writeNode,
  writeParameters,
  writePart,
  writeShapes,
} from './store/write.js';
export type { Ascent, Basis, BlobId, ChainNode, LockRow, Resolution } from './types.js';
