import type { Footprint } from './footprint.js';

type WriteFootprint = Extract<Footprint, { kind: 'write' }>;

/**
 * The requests that run now, and the rule who may join them: readers join readers; a listing joins readers but no
 * other listing of its handle; a write joins writes whose ranges it does not overlap; anything else joins nobody and
 * nobody joins it.
 */
export class RunningRequests {
  #count = 0;
  #exclusive = false;
  #readers = 0;
  readonly #listedHandles = new Set<string>();
  readonly #writes = new Set<WriteFootprint>();

  get count(): number {
    return this.#count;
  }

  /** Whether the one running request may change anything, even which handles are open. */
  get exclusive(): boolean {
    return this.#exclusive;
  }

  admits(footprint: Footprint): boolean {
    if (this.#count === 0) return true;
    if (this.#exclusive) return false;
    switch (footprint.kind) {
      case 'read':
        return this.#writes.size === 0;
      case 'list':
        return this.#writes.size === 0 && !this.#listedHandles.has(footprint.handle);
      case 'write':
        return this.#readers === 0 && !this.#overlaps(footprint);
      case 'alone':
        return false;
    }
  }

  enter(footprint: Footprint): void {
    this.#count++;
    if (footprint.kind === 'alone') this.#exclusive = true;
    else if (footprint.kind === 'write') this.#writes.add(footprint);
    else this.#readers++;
    if (footprint.kind === 'list') this.#listedHandles.add(footprint.handle);
  }

  leave(footprint: Footprint): void {
    this.#count--;
    if (footprint.kind === 'alone') this.#exclusive = false;
    else if (footprint.kind === 'write') this.#writes.delete(footprint);
    else this.#readers--;
    if (footprint.kind === 'list') this.#listedHandles.delete(footprint.handle);
  }

  #overlaps(write: WriteFootprint): boolean {
    for (const other of this.#writes) {
      if (other.file === write.file && other.start < write.end && write.start < other.end) return true;
    }
    return false;
  }
}
