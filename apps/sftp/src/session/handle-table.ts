import type { NodeId } from '@patio/pat-core';
import { StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import { FileHandle } from './file-handle.js';
import { FolderHandle } from './folder-handle.js';

type Handle = FileHandle | FolderHandle;

/** What a session has open, by the names it gave out for it. Names are never used twice. */
export class HandleTable {
  readonly #maxHandles: number;
  readonly #handles = new Map<string, Handle>();
  #lastName = 0;

  constructor(maxHandles: number) {
    this.#maxHandles = maxHandles;
  }

  /** To be called before anything is opened. @throws Refusal when the session has too much open */
  checkRoom(): void {
    if (this.#handles.size >= this.#maxHandles) {
      throw new Refusal(
        StatusCode.FAILURE,
        `A session can have at most ${this.#maxHandles} files and folders open.`,
      );
    }
  }

  add(handle: Handle): string {
    const name = String(++this.#lastName);
    this.#handles.set(name, handle);
    return name;
  }

  find(name: string): Handle | undefined {
    return this.#handles.get(name);
  }

  /** @throws Refusal when there is no such handle or it is a folder's */
  file(name: string): FileHandle {
    return expectKind(this.#handles.get(name), FileHandle);
  }

  /** @throws Refusal when there is no such handle or it is a file's */
  folder(name: string): FolderHandle {
    return expectKind(this.#handles.get(name), FolderHandle);
  }

  /** Takes a handle out of the table. @throws Refusal when there is no such handle */
  remove(name: string): Handle {
    const handle = this.#handles.get(name);
    if (!handle) throw invalidHandle();
    this.#handles.delete(name);
    return handle;
  }

  removeAll(): Handle[] {
    const all = [...this.#handles.values()];
    this.#handles.clear();
    return all;
  }

  /** This session has changed the node: open handles show it from now on. */
  markChanged(id: NodeId | undefined): void {
    if (id === undefined) return;
    for (const handle of this.#handles.values()) if (handle.kind === 'file') handle.markChanged(id);
  }
}

function expectKind<H extends Handle>(
  handle: Handle | undefined,
  kind: abstract new (...args: never[]) => H,
): H {
  if (handle instanceof kind) return handle;
  throw invalidHandle();
}

function invalidHandle(): Refusal {
  return new Refusal(StatusCode.FAILURE, 'This handle is not open.');
}
