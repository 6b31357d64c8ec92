import type { NodeId } from '@patio/pat-core';
import { isBelow, parentPath } from './paths.js';
import type { WorkingCopy } from './working-copy.js';

interface Users {
  /** Handles that began or joined the copy. */
  handles: number;
  /** Those of them at whose close it is saved. */
  writers: number;
}

/**
 * The files that a session is writing, by their paths. A copy is among them until its last writer has closed it; until then
 * every operation by path has to ask here first.
 */
export class WorkingCopies {
  readonly #byPath = new Map<string, WorkingCopy>();
  readonly #users = new Map<WorkingCopy, Users>();

  at(path: string): WorkingCopy | undefined {
    return this.#byPath.get(path);
  }

  ofNode(id: NodeId | undefined): WorkingCopy | undefined {
    if (id === undefined) return undefined;
    for (const copy of this.#byPath.values()) if (copy.node?.id === id) return copy;
    return undefined;
  }

  /** Whether operations by path and by node find this copy. */
  has(copy: WorkingCopy): boolean {
    return this.#byPath.get(copy.path) === copy;
  }

  atOrBelow(path: string): WorkingCopy[] {
    return [...this.#byPath.values()].filter((copy) => copy.path === path || isBelow(copy.path, path));
  }

  inFolder(path: string): WorkingCopy[] {
    return [...this.#byPath.values()].filter((copy) => parentPath(copy.path) === path);
  }

  join(copy: WorkingCopy, asWriter: boolean): void {
    if (!copy.unlinked) this.#byPath.set(copy.path, copy);
    const users = this.#users.get(copy) ?? { handles: 0, writers: 0 };
    this.#users.set(copy, users);
    users.handles++;
    if (asWriter) users.writers++;
  }

  /** The counterpart of {@link join}; the last to leave throws away what was not saved. */
  async leave(copy: WorkingCopy, asWriter: boolean): Promise<void> {
    const users = this.#users.get(copy);
    if (!users) return;
    users.handles--;
    if (asWriter) users.writers--;
    if (users.writers === 0 && this.has(copy)) this.#byPath.delete(copy.path);
    if (users.handles > 0) return;
    this.#users.delete(copy);
    await copy.discard();
  }

  /** The name is gone, or another file's: the copy stays with its handles alone. */
  unlink(copy: WorkingCopy): void {
    if (this.has(copy)) this.#byPath.delete(copy.path);
    copy.unlink();
  }

  /** To be called after a move of saved files or of a folder above them. */
  async moved(copies: readonly WorkingCopy[], from: string, to: string): Promise<void> {
    for (const copy of copies) {
      this.#byPath.delete(copy.path);
      await copy.moveTo(to + copy.path.slice(from.length));
      this.#byPath.set(copy.path, copy);
    }
  }
}
