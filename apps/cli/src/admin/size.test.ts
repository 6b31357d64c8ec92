import { describe, expect, it } from 'vitest';
import { formatSize, parseSize } from './size.js';

describe('parseSize', () => {
  it.each([
    ['0', 0],
    ['1000', 1000],
    ['1K', 1024],
    ['500m', 500 * 1024 ** 2],
    ['10G', 10 * 1024 ** 3],
    ['1.5T', 1.5 * 1024 ** 4],
    ['10GiB', 10 * 1024 ** 3],
    ['none', null],
  ])('reads %s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', 'G', '-1', '1P', '1 G', '1e3', '99999999T', 'None'])('refuses %j', (text) => {
    expect(() => parseSize(text)).toThrow('A size is a number');
  });
});

describe('formatSize', () => {
  it.each([
    [0, '0'],
    [1023, '1023'],
    [1024, '1K'],
    [1.5 * 1024 ** 4, '1.5T'],
    [10 * 1024 ** 3, '10G'],
  ])('writes %i', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});
