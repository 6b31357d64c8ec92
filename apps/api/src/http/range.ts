import type { ByteRange } from '@patio/pat-core';

/** More ranges than this in one request are not worth their framing: the whole is sent (RFC 9110 §14.2). */
const maxRanges = 64;
const rangeSpec = /^(?:(\d+)-(\d*)|-(\d+))$/;

/**
 * Resolves a `Range` header against a size (RFC 9110 §14.1.2).
 * Returns the ranges to send, overlapping or touching ones merged; `undefined` when the whole is to be sent (no header,
 * another unit, malformed, too many, an empty file); `unsatisfiable` when all lie outside.
 */
export function resolveRanges(
  header: string | undefined,
  sizeBytes: number,
): readonly ByteRange[] | 'unsatisfiable' | undefined {
  // Some clients ask for `bytes=0-` always: an empty file has no range, and its whole is what they want.
  if (header === undefined || sizeBytes === 0 || !/^bytes=/i.test(header)) return undefined;
  const specs = header.slice('bytes='.length).split(',', maxRanges + 1);
  if (specs.length > maxRanges) return undefined;
  const ranges: ByteRange[] = [];
  let asked = 0;
  for (const spec of specs) {
    const text = spec.trim();
    if (text === '') continue; // RFC 9110 §5.6.1.2: empty list elements count for nothing
    const range = resolveRange(text, sizeBytes);
    if (range === 'malformed') return undefined;
    asked += 1;
    if (range) ranges.push(range);
  }
  if (asked === 0) return undefined;
  return ranges.length === 0 ? 'unsatisfiable' : mergeOverlapping(ranges);
}

function resolveRange(text: string, sizeBytes: number): ByteRange | undefined | 'malformed' {
  const match = rangeSpec.exec(text);
  if (!match) return 'malformed';
  const [, first, last, suffix] = match;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), sizeBytes);
    return length === 0 ? undefined : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last ? Number(last) : Number.POSITIVE_INFINITY;
  if (end < start) return 'malformed';
  return start < sizeBytes ? { start, end: Math.min(end, sizeBytes - 1) } : undefined;
}

/** Keeps the order asked for unless ranges overlap or touch: then sorted and merged (RFC 9110 §15.3.7.2). */
function mergeOverlapping(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const previous = merged.at(-1);
    if (previous && range.start <= previous.end + 1) previous.end = Math.max(previous.end, range.end);
    else merged.push({ ...range });
  }
  return merged.length === ranges.length ? ranges : merged;
}
