import type { ByteRange } from '@patio/pat-core';

const maxRanges = 100;

/**
 * Resolves a `Range` header against the size of the content.
 * @returns `whole` when there is no range or one to be ignored (another unit, bad syntax, too many), `unsatisfiable` when
 * none lies within the content, else the ranges in the order asked for; if any overlap, merged and ascending.
 * @see RFC 9110 §14.1.2, §14.2, §15.3.7
 */
export function resolveRanges(
  header: string | undefined,
  sizeBytes: number,
): readonly ByteRange[] | 'whole' | 'unsatisfiable' {
  const specs = /^\s*bytes\s*=(.*)$/i.exec(header ?? '')?.[1]?.split(',');
  if (!specs || specs.length > maxRanges) return 'whole';
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const range = resolveRange(spec, sizeBytes);
    if (range === 'malformed') return 'whole';
    if (range) ranges.push(range);
  }
  return ranges.length === 0 ? 'unsatisfiable' : mergeOverlapping(ranges);
}

function resolveRange(spec: string, sizeBytes: number): ByteRange | 'malformed' | undefined {
  const match = /^\s*(\d{0,15})-(\d{0,15})\s*$/.exec(spec);
  if (!match) return 'malformed';
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return 'malformed';
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? undefined : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return 'malformed';
  return start >= sizeBytes ? undefined : { start, end: Math.min(end, sizeBytes - 1) };
}

function mergeOverlapping(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const previous = merged.at(-1);
    if (previous && start <= previous.end) previous.end = Math.max(previous.end, end);
    else merged.push({ start, end });
  }
  return merged.length === ranges.length ? ranges : merged;
}
