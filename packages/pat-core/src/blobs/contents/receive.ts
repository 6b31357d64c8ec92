import { PatError } from '../../shared/errors.js';
import { interruption, untilAborted } from '../interruption.js';
import type { BlobStore } from '../types.js';
import { inlineLimitBytes, type ReceiveOptions, type StoredContent } from './types.js';

/** See {@link Contents.receive}. */
export async function receive(
  store: BlobStore,
  source: AsyncIterable<Uint8Array>,
  { signal, expectedSizeBytes }: ReceiveOptions = {},
): Promise<StoredContent> {
  const chunks = checked(signal ? untilAborted(source, signal) : source, expectedSizeBytes);
  const kept: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    sizeBytes += chunk.length;
    if (sizeBytes > inlineLimitBytes) {
      const { key, ...stored } = await store.put(resumed(kept, chunk, chunks));
      return { ...stored, storeKey: key };
    }
    kept.push(Buffer.from(chunk));
  }
  return { sizeBytes, content: Buffer.concat(kept, sizeBytes) };
}

/** The source, held to its length, with its own failures told apart from the store's. */
async function* checked(
  source: AsyncIterable<Uint8Array>,
  expectedSizeBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.length;
      if (sizeBytes > expectedSizeBytes) {
        throw new PatError(
          'invalid',
          `More than the ${expectedSizeBytes} bytes that were announced arrived.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw interruption('The content broke off before its end.', error);
  }
  if (expectedSizeBytes !== Number.POSITIVE_INFINITY && sizeBytes < expectedSizeBytes) {
    throw new PatError('incomplete', `Only ${sizeBytes} of ${expectedSizeBytes} bytes arrived.`);
  }
}

async function* resumed(
  kept: readonly Uint8Array[],
  next: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* kept;
  yield next;
  yield* rest;
}
