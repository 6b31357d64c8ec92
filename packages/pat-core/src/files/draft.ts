import type { Principal } from '../auth/types.js';
import type { ContentDraft } from '../blobs/index.js';
import type { Foreseen, GuardScope } from '../guard/index.js';
import { findBlob } from '../nodes/index.js';
import { mayRead } from '../permissions/index.js';
import { PatError } from '../shared/errors.js';
import type { FilesDependencies } from './dependencies.js';
import { Lease } from './lease.js';
import { bytesLeft, overQuota } from './quota.js';
import type {
  Draft,
  DraftCommitOptions,
  DraftOptions,
  Files,
  NodeRef,
  WriteOptions,
  WriteResult,
} from './types.js';
import { commitContent, payerOf, planWrite, replacedBytes, type WritePlan } from './write.js';

/** The part of {@link Files} that writes at any offset. */
export function draftingFiles(dependencies: FilesDependencies): Pick<Files, 'draft'> {
  const { db, guard, contents, clock } = dependencies;
  return {
    async draft(principal, ref, options) {
      let left: number | undefined;
      const from = options.mayPresumeFree ? 'guess' : 'look';
      const decide = async (scope: GuardScope) => {
        const planned = await planWrite(scope, ref, options);
        left = await bytesLeft(scope, payerOf(planned));
        return planned;
      };
      const foreseen = await guard.foresee(principal, 'replace', decide, from);
      const plan = foreseen.answer;
      const allowance = (left ?? Number.POSITIVE_INFINITY) + replacedBytes(plan);
      const content = await contents.draft(options.keepContent ? await contentOf(plan) : undefined);
      const lease = new Lease(clock, () =>
        guard.ask(principal, 'replace', (scope) => planWrite(scope, ref, withoutMode(options))),
      );
      const readable = !plan.existing || !options.keepContent || mayRead(plan.existing.access.right);
      return new FileDraft(dependencies, {
        principal,
        ref,
        options,
        content,
        lease,
        readable,
        allowance,
        foreseen,
      });
    },
  };

  async function contentOf({ existing }: WritePlan) {
    if (!existing) return undefined;
    const stored = await findBlob(db, existing.blobId);
    if (!stored) throw new PatError('not_found', 'The file has just been replaced.');
    return stored;
  }
}

function withoutMode({ expect, lockTokens }: DraftOptions): WriteOptions {
  return { ...(expect && { expect }), ...(lockTokens && { lockTokens }) };
}

interface DraftState {
  readonly principal: Principal;
  readonly ref: NodeRef;
  readonly options: DraftOptions;
  readonly content: ContentDraft;
  readonly lease: Lease;
  readonly readable: boolean;
  /** How many bytes the owner's quota lets the content have, as of the opening; the commit decides again. */
  readonly allowance: number;
  /** What was decided at the opening. */
  readonly foreseen: Foreseen<WritePlan>;
}

class FileDraft implements Draft {
  #committed: WriteResult | undefined;

  constructor(
    private readonly dependencies: FilesDependencies,
    private readonly state: DraftState,
  ) {}

  get sizeBytes(): number {
    return this.state.content.sizeBytes;
  }

  async write(source: Buffer, position: number): Promise<void> {
    this.#checkAllowance(position + source.length);
    await this.state.lease.check();
    await this.state.content.write(source, position);
  }

  async read(target: Buffer, offset: number, length: number, position: number): Promise<number> {
    if (!this.state.readable) throw new PatError('forbidden', 'This file may be written but not read.');
    await this.state.lease.check();
    return this.state.content.read(target, offset, length, position);
  }

  async truncate(sizeBytes: number): Promise<void> {
    this.#checkAllowance(sizeBytes);
    await this.state.lease.check();
    await this.state.content.truncate(sizeBytes);
  }

  #checkAllowance(sizeBytes: number): void {
    if (sizeBytes > this.state.allowance && sizeBytes > this.sizeBytes) throw overQuota();
  }

  async commit(attributes: DraftCommitOptions = {}): Promise<WriteResult> {
    const { principal, ref, options, content, foreseen } = this.state;
    const stored = await content.seal();
    const { modifiedAt, mode: fileMode, newMode: newFileMode, onlyNew } = attributes;
    const wanted = { ...(modifiedAt && { modifiedAt }), fileMode, newFileMode };
    const id = this.#committed?.node.id;
    const mode = onlyNew ? 'create' : options.mode;
    const [target, more, earlier] = id
      ? [{ id }, {}, undefined]
      : [ref, mode && { mode }, onlyNew && foreseen.answer.existing ? undefined : foreseen];
    const conditions = { ...withoutMode(options), ...more, ...wanted };
    this.#committed = await commitContent(this.dependencies, principal, target, stored, conditions, earlier);
    return this.#committed;
  }

  discard(): Promise<void> {
    return this.state.content.discard();
  }
}
