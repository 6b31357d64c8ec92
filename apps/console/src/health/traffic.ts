import type { Schemas } from '../api/client.js';

export type Traffic = Schemas['ServerHealth']['traffic'];

/** What was asked in one stretch of time, at all doors. */
export interface Bar {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
}

const minuteMs = 60_000;
const mostBars = 72;

/** Minutes in one bar, so that there are not more bars than one can tell apart. */
export function minutesPerBar(minutes: number): number {
  return Math.ceil(minutes / mostBars);
}

/** All bars from the beginning of the traffic on, those without requests included. */
export function toBars({ since, minutes: counts }: Traffic, minutes: number): Bar[] {
  const begin = Date.parse(since);
  const width = minutesPerBar(minutes) * minuteMs;
  const bars = Array.from({ length: Math.ceil((minutes * minuteMs) / width) }, (_, index) => ({
    ...{ from: begin + index * width, done: 0, refused: 0, failed: 0 },
  }));
  for (const { minute, requests, refused, failed } of counts) {
    const bar = bars[Math.floor((Date.parse(minute) - begin) / width)];
    if (!bar) continue;
    bar.done += requests - refused - failed;
    bar.refused += refused;
    bar.failed += failed;
  }
  return bars;
}

/** The next of 1, 2, 5, 10, 20, 50 … that is at least so much. */
export function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return ([1, 2, 5, 10].find((step) => step * power >= count) ?? 10) * power;
}
