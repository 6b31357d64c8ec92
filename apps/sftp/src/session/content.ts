import type { NodeId, OpenFile } from '@patio/pat-core';
import type { ShownNode } from './attributes.js';

/** A file's bytes and what a client is shown of it. */
export interface Content {
  readonly shown: ShownNode;
  /** Fills `target` from `position`; fewer bytes only at the end of the file. */
  read(target: Buffer, position: number): Promise<number>;
}

/** The content of a file as it was when opened. */
export class StableContent implements Content {
  readonly #file: OpenFile;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  get shown(): ShownNode {
    return this.#file.node;
  }

  get nodeId(): NodeId | undefined {
    return this.#file.node.id;
  }

  read(target: Buffer, position: number): Promise<number> {
    return this.#file.read(target, 0, target.length, position);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
