import { type Change, type GuardScope, infoOf, type NodeTarget, Raced } from '../guard/index.js';
import { deleteLocks } from '../locks/index.js';
import {
  type BlobId,
  copyProperties,
  copyTree,
  freezeFolder,
  hasChildren,
  holdNode,
  relocate,
  serializeTreeChanges,
  swapContent,
} from '../nodes/index.js';
import { mayRead, type OperationName } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import type { FilesDependencies, RecyclingRules } from './dependencies.js';
import { type Doomed, discard, type Removal, takeAway, tell } from './discard.js';
import { checkQuota } from './quota.js';
import {
  type Copied,
  type Moved,
  moved,
  newCopy,
  recordOf,
  relocationOf,
  simpleCopy,
  simpleMove,
} from './simple-tree-changes.js';
import {
  alreadyExists,
  atDestination,
  placeFor,
  refuseInsideItself,
  refuseReplacingAbove,
  refuseWorkspace,
} from './tree-rules.js';
import type { Conditions, CopyOptions, DestinationConditions, Files, MoveOptions, NodeRef } from './types.js';
import { newNodeAt } from './write.js';

/** The part of {@link Files} that changes the tree: folders, moving, copying, deleting. */
export function treeFiles(
  dependencies: FilesDependencies,
): Pick<Files, 'createFolder' | 'move' | 'copy' | 'remove'> {
  const { guard, released, recycled, resettled, recycling } = dependencies;

  return {
    createFolder(principal, ref, options = {}) {
      return guard.write(principal, 'create', async (scope) => {
        const place = await scope.place(ref.path, 'stat', options);
        if (place.existing) throw alreadyExists();
        const { node, write } = newNodeAt(scope, place);
        const record = { nodeId: node.id, path: place.path, detail: { kind: 'folder' } };
        return { record: { operation: 'create', ...record }, write, result: node };
      });
    },

    async move(principal, from, to, options = {}) {
      const { result, replaced, resettles } = await guard.changeTree(
        principal,
        'move',
        (scope) => simpleMove(scope, from, to.path, options),
        (scope) => move(scope, from, to.path, options, options.posix ? { ...recycling, days: 0 } : recycling),
      );
      if (replaced) tell(dependencies, replaced);
      if (resettles) resettled();
      return result;
    },

    async copy(principal, from, to, options = {}) {
      const { result, content, replaced, crowded } = await guard.changeTree(
        principal,
        'copy',
        (scope) => simpleCopy(scope, from, to.path, options),
        (scope) => copy(scope, from, to.path, options, recycling),
      );
      if (content) released([content]);
      if (replaced) tell(dependencies, replaced);
      if (crowded) recycled(crowded);
      return result;
    },

    async remove(principal, ref, options = {}) {
      const removal = await guard.change(principal, 'delete', (scope) =>
        remove(scope, ref, options, recycling),
      );
      tell(dependencies, removal);
    },
  };
}

async function move(
  scope: GuardScope,
  from: NodeRef,
  path: string,
  options: MoveOptions,
  recycling: RecyclingRules,
): Promise<Change<Moved>> {
  const source = await sourceOf(scope, from, 'move', options);
  refuseWorkspace(source);
  const below = await scope.checkSubtreeLocks(source, options);
  const place = await placeFor(scope, path, options, options.overwrite ? 'delete' : 'stat');
  refuseInsideItself(source, place);
  refuseReplacingAbove(source, place);
  const self = place.existing?.node.id === source.node.id;
  const replaced = place.existing && !self ? await removable(scope, place.existing, options) : undefined;
  if (replaced && options.posix) await refuseUnlikeOrFull(scope, source, replaced.target);
  return {
    record: recordOf('move', source, place),
    async apply() {
      const removal = replaced && (await makeWay(scope, replaced, recycling));
      await deleteLocks(
        scope.db,
        [...source.node.locks, ...below].map((lock) => lock.token),
      );
      if (!(await relocate(scope.db, relocationOf(source, place)))) throw new Raced();
      return { ...moved(source, place, !place.existing || self), replaced: removal };
    },
  };
}

async function copy(
  scope: GuardScope,
  from: NodeRef,
  path: string,
  options: CopyOptions,
  recycling: RecyclingRules,
): Promise<Change<Copied>> {
  const source = await sourceOf(scope, from, 'copy', options);
  const replacing: OperationName = source.node.kind === 'file' ? 'replace' : 'delete';
  const place = await placeFor(scope, path, options, options.overwrite ? replacing : 'stat');
  if (place.existing?.node.id === source.node.id) {
    throw new PatError('conflict', 'Source and destination are the same.');
  }
  if (!options.shallow) refuseInsideItself(source, place);
  refuseReplacingAbove(source, place);
  const record = recordOf('copy', source, place);
  const { existing } = place;
  if (existing?.node.kind === 'file' && source.node.kind === 'file') {
    const added = source.node.sizeBytes - existing.node.sizeBytes;
    const crowded = (await checkQuota(scope, existing.node, added)) ? existing.node.ownerId : undefined;
    return { record, apply: async () => ({ ...(await copyContent(scope, source, existing)), crowded }) };
  }
  const replaced = existing && (await removable(scope, existing, options));
  const { write, result } = await newCopy(scope, source, place, options);
  return {
    record,
    async apply() {
      const removal = replaced && (await makeWay(scope, replaced, recycling));
      if (!(await copyTree(scope.db, write))) throw new Raced();
      return { ...result, replaced: removal };
    },
  };
}

