interface Waiting {
  readonly alone: boolean;
  readonly enter: () => void;
}

/** Lets work run together or alone, first come, first served. */
export class Gate {
  readonly #queue: Waiting[] = [];
  #inside = 0;
  #closed = false;

  together<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(false, work);
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(true, work);
  }

  async #run<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    if (this.#queue.length > 0 || !this.#admits(alone)) {
      await new Promise<void>((enter) => this.#queue.push({ alone, enter }));
    } else {
      this.#admit(alone);
    }
    try {
      return await work();
    } finally {
      this.#inside--;
      this.#closed = false;
      this.#letIn();
    }
  }

  #admits(alone: boolean): boolean {
    return alone ? this.#inside === 0 : !this.#closed;
  }

  #admit(alone: boolean): void {
    this.#inside++;
    this.#closed = alone;
  }

  #letIn(): void {
    for (let next = this.#queue[0]; next && this.#admits(next.alone); next = this.#queue[0]) {
      this.#queue.shift();
      this.#admit(next.alone);
      next.enter();
    }
  }
}
