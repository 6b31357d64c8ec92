import {
  type Clock,
  type Draft,
  type Files,
  isPatError,
  type NodeId,
  type NodeInfo,
  type Principal,
} from '@patio/pat-core';
import { StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { ShownNode, WantedAttributes } from './attributes.js';
import type { Content } from './content.js';
import type { Spool } from './spool.js';

/** What a working copy needs of its session. */
export interface Author {
  readonly files: Files;
  readonly principal: Principal;
  readonly clock: Clock;
  readonly spool: Spool;
}

export interface BeginOptions {
  /** Start empty, whatever the file holds. */
  readonly truncate: boolean;
  /** Whether a file must, must not or may be there. */
  readonly mode?: 'create' | 'replace';
  /** Nothing is known to be there: not looked for where the core need not, see {@link DraftOptions.mayPresumeFree}. */
  readonly presumeFree?: boolean;
  /** Mode of a file that is made by this. */
  readonly newMode: number | undefined;
}

/**
 * A file that a session has open for writing. All the session's handles of the file share it, so they see each other's
 * writes; nobody else sees anything before {@link WorkingCopy.save}.
 */
export class WorkingCopy implements Content {
  readonly #author: Author;
  #path: string;
  #draft: Draft;
  /** As everybody sees it. */
  #node: NodeInfo | undefined;
  #unlinked = false;
  #dirty: boolean;
  #failed = false;
  /** Something of the content that everybody sees would be lost by saving: it does not only grow. */
  #replacesContent: boolean;
  #savedBytes: number;
  /** What of the spool this copy holds. */
  #spooledBytes = 0;
  #lastChangeAt: number;
  #modifiedAt: Date | undefined;
  #mode: number | undefined;
  /** The mode that was wished for the file if it is new. */
  #newMode: number | undefined;

  private constructor(
    author: Author,
    path: string,
    draft: Draft,
    existing: NodeInfo | undefined,
    options: BeginOptions,
  ) {
    this.#author = author;
    this.#path = path;
    this.#draft = draft;
    this.#node = existing?.permissions.read ? existing : undefined;
    this.#dirty = this.#node === undefined || options.truncate;
    this.#replacesContent = existing !== undefined && this.#dirty;
    this.#savedBytes = draft.sizeBytes;
    this.#lastChangeAt = author.clock();
    this.#newMode = this.#node ? undefined : options.newMode;
  }

  /**
   * Starts to write a file, new or not. To a caller who may not read it, a file that is there is as good as absent.
   * @throws what {@link Files.draft} throws
   */
  static async begin(author: Author, path: string, options: BeginOptions): Promise<WorkingCopy> {
    let existing: NodeInfo | undefined;
    const draft = await author.files.draft(
      author.principal,
      { path },
      {
        keepContent: !options.truncate,
        mayPresumeFree: options.presumeFree ?? false,
        ...(options.mode && { mode: options.mode }),
        expect: (current) => {
          existing = current;
          return true;
        },
      },
    );
    if (existing && !existing.permissions.read) {
      if (options.mode === 'replace') {
        await draft.discard();
        throw new Refusal(StatusCode.NO_SUCH_FILE, 'There is no such file.');
      }
      await draft.truncate(0);
    }
    return new WorkingCopy(author, path, draft, existing, options);
  }

  get path(): string {
    return this.#path;
  }

  /** The node as everybody sees it; undefined while only this session knows of the file. */
  get node(): NodeInfo | undefined {
    return this.#node;
  }

  /** Removed or replaced by this session while it was open: its handles go on working, nothing is saved any more. */
  get unlinked(): boolean {
    return this.#unlinked;
  }

  /** What this session is shown of the file. */
  get shown(): ShownNode {
    const node = this.#node;
    const changedAt = node && !this.#dirty ? node.modifiedAt : new Date(this.#lastChangeAt);
    return {
      kind: 'file',
      sizeBytes: this.#draft.sizeBytes,
      modifiedAt: this.#modifiedAt ?? changedAt,
      mode: this.#mode ?? (node ? node.mode : this.#newMode),
      owner: node ? node.owner : this.#author.principal.login,
      permissions: node?.permissions ?? { read: true, write: true },
    };
  }

  read(target: Buffer, position: number): Promise<number> {
    return this.#draft.read(target, 0, target.length, position);
  }

  /** @param position undefined: at the end */
  async write(source: Buffer, position: number | undefined): Promise<void> {
    const at = position ?? this.#draft.sizeBytes;
    this.#change(at);
    try {
      this.#reserve(at + source.length);
      await this.#draft.write(source, at);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  async truncate(sizeBytes: number): Promise<void> {
    if (sizeBytes === this.#draft.sizeBytes) return;
    this.#reserve(sizeBytes);
    this.#change(sizeBytes);
    await this.#draft.truncate(sizeBytes);
  }

  /** Sets times and mode: with the next save when there is something to save, else at once. */
  async setAttributes(wanted: WantedAttributes): Promise<void> {
    if (this.#node?.id && !this.#dirty) {
      const { files, principal } = this.#author;
      this.#node = await files.setAttributes(principal, { id: this.#node.id }, wanted);
      return;
    }
    this.#modifiedAt = wanted.modifiedAt ?? this.#modifiedAt;
    this.#mode = wanted.mode ?? this.#mode;
  }

  /**
   * Makes the content durable and shows it to everybody, if it changed. True when there was something to save.
   * @param onlyNew does not replace what somebody else has put there meanwhile
   * @throws Refusal after a write that failed: half a content replaces nothing; else what {@link Draft.commit} throws
   */
  async save(onlyNew = false): Promise<boolean> {
    if (this.#unlinked || !this.#dirty) return false;
    if (this.#failed)
      throw new Refusal(StatusCode.FAILURE, 'A write failed before, so the file was not saved.');
    const modifiedAt = this.#modifiedAt;
    const modes = { mode: this.#mode, newMode: this.#newMode };
    const { node } = await this.#draft.commit({ ...(modifiedAt && { modifiedAt }), ...modes, onlyNew });
    this.#markSaved(node);
    return true;
  }

  /** Saves what arrived before the client went away, unless that would cost anything of the old content. */
  async saveInterrupted(): Promise<void> {
    if (!this.#replacesContent && !this.#failed) await this.save(this.#node === undefined);
  }

  unlink(): void {
    this.#unlinked = true;
  }

  /** Becomes, saved at once, what another file holds; no bytes are moved. @throws what {@link Files.copy} throws */
  async copyWhole(source: NodeId): Promise<void> {
    const { files, principal } = this.#author;
    const { node } = await files.copy(principal, { id: source }, { path: this.#path }, { overwrite: true });
    const mode = this.#mode ?? this.#newMode;
    this.#markSaved(node);
    await this.#draftAgain();
    await this.#applyMode(node, mode);
  }

  /** Follows a file that this session has moved; it must have been saved. */
  async moveTo(path: string): Promise<void> {
    this.#path = path;
    await this.#draftAgain();
  }

  async discard(): Promise<void> {
    this.#release();
    await this.#draft.discard();
  }

  #markSaved(node: NodeInfo): void {
    this.#release();
    this.#node = node;
    this.#dirty = false;
    this.#replacesContent = false;
    this.#savedBytes = node.sizeBytes;
    this.#modifiedAt = undefined;
    this.#mode = undefined;
    this.#newMode = undefined;
  }

  /** Goes on from what is saved, bound to the node instead of to a path. */
  async #draftAgain(): Promise<void> {
    const { files, principal } = this.#author;
    if (!this.#node?.id) return;
    const draft = await files.draft(principal, { id: this.#node.id }, { keepContent: true });
    await this.#draft.discard();
    this.#draft = draft;
  }

  /** From the first change on, the whole file is the copy's own. @throws Refusal */
  #reserve(sizeBytes: number): void {
    const bytes = Math.max(sizeBytes, this.#draft.sizeBytes) - this.#spooledBytes;
    if (bytes <= 0) return;
    this.#author.spool.reserve(bytes);
    this.#spooledBytes += bytes;
  }

  #release(): void {
    this.#author.spool.release(this.#spooledBytes);
    this.#spooledBytes = 0;
  }

  #change(from: number): void {
    this.#dirty = true;
    this.#modifiedAt = undefined;
    this.#lastChangeAt = this.#author.clock();
    if (from < this.#savedBytes) this.#replacesContent = true;
  }

  /** A mode is a wish that came with the copy: who may write here but not change attributes keeps the content. */
  async #applyMode(node: NodeInfo, mode: number | undefined): Promise<void> {
    if (mode === undefined || mode === node.mode || !node.id) return;
    const { files, principal } = this.#author;
    try {
      this.#node = await files.setAttributes(principal, { id: node.id }, { mode });
    } catch (error) {
      if (!isPatError(error, 'forbidden', 'not_found')) throw error;
    }
  }
}
