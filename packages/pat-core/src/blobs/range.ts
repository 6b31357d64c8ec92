import { PatError } from '../shared/errors.js';
import type { BlobRange } from './types.js';

/** The half-open span `[position, end)` of `range`, or of all. @throws range_not_satisfiable */
export function spanOf(range: BlobRange | undefined, sizeBytes: number): { position: number; end: number } {
  if (!range) return { position: 0, end: sizeBytes };
  const { start, end } = range;
  if (!(Number.isSafeInteger(start) && start >= 0 && start <= end && end < sizeBytes)) {
    throw new PatError(
      'range_not_satisfiable',
      `The range is not within the ${sizeBytes} bytes of the content.`,
    );
  }
  return { position: start, end: end + 1 };
}
