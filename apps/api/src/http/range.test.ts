import { describe, expect, test } from 'vitest';
import { resolveRanges } from './range.js';

describe('resolveRanges', () => {
  test.each([
    ['bytes=0-0', [{ start: 0, end: 0 }]],
    ['bytes=0-99', [{ start: 0, end: 99 }]],
    ['bytes=10-', [{ start: 10, end: 99 }]],
    ['bytes=-10', [{ start: 90, end: 99 }]],
    ['bytes=-1000', [{ start: 0, end: 99 }]],
    ['bytes=50-1000000000000000000000000', [{ start: 50, end: 99 }]],
    ['BYTES=1-2', [{ start: 1, end: 2 }]],
    [
      'bytes= 1-2 , , 5-6',
      [
        { start: 1, end: 2 },
        { start: 5, end: 6 },
      ],
    ],
  ])('%s of 100 bytes', (header, expected) => {
    expect(resolveRanges(header, 100)).toEqual(expected);
  });

  test('keeps the order asked for', () => {
    const ranges = [
      { start: 90, end: 99 },
      { start: 0, end: 9 },
    ];
    expect(resolveRanges('bytes=90-,0-9', 100)).toEqual(ranges);
  });

  test('drops ranges outside and keeps those inside', () => {
    expect(resolveRanges('bytes=200-300,1-2', 100)).toEqual([{ start: 1, end: 2 }]);
  });

  test('merges ranges that overlap or touch, so that no byte is sent twice', () => {
    expect(resolveRanges('bytes=10-19,0-9,15-40,90-', 100)).toEqual([
      { start: 0, end: 40 },
      { start: 90, end: 99 },
    ]);
  });

  test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=999-,-0'])('%s lies outside', (header) => {
    expect(resolveRanges(header, 100)).toBe('unsatisfiable');
  });

  test.each([
    undefined,
    'bytes=',
    'bytes=,',
    'bytes=5-2',
    'bytes=a-b',
    'bytes=1-2,x',
    'bytes=-',
    'bytes=1--2',
    'lines=1-2',
    `bytes=${Array.from({ length: 65 }, (_, index) => `${index}-${index}`).join(',')}`,
  ])('%s is ignored: the whole is sent', (header) => {
    expect(resolveRanges(header, 100)).toBeUndefined();
  });

  test('an empty file is sent whole', () => {
    expect(resolveRanges('bytes=0-', 0)).toBeUndefined();
    expect(resolveRanges('bytes=-5', 0)).toBeUndefined();
  });
});
