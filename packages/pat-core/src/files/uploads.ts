import { setTimeout as wait } from 'node:timers/promises';
import type { Principal } from '../auth/types.js';
import type { StagedContent } from '../blobs/index.js';
import { PatError } from '../shared/errors.js';
import { newId, type UploadId } from '../shared/ids.js';
import {
  countUnfinished,
  deleteUpload,
  findUpload,
  insertUpload,
  markFinished,
  release,
  renew,
  reservedBytes,
  takeOver,
  type Upload,
} from '../uploads/index.js';
import type { UploadInfo, UploadProgress, Uploads } from '../uploads/types.js';
import type { FilesDependencies } from './dependencies.js';
import { Lease } from './lease.js';
import { bytesLeft, overQuota } from './quota.js';
import type { NodeInfo, WriteOptions } from './types.js';
import { commitContent, payerOf, planWrite, replacedBytes } from './write.js';

/** Nothing has to touch an upload for so long before it is given up. */
const keptMs = 24 * 60 * 60 * 1000;
const maxUnfinished = 1000;
const maxMetadataLength = 4096;
/** Longer than a request goes on appending without asking whether another has taken over. */
const takeOverMs = 1_000;

/** The part of the core that takes files in pieces. */
export function openUploads(dependencies: FilesDependencies): Uploads {
  const { db, guard, contents, auth, clock } = dependencies;
  const expiry = () => new Date(clock() + keptMs);

  async function own(principal: Principal, id: UploadId): Promise<Upload> {
    const upload = await findUpload(db, id, principal.userId, clock());
    if (!upload) throw new PatError('not_found', 'There is no such upload, or it has expired.');
    return upload;
  }

  /** Decides whether the file may be made, quota included. */
  async function decide(principal: Principal, upload: Upload): Promise<void> {
    await guard.ask(principal, 'replace', async (scope) => {
      const plan = await planWrite(scope, { path: upload.path }, writeOptions(upload));
      const left = await bytesLeft(scope, payerOf(plan));
      if (left !== undefined && upload.sizeBytes - replacedBytes(plan) > left) throw overQuota();
    });
  }

  /**
   * Appends as long as the token is good, the file may be made, and nobody else has taken over.
   * @returns whether all is there
   */
  async function receive(
    principal: Principal,
    { upload, writer }: { readonly upload: Upload; readonly writer: string },
    staged: StagedContent,
    source: AsyncIterable<Uint8Array>,
  ): Promise<boolean> {
    const ended = new AbortController();
    const unwatch = auth.watch(principal, () =>
      ended.abort(new PatError('unauthenticated', 'The token is no longer good.')),
    );
    const lease = new Lease(clock, async () => {
      if (!(await renew(db, upload.id, writer, expiry()))) throw overtaken();
      await decide(principal, upload);
    });
    try {
      const missing = upload.sizeBytes - staged.sizeBytes;
      await staged.append(limited(source, missing, lease), { signal: ended.signal });
      return staged.sizeBytes === upload.sizeBytes;
    } finally {
      unwatch();
    }
  }

  /** Makes the file. What is there stays until it is made, so that this can be tried again. */
  async function finish(principal: Principal, upload: Upload, staged: StagedContent): Promise<NodeInfo> {
    const stored = await staged.seal();
    const { path } = upload;
    const { node } = await commitContent(dependencies, principal, { path }, stored, writeOptions(upload));
    if (node.id) await markFinished(db, upload.id, node.id);
    await contents.dropStaged(upload.stagedKey);
    return node;
  }

  async function appendAs(
    writer: string,
    principal: Principal,
    upload: Upload,
    offsetBytes: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<UploadProgress> {
    const staged = await contents.openStaged(upload.stagedKey);
    try {
      if (offsetOf(upload, staged.sizeBytes) !== offsetBytes) throw otherOffset();
      await decide(principal, upload);
      const isComplete =
        staged.sizeBytes < upload.sizeBytes
          ? await receive(principal, { upload, writer }, staged, source)
          : await receiveLastAgain(source);
      const expiresAt = expiry();
      if (!(await renew(db, upload.id, writer, expiresAt))) throw overtaken();
      if (!isComplete) return { offsetBytes: offsetOf(upload, staged.sizeBytes), expiresAt, node: undefined };
      const node = await finish(principal, upload, staged);
      return { offsetBytes: upload.sizeBytes, expiresAt, node };
    } finally {
      await staged.close();
    }
  }

  return {
    async begin(principal, request) {
      const { sizeBytes, overwrite = false, modifiedAt, metadata = '' } = request;
      if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
        throw new PatError('invalid', 'The size is not a number of bytes.');
      }
      if (metadata.length > maxMetadataLength) {
        throw new PatError('invalid', `The metadata has at most ${maxMetadataLength} characters.`);
      }
      const place = await guard.ask(principal, 'replace', async (scope) => {
        const plan = await planWrite(scope, { path: request.path }, writeOptions({ overwrite, modifiedAt }));
        const payer = payerOf(plan);
        const left = await bytesLeft(scope, payer);
        if (left !== undefined && payer.ownerId !== undefined) {
          const free = left - (await reservedBytes(scope.db, payer.ownerId, scope.now));
          if (sizeBytes - replacedBytes(plan) > free) throw overQuota();
        }
        const { path } = plan.existing ? plan.existing.info : plan.place;
        return { path, payerId: payer.ownerId };
      });
      if ((await countUnfinished(db, principal.userId, clock())) >= maxUnfinished) {
        throw new PatError('too_many_requests', `There are ${maxUnfinished} unfinished uploads already.`);
      }
      const stagedKey = await contents.stage();
      const upload: Upload = {
        ...{ id: newId<UploadId>(), userId: principal.userId, ...place },
        ...{ sizeBytes, overwrite, modifiedAt, metadata, stagedKey },
        ...{ nodeId: undefined, expiresAt: expiry() },
      };
      await insertUpload(db, upload, clock());
      if (sizeBytes > 0) return infoOf(upload, 0);
      const staged = await contents.openStaged(stagedKey);
      try {
        const node = await finish(principal, upload, staged);
        return infoOf({ ...upload, nodeId: node.id }, 0);
      } finally {
        await staged.close();
      }
    },

    async find(principal, id) {
      const upload = await own(principal, id);
      if (upload.nodeId) {
        await auth.refresh(principal);
        return infoOf(upload, upload.sizeBytes);
      }
      await decide(principal, upload);
      const staged = await contents.openStaged(upload.stagedKey);
      const { sizeBytes } = staged;
      await staged.close();
      return infoOf(upload, offsetOf(upload, sizeBytes));
    },

    async append(principal, id, offsetBytes, source) {
      const upload = await own(principal, id);
      if (upload.nodeId) throw otherOffset();
      const writer = newId();
      // The other one stops when it asks, which it does before it goes on after half a second.
      if (await takeOver(db, id, writer)) await wait(takeOverMs);
      try {
        return await appendAs(writer, principal, upload, offsetBytes, source);
      } finally {
        await release(db, id, writer);
      }
    },

    async abort(principal, id) {
      await auth.refresh(principal);
      const upload = await own(principal, id);
      await deleteUpload(db, id);
      await contents.dropStaged(upload.stagedKey);
    },
  };
}

