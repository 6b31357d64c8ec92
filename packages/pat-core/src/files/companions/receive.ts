interface Received {
  /** All there was; undefined when it was more than the limit. */
  readonly content: Buffer | undefined;
  /** The source from its beginning, once. */
  again(): AsyncIterable<Uint8Array>;
}

/** Takes a source into memory, as long as it is not longer than `limitBytes`. Throws what the source throws. */
export async function receive(source: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Received> {
  const rest = source[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let sizeBytes = 0;
  async function* again() {
    yield* taken;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  while (sizeBytes <= limitBytes) {
    const next = await rest.next();
    if (next.done) return { content: Buffer.concat(taken), again };
    taken.push(Buffer.from(next.value));
    sizeBytes += next.value.byteLength;
  }
  return { content: undefined, again };
}
