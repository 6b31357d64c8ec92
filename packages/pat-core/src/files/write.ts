import type { Principal } from '../auth/types.js';
import { inlineLimitBytes, type StoredContent } from '../blobs/index.js';
import {
  type Foreseen,
  type GuardScope,
  infoOf,
  type NodeTarget,
  type Place,
  type Write,
} from '../guard/index.js';
import type { BlobId, ChainNode, NewContent, NodeWrite } from '../nodes/index.js';
import { mayRead } from '../permissions/index.js';
import { rights } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import { type NodeId, newId, type UserId } from '../shared/ids.js';
import type { FilesDependencies } from './dependencies.js';
import { Lease } from './lease.js';
import { bytesLeft, checkQuota, overQuota, type Payer } from './quota.js';
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

/** Whose quota a written content counts to. */
export function payerOf({ existing, place }: WritePlan): Payer {
  return existing ? existing.node : place.parent;
}

/** What a written content takes the place of, in bytes. */
export function replacedBytes({ existing }: WritePlan): number {
  return existing?.node.sizeBytes ?? 0;
}

function fileOf(target: NodeTarget, { mode }: WriteOptions): NodeTarget & { readonly blobId: BlobId } {
  const { blobId } = target.node;
  if (!blobId) throw new PatError('is_a_folder', 'It is a folder, not a file.');
  if (mode === 'create') throw new PatError('already_exists', 'There is a file of this name already.');
  return { ...target, blobId };
}

/** @see Draft.commit */
export interface CommitOptions extends WriteOptions {
  /** Mode that the file gets with the content; otherwise it keeps the one it has. */
  readonly fileMode?: number | undefined;
  /** Mode that it gets, without another one, if it is new. */
  readonly newFileMode?: number | undefined;
}

/**
 * Makes a stored content the content of the file that `ref` names, in one transaction; gives it up when that fails.
 * @param foreseen what was planned before, for the same `ref` and conditions
 */
export async function commitContent(
  { guard, contents, released, recycled }: FilesDependencies,
  principal: Principal,
  ref: NodeRef,
  stored: StoredContent,
  options: CommitOptions,
  foreseen?: Foreseen<WritePlan>,
): Promise<WriteResult> {
  let crowded: UserId | undefined;
  const decide = async (scope: GuardScope, earlier?: WritePlan): Promise<Write<Written>> => {
    const plan = earlier ?? (await planWrite(scope, ref, options));
    const added = stored.sizeBytes - replacedBytes(plan);
    crowded = (await checkQuota(scope, payerOf(plan), added)) ? payerOf(plan).ownerId : undefined;
    const content = { blobId: newId<BlobId>(), stored };
    return plan.existing
      ? replacing(scope, plan.existing, content, options)
      : creating(scope, plan.place, content, options);
  };
  try {
    const { result, replaced } = await guard.write(principal, 'replace', decide, foreseen);
    if (replaced) released([replaced]);
    if (crowded) recycled(crowded);
    return result;
  } catch (error) {
    await contents.drop(stored);
    throw error;
  }
}

type Written = { readonly result: WriteResult; readonly replaced?: BlobId };

function replacing(
  { now }: GuardScope,
  { node, blobId, info, access }: NodeTarget & { blobId: BlobId },
  content: NewContent,
  options: CommitOptions,
): Write<Written> {
  const modifiedAt = options.modifiedAt ?? new Date(now);
  const { sizeBytes } = content.stored;
  const mode = options.fileMode ?? node.mode;
  const changed: ChainNode = { ...node, blobId: content.blobId, sizeBytes, modifiedAt, mode };
  const result = { node: infoOf(changed, info.path, access.right), created: !mayRead(access.right) };
  return {
    record: { operation: 'replace', nodeId: node.id, path: info.path, detail: { sizeBytes } },
    write: {
      replace: { id: node.id, revision: node.revision, to: content, modifiedAt, mode: options.fileMode, now },
    },
    result: { result, replaced: blobId },
  };
}

function creating(
  scope: GuardScope,
  place: Place,
  content: NewContent,
  { modifiedAt, newFileMode, fileMode = newFileMode }: CommitOptions,
): Write<Written> {
  const { node, write } = newNodeAt(scope, place, content, modifiedAt, fileMode);
  const { sizeBytes } = content.stored;
  return {
    record: { operation: 'create', nodeId: node.id, path: place.path, detail: { kind: 'file', sizeBytes } },
    write,
    result: { result: { node, created: true } },
  };
}

/** A new file (with `content`) or folder for a free place, owned by the owner of the folder. */
export function newNodeAt(
  scope: GuardScope,
  { parent, name, path, right }: Place,
  content?: NewContent,
  modifiedAt = new Date(scope.now),
  mode?: number,
): { readonly node: NodeInfo; readonly write: NodeWrite } {
  const node: ChainNode = {
    id: newId<NodeId>(),
    parentId: parent.id,
    name,
    kind: content ? 'file' : 'folder',
    sizeBytes: content?.stored.sizeBytes ?? 0,
    blobId: content?.blobId,
    owner: parent.owner,
    ownerId: parent.ownerId,
    ownerQuotaBytes: parent.ownerQuotaBytes,
    createdAt: new Date(scope.now),
    modifiedAt,
    mode,
    grant: rights.none,
    locks: [],
  };
  return {
    node: infoOf(node, path, right),
    write: { insert: { ...node, content, now: scope.now } },
  };
}

/** The part of {@link Files} that writes contents from a stream. */
export function writingFiles(dependencies: FilesDependencies): Pick<Files, 'write' | 'checkWrite'> {
  const { guard, contents, auth, clock } = dependencies;

  /** Decides, and tells how many bytes the content may have: undefined when there is no quota. */
  async function plan(principal: Principal, ref: NodeRef, options: WriteOptions) {
    let allowance: number | undefined;
    const foreseen = await guard.foresee(principal, 'replace', async (scope) => {
      const planned = await planWrite(scope, ref, options);
      const left = await bytesLeft(scope, payerOf(planned));
      if (left !== undefined) allowance = Math.max(left, 0) + replacedBytes(planned);
      if (allowance !== undefined && (options.sizeBytes ?? 0) > allowance) throw overQuota();
      return planned;
    });
    return { foreseen, allowance };
  }

  return {
    async checkWrite(principal, ref, options = {}) {
      await plan(principal, ref, options);
    },

    async write(principal, ref, source, options = {}) {
      const { sizeBytes } = options;
      const small = sizeBytes !== undefined && sizeBytes <= inlineLimitBytes;
      const planned = small ? undefined : await plan(principal, ref, options);
      const lease = new Lease(clock, () => auth.refresh(principal));
      const stored = await contents.receive(
        whileAllowed(source, lease, planned?.allowance),
        sizeBytes === undefined ? {} : { expectedSizeBytes: sizeBytes },
      );
      return commitContent(dependencies, principal, ref, stored, options, planned?.foreseen);
    },
  };
}

/** Passes a source on as long as the token is good, which counts as its use, and the quota is not exceeded. */
async function* whileAllowed(
  source: AsyncIterable<Uint8Array>,
  lease: Lease,
  allowance = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of source) {
    received += chunk.byteLength;
    if (received > allowance) throw overQuota();
    await lease.check();
    yield chunk;
  }
}