/** The last byte counts as arrived only with the file: until then a client has something to send again. */
function offsetOf({ sizeBytes }: Upload, stagedBytes: number): number {
  return Math.max(Math.min(stagedBytes, sizeBytes - 1), 0);
}

function infoOf(upload: Upload, offsetBytes: number): UploadInfo {
  const { id, path, sizeBytes, metadata, expiresAt, nodeId } = upload;
  return { id, path, sizeBytes, offsetBytes, metadata, expiresAt, nodeId };
}

function writeOptions({ overwrite, modifiedAt }: Pick<Upload, 'overwrite' | 'modifiedAt'>): WriteOptions {
  return { ...(!overwrite && { mode: 'create' }), ...(modifiedAt && { modifiedAt }) };
}

/** All is there, but could not be made a file before. @returns whether the last byte came again */
async function receiveLastAgain(source: AsyncIterable<Uint8Array>): Promise<boolean> {
  let received = 0;
  for await (const chunk of limited(source, 1)) received += chunk.byteLength;
  return received === 1;
}

async function* limited(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
  lease?: Lease,
): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of source) {
    received += chunk.byteLength;
    if (received > mostBytes) throw new PatError('too_large', 'More arrives than the upload is missing.');
    await lease?.check();
    yield chunk;
  }
}

function otherOffset(): PatError {
  return new PatError('conflict', 'The upload has another offset.');
}

function overtaken(): PatError {
  return new PatError('conflict', 'Another request goes on with this upload.');
}
