import { isPatError, type NodeId } from '@patio/pat-core';
import { type Content, StableContent } from './content.js';
import type { SessionContext } from './context.js';
import type { WorkingCopy } from './working-copy.js';

/** What OPEN asked to be able to do. */
export interface FileAccess {
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
}

/** What a handle begins with: `asWriter` when the copy is to be saved at its close. */
type Source = StableContent | { readonly copy: WorkingCopy; readonly asWriter: boolean };

type Session = Pick<SessionContext, 'files' | 'principal' | 'copies'>;

/**
 * An open file. It shows what this session has written to the file by whatever handle, as if there were but one file;
 * of what others write it shows the state at OPEN.
 */
export class FileHandle {
  readonly kind = 'file';
  readonly access: FileAccess;
  readonly #session: Session;
  readonly #asWriter: boolean;
  #copy: WorkingCopy | undefined;
  #stable: StableContent | undefined;
  #outdated = false;
  #reopening: Promise<void> | undefined;

  constructor(session: Session, access: FileAccess, source: Source) {
    this.#session = session;
    this.access = access;
    if (source instanceof StableContent) {
      this.#stable = source;
      this.#asWriter = false;
    } else {
      this.#copy = source.copy;
      this.#asWriter = source.asWriter;
      session.copies.join(source.copy, source.asWriter);
    }
  }

  /** The copy that this handle may write to. */
  get writableCopy(): WorkingCopy | undefined {
    return this.access.writable ? this.#copy : undefined;
  }

  get nodeId(): NodeId | undefined {
    return this.#copy ? this.#copy.node?.id : this.#stable?.nodeId;
  }

  /** Where the file will be that this handle writes. */
  get copyPath(): string | undefined {
    return this.#copy?.path;
  }

  /** The bytes as they are now for this handle. */
  async content(): Promise<Content> {
    const copy = this.#liveCopy();
    if (copy) return copy;
    if (this.#copy || this.#outdated) {
      // READs run together: they must not open the file once each.
      this.#reopening ??= this.#reopen().finally(() => {
        this.#reopening = undefined;
      });
      await this.#reopening;
    }
    if (!this.#stable) throw new Error('A handle without a content.');
    return this.#stable;
  }

  /** This session has changed the node: later reads show it. */
  markChanged(id: NodeId): void {
    if (this.#stable?.nodeId === id) this.#outdated = true;
  }

  /** Saves what was written, when this handle can write. Answers the node that changed. */
  async save(): Promise<NodeId | undefined> {
    if (!this.#asWriter || !(await this.#copy?.save())) return undefined;
    return this.nodeId;
  }

  /** To be called instead when the client goes away without CLOSE. */
  async saveInterrupted(): Promise<void> {
    if (this.#asWriter) await this.#copy?.saveInterrupted();
  }

  async close(): Promise<void> {
    await Promise.all([this.#stable?.close(), this.#leaveCopy()]);
  }

  #liveCopy(): WorkingCopy | undefined {
    const { copies } = this.#session;
    const own = this.#copy;
    if (own && (this.#asWriter || own.unlinked || copies.has(own))) return own;
    return copies.ofNode(this.nodeId);
  }

  async #reopen(): Promise<void> {
    const { files, principal } = this.#session;
    const id = this.nodeId;
    if (id === undefined) return;
    try {
      const file = await files.open(principal, { id });
      await this.#stable?.close();
      this.#stable = new StableContent(file);
    } catch (error) {
      // Removed meanwhile: like a Unix file it lives on for those who have it open.
      if (!this.#stable || !isPatError(error, 'not_found')) throw error;
    }
    this.#outdated = false;
    await this.#leaveCopy();
  }

  async #leaveCopy(): Promise<void> {
    const copy = this.#copy;
    this.#copy = undefined;
    if (copy) await this.#session.copies.leave(copy, this.#asWriter);
  }
}
