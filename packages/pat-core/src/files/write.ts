import type { Principal } from '../auth/types.js';
import type { StoredContent } from '../blobs/index.js';
import { type Change, type GuardScope, infoOf, type NodeTarget, type Place, Raced } from '../guard/index.js';
import { type BlobId, type ChainNode, insertBlob, insertNode, swapContent } from '../nodes/index.js';
import { mayRead } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import { type NodeId, newId } from '../shared/ids.js';
import type { FilesDependencies } from './dependencies.js';
import { Lease } from './lease.js';
import type { Files, NodeInfo, NodeRef, WriteOptions, WriteResult } from './types.js';

/** Where a content is to go: into a file that is there, or to a free name. */
export type WritePlan =
  | { readonly existing: NodeTarget & { readonly blobId: BlobId }; readonly place?: never }
  | { readonly place: Place; readonly existing?: never };

/** Decides where a content goes and whether it may. @throws is_a_folder, already_exists, not_found and what the guard throws */
export async function planWrite(scope: GuardScope, ref: NodeRef, options: WriteOptions): Promise<WritePlan> {
  if ('id' in ref) return { existing: fileOf(await scope.node(ref, 'replace', options), options) };
  const place = await scope.place(ref.path, 'replace', options);
  if (place.existing) return { existing: fileOf(place.existing, options) };
  if (options.mode === 'replace') throw new PatError('not_found', 'There is no such file.');
  return { place };
}

function fileOf(target: NodeTarget, { mode }: WriteOptions): NodeTarget & { readonly blobId: BlobId } {
  const { blobId } = target.node;
  if (!blobId) throw new PatError('is_a_folder', 'It is a folder, not a file.');
  if (mode === 'create') throw new PatError('already_exists', 'There is a file of this name already.');
  return { ...target, blobId };
}

/** Makes a stored content the content of the file that `ref` names, in one transaction; gives it up when that fails. */
export async function commitContent(
  { guard, contents, released }: FilesDependencies,
  principal: Principal,
  ref: NodeRef,
  stored: StoredContent,
  options: WriteOptions,
): Promise<WriteResult> {
  try {
    const { result, replaced } = await guard.change(principal, 'replace', async (scope, tx) => {
      const plan = await planWrite(scope, ref, options);
      const blobId = await insertBlob(tx, stored, scope.now);
      const content = { blobId, sizeBytes: stored.sizeBytes };
      return plan.existing
        ? replaceContent(scope, plan.existing, content, options)
        : createFile(scope, plan.place, content, options);
    });
    if (replaced) released([replaced]);
    return result;
  } catch (error) {
    await contents.drop(stored);
    throw error;
  }
}

interface NewContent {
  readonly blobId: BlobId;
  readonly sizeBytes: number;
}

type Written = { readonly result: WriteResult; readonly replaced?: BlobId };

async function replaceContent(
  scope: GuardScope,
  { node, blobId, info, access }: NodeTarget & { blobId: BlobId },
  content: NewContent,
  options: WriteOptions,
): Promise<Change<Written>> {
  const modifiedAt = options.modifiedAt ?? new Date(scope.now);
  const change = { from: blobId, to: content.blobId, sizeBytes: content.sizeBytes, modifiedAt };
  if (!(await swapContent(scope.db, node.id, change))) throw new Raced();
  const last: ChainNode = { ...node, blobId: content.blobId, sizeBytes: content.sizeBytes, modifiedAt };
  const result = { node: infoOf(last, info.path, access.right), created: !mayRead(access.right) };
  return {
    result: { result, replaced: blobId },
    record: {
      operation: 'replace',
      nodeId: node.id,
      path: info.path,
      detail: { sizeBytes: content.sizeBytes },
    },
  };
}

async function createFile(
  scope: GuardScope,
  place: Place,
  content: NewContent,
  options: WriteOptions,
): Promise<Change<Written>> {
  const node = await insertAt(scope, place, { ...content, modifiedAt: options.modifiedAt });
  return {
    result: { result: { node, created: true } },
    record: {
      operation: 'create',
      nodeId: node.id,
      path: place.path,
      detail: { kind: 'file', sizeBytes: content.sizeBytes },
    },
  };
}

/** Puts a new file (with `blobId`) or folder at a free place. @throws Raced when it is not free any more */
export async function insertAt(
  scope: GuardScope,
  { parent, name, path, right }: Place,
  what: { blobId?: BlobId; sizeBytes?: number; modifiedAt?: Date | undefined },
): Promise<NodeInfo & { readonly id: NodeId }> {
  const id = newId<NodeId>();
  const now = new Date(scope.now);
  const node: ChainNode = {
    id,
    parentId: parent.id,
    name,
    kind: what.blobId ? 'file' : 'folder',
    sizeBytes: what.sizeBytes ?? 0,
    blobId: what.blobId,
    owner: scope.principal.login,
    ownerId: scope.principal.userId,
    createdAt: now,
    modifiedAt: what.modifiedAt ?? now,
    mode: undefined,
    grant: 0,
    locks: [],
  };
  const { ownerId, modifiedAt } = node;
  const inserted = await insertNode(scope.db, {
    ...{ id, parentId: parent.id, name, ownerId, modifiedAt, now: scope.now },
    ...(what.blobId && { blobId: what.blobId, sizeBytes: node.sizeBytes }),
  });
  if (!inserted) throw new Raced();
  return { ...infoOf(node, path, right), id };
}

/** The part of {@link Files} that writes contents from a stream. */
export function writingFiles(dependencies: FilesDependencies): Pick<Files, 'write' | 'checkWrite'> {
  const { guard, contents, auth, clock } = dependencies;

  async function checkWrite(principal: Principal, ref: NodeRef, options: WriteOptions = {}): Promise<void> {
    await guard.ask(principal, 'replace', (scope) => planWrite(scope, ref, options));
  }

  return {
    checkWrite,
    async write(principal, ref, source, options = {}) {
      await checkWrite(principal, ref, options);
      const lease = new Lease(clock, () => auth.refresh(principal));
      const { sizeBytes } = options;
      const stored = await contents.receive(
        whileLeased(source, lease),
        sizeBytes === undefined ? {} : { expectedSizeBytes: sizeBytes },
      );
      return commitContent(dependencies, principal, ref, stored, options);
    },
  };
}

/** Passes a source on as long as the token is good; an upload counts as use of it. */
async function* whileLeased(source: AsyncIterable<Uint8Array>, lease: Lease): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    await lease.check();
    yield chunk;
  }
}
