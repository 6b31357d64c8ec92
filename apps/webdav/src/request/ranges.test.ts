import { describe, expect, test } from 'vitest';
import { resolveRanges } from './ranges.js';

const range = (start: number, end: number) => ({ start, end });

describe('resolveRanges of 1000 bytes', () => {
  test.each([
    ['bytes=0-0', [range(0, 0)]],
    ['bytes=0-499', [range(0, 499)]],
    ['bytes=500-', [range(500, 999)]],
    ['bytes=-1', [range(999, 999)]],
    ['bytes=-5000', [range(0, 999)]],
    ['bytes=990-5000', [range(990, 999)]],
    ['BYTES = 1-2', [range(1, 2)]],
    ['bytes=0-0, 5-9', [range(0, 0), range(5, 9)]],
    ['bytes=500-599,0-99', [range(500, 599), range(0, 99)]],
    ['bytes=0-0,2000-', [range(0, 0)]],
    ['bytes=100-200,150-300,0-10', [range(0, 10), range(100, 300)]],
    ['bytes=0-999,0-999,0-999', [range(0, 999)]],
  ])('%s', (header, ranges) => {
    expect(resolveRanges(header, 1000)).toEqual(ranges);
  });

  test.each([
    undefined,
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=a-b',
    'bytes=0-1;2-3',
    'bytes=0-1,',
    'lines=0-1',
    'bytes=--1',
    'bytes=0-99999999999999999999',
    `bytes=${'0-0,'.repeat(100)}0-0`,
  ])('%s is ignored', (header) => {
    expect(resolveRanges(header, 1000)).toBe('whole');
  });

  test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=5000-,6000-'])(
    '%s cannot be had',
    (header) => {
      expect(resolveRanges(header, 1000)).toBe('unsatisfiable');
    },
  );
});

test('an empty file has no range at all', () => {
  expect(resolveRanges('bytes=0-', 0)).toBe('unsatisfiable');
  expect(resolveRanges('bytes=-5', 0)).toBe('unsatisfiable');
});
