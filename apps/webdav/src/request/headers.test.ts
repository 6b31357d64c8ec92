import { describe, expect, test } from 'vitest';
import {
  parseDepth,
  parseLength,
  parseLockToken,
  parseModificationTime,
  parseOverwrite,
  parseTimeout,
} from './headers.js';

const refusal = expect.objectContaining({ status: 400 });

describe('parseDepth', () => {
  test.each([
    [undefined, undefined],
    ['0', 0],
    [' 1 ', 1],
    ['infinity', 'infinity'],
    ['Infinity', 'infinity'],
  ])('%j is %j', (header, depth) => {
    expect(parseDepth(header)).toBe(depth);
  });

  test.each(['', '2', '-1', '1,noroot', 'all'])('refuses %j', (header) => {
    expect(() => parseDepth(header)).toThrow(refusal);
  });
});

describe('parseOverwrite', () => {
  test.each([
    [undefined, true],
    ['T', true],
    ['t', true],
    ['F', false],
    [' f ', false],
  ])('%j is %j', (header, overwrite) => {
    expect(parseOverwrite(header)).toBe(overwrite);
  });

  test.each(['', 'true', 'no'])('refuses %j', (header) => {
    expect(() => parseOverwrite(header)).toThrow(refusal);
  });
});

test.each([
  [undefined, undefined],
  ['Second-600', 600],
  ['Infinite', 4_294_967_295],
  ['Infinite, Second-4100000000', 4_294_967_295],
  ['Extended-5, second-30', 30],
  ['Second-9999999999', 4_294_967_295],
  ['Second-', undefined],
  ['forever', undefined],
])('parseTimeout(%j) is %j', (header, seconds) => {
  expect(parseTimeout(header)).toBe(seconds);
});

describe('parseLockToken', () => {
  test('takes the token out of its brackets', () => {
    expect(parseLockToken(' <urn:uuid:1> ')).toBe('urn:uuid:1');
  });

  test.each([undefined, '', 'urn:uuid:1', '<>', '<a> <b>', '<a b>'])('refuses %j', (header) => {
    expect(() => parseLockToken(header)).toThrow(refusal);
  });
});

test.each([
  [undefined, undefined],
  ['1700000000', 1_700_000_000_000],
  ['1700000000.25', 1_700_000_000_250],
  ['0', 0],
  ['-5', undefined],
  ['now', undefined],
  ['1e9', undefined],
  ['999999999999', undefined],
])('parseModificationTime(%j) is %j', (header, time) => {
  expect(parseModificationTime(header)?.getTime()).toBe(time);
});

test('parseLength reads digits only', () => {
  expect(parseLength('99999999999')).toBe(99_999_999_999);
  expect(parseLength(undefined)).toBeUndefined();
  for (const header of ['', '-1', '1.5', '0x10', '1e3', '9999999999999999999']) {
    expect(() => parseLength(header)).toThrow(refusal);
  }
});
