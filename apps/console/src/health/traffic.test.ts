import { expect, test } from 'vitest';
import { minutesPerBar, roundUp, toBars } from './traffic.js';

const since = '2030-01-01T12:00:00.000Z';
const at = (minute: number, requests: number, refused = 0, failed = 0) => ({
  minute: new Date(Date.parse(since) + minute * 60_000).toISOString(),
  door: 'rest' as const,
  ...{ requests, refused, failed },
});

test('adds the doors up, and has a bar for minutes without requests too', () => {
  const bars = toBars({ since, minutes: [at(0, 3, 1), at(0, 2, 0, 1), at(59, 1)] }, 60);
  expect(bars).toHaveLength(60);
  expect(bars[0]).toEqual({ from: Date.parse(since), done: 3, refused: 1, failed: 1 });
  expect(bars[1]).toMatchObject({ done: 0 });
  expect(bars[59]).toMatchObject({ done: 1 });
});

test('has no more bars for a day than for an hour', () => {
  expect(minutesPerBar(1440)).toBe(20);
  const bars = toBars({ since, minutes: [at(19, 1), at(20, 1), at(1439, 1)] }, 1440);
  expect(bars).toHaveLength(72);
  expect(bars.map(({ done }) => done).filter((done) => done > 0)).toEqual([1, 1, 1]);
});

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [11, 20],
  [51, 100],
  [1000, 1000],
])('the scale for %d ends at %d', (count, end) => {
  expect(roundUp(count)).toBe(end);
});