/** A file copied over a file gives it the content and properties; it stays the same node with the same grants. */
async function copyContent(scope: GuardScope, source: NodeTarget, target: NodeTarget): Promise<Copied> {
  const from = target.node.blobId as BlobId;
  const to = source.node.blobId as BlobId;
  const { sizeBytes, modifiedAt } = source.node;
  if (!(await swapContent(scope.db, target.node, { blobId: to, sizeBytes, modifiedAt }))) throw new Raced();
  await copyProperties(scope.db, source.node.id, target.node.id);
  const node = infoOf(
    { ...target.node, blobId: to, sizeBytes, modifiedAt },
    target.info.path,
    target.access.right,
  );
  const created = !mayRead(target.access.right);
  return { result: { node, created }, ...(from !== to && { content: from }) };
}

async function remove(
  scope: GuardScope,
  ref: NodeRef,
  options: Conditions & { readonly emptyOnly?: boolean; readonly kind?: 'file' | 'folder' },
  recycling: RecyclingRules,
): Promise<Change<Removal>> {
  const target = await sourceOf(scope, ref, 'delete', options);
  const { node, info } = target;
  refuseWorkspace(target);
  if (options.kind && options.kind !== node.kind) {
    throw node.kind === 'file'
      ? new PatError('not_a_folder', 'It is a file, not a folder.')
      : new PatError('is_a_folder', 'It is a folder, not a file.');
  }
  const below = await scope.checkSubtreeLocks(target, options);
  const empty = options.emptyOnly === true && node.kind === 'folder';
  if (empty) await refuseFull(scope, target);
  return {
    record: { operation: 'delete', nodeId: node.id, path: info.path },
    apply: () => discard(scope, { target, below, empty }, recycling),
  };
}

/** What is to be moved, copied or deleted; with folders that is done one at a time. */
async function sourceOf(
  scope: GuardScope,
  ref: NodeRef,
  operation: 'move' | 'copy' | 'delete',
  conditions?: Conditions,
): Promise<NodeTarget> {
  const found = await scope.node(ref, operation, conditions);
  if (found.node.kind === 'file') {
    await holdAsExpected(scope, found, conditions);
    return found;
  }
  await serializeTreeChanges(scope.db);
  return scope.node({ id: found.node.id }, operation, conditions);
}

/** What a condition was true of must still be so when the change is made. */
async function holdAsExpected(
  { db }: GuardScope,
  { node }: NodeTarget,
  conditions: Conditions | undefined,
): Promise<void> {
  if (!conditions?.expect || node.kind !== 'file') return;
  if (!(await holdNode(db, node))) throw new Raced();
}

/** What stands at a destination, if it may be deleted. */
async function removable(
  scope: GuardScope,
  { node }: NodeTarget,
  options: DestinationConditions,
): Promise<Doomed> {
  const conditions = atDestination(options);
  if (node.kind === 'folder') await serializeTreeChanges(scope.db);
  const target = await scope.node({ id: node.id }, 'delete', conditions);
  refuseWorkspace(target);
  const below = await scope.checkSubtreeLocks(target, conditions);
  return { target, below, empty: false };
}

/** A folder that is replaced is deleted; a file that is replaced is overwritten, as by writing. */
function makeWay(scope: GuardScope, doomed: Doomed, recycling: RecyclingRules): Promise<Removal> {
  const { node } = doomed.target;
  return node.kind === 'folder' ? discard(scope, doomed, recycling) : takeAway(scope, doomed.target);
}

/** What rename(2) does not replace. */
async function refuseUnlikeOrFull(
  scope: GuardScope,
  source: NodeTarget,
  replaced: NodeTarget,
): Promise<void> {
  if (source.node.kind !== replaced.node.kind) {
    throw replaced.node.kind === 'file'
      ? new PatError('not_a_folder', 'A folder cannot replace a file.')
      : new PatError('is_a_folder', 'A file cannot replace a folder.');
  }
  if (replaced.node.kind === 'folder') await refuseFull(scope, replaced);
}

/** Nothing can be put into the folder from then on to the end of the transaction. */
async function refuseFull(scope: GuardScope, { node }: NodeTarget): Promise<void> {
  await freezeFolder(scope.db, node.id);
  if (await hasChildren(scope.db, node.id)) throw new PatError('not_empty', 'The folder is not empty.');
}
