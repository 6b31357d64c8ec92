import {
  type ChangeRecord,
  type GuardScope,
  infoOf,
  type NodeTarget,
  type Place,
  type Write,
} from '../guard/index.js';
import { type BlobId, type Relocation, type TreeCopy, type TreeWrite, treeBytes } from '../nodes/index.js';
import { type NodeId, newId, type UserId } from '../shared/ids.js';
import type { Removal } from './discard.js';
import { checkQuota } from './quota.js';
import { placeFor, refuseInsideItself, refuseWorkspace } from './tree-rules.js';
import type { CopyOptions, MoveOptions, NodeRef, WriteResult } from './types.js';

/** What moving did beside its answer. */
export interface Moved {
  readonly result: WriteResult;
  readonly replaced?: Removal | undefined;
  /** Whether a folder is in another workspace now. */
  readonly resettles: boolean;
}

/** What copying did beside its answer. */
export interface Copied {
  readonly result: WriteResult;
  /** The content that the copy took the place of. */
  readonly content?: BlobId;
  readonly replaced?: Removal | undefined;
  /** Who needs the room that the recycle bin takes. */
  readonly crowded?: UserId | undefined;
}

/** A move that one statement makes: to a free name, of what has no locks. undefined: it is not as simple as that. */
export async function simpleMove(
  scope: GuardScope,
  from: NodeRef,
  path: string,
  options: MoveOptions,
): Promise<Write<Moved, TreeWrite> | undefined> {
  const [source, place] = await bothEnds(scope, 'move', from, path, options);
  if (place.existing || source.node.locks.length > 0) return undefined;
  refuseWorkspace(source);
  refuseInsideItself(source, place);
  scope.checkLocks(source.chain.slice(0, -1), options);
  return {
    record: recordOf('move', source, place),
    write: { kind: source.node.kind, relocate: relocationOf(source, place) },
    result: moved(source, place, true),
  };
}

/** A copy that one statement makes: to a free name. undefined: it is not as simple as that. */
export async function simpleCopy(
  scope: GuardScope,
  from: NodeRef,
  path: string,
  options: CopyOptions,
): Promise<Write<Copied, TreeWrite> | undefined> {
  const [source, place] = await bothEnds(scope, 'copy', from, path, options);
  if (place.existing) return undefined;
  if (!options.shallow) refuseInsideItself(source, place);
  const { write, result } = await newCopy(scope, source, place, options);
  return { record: recordOf('copy', source, place), write: { kind: source.node.kind, copy: write }, result };
}

/** Both are asked for in one round trip. */
function bothEnds(
  scope: GuardScope,
  operation: 'move' | 'copy',
  from: NodeRef,
  path: string,
  options: CopyOptions,
): Promise<[NodeTarget, Place]> {
  return Promise.all([scope.node(from, operation, options), placeFor(scope, path, options, 'stat')]);
}

/** What the audit is told of it. */
export function recordOf(operation: 'move' | 'copy', { node, info }: NodeTarget, place: Place): ChangeRecord {
  return { operation, nodeId: node.id, path: info.path, detail: { to: place.path } };
}

export function relocationOf({ node }: NodeTarget, { parent, name }: Place): Relocation {
  return { node, parentId: parent.id, name };
}

export function moved(source: NodeTarget, place: Place, created: boolean): Moved {
  const node = infoOf({ ...source.node, name: place.name }, place.path, place.right);
  const resettles = source.node.kind === 'folder' && source.chain[0]?.id !== place.parentChain[0]?.id;
  return { result: { node, created }, resettles };
}

/** A copy at a name that is free, or will be. @throws insufficient_storage */
export async function newCopy(
  scope: GuardScope,
  { node: source }: NodeTarget,
  place: Place,
  { shallow = false }: CopyOptions,
): Promise<{ readonly write: TreeCopy; readonly result: Copied }> {
  const { parent, name, path, right, existing } = place;
  const { owner, ownerId } = parent;
  const added = parent.ownerQuotaBytes === undefined || shallow ? 0 : await bytesOf(scope, source);
  const crowded = (await checkQuota(scope, parent, added)) ? ownerId : undefined;
  const id = newId<NodeId>();
  const created = { id, name, owner, ownerId, createdAt: new Date(scope.now) };
  return {
    write: { sourceId: source.id, id, parentId: parent.id, name, ownerId, now: scope.now, shallow },
    result: { result: { node: infoOf({ ...source, ...created }, path, right), created: !existing }, crowded },
  };
}

/** Asked for only when somebody's quota counts it: it looks at every file of a folder. */
async function bytesOf({ db }: GuardScope, node: NodeTarget['node']): Promise<number> {
  return node.kind === 'file' ? node.sizeBytes : treeBytes(db, node.id);
}
