import { describe, expect, test } from 'vitest';
import { evaluateConditions, rangeApplies } from './conditional.js';

const current = { etag: 'v1', modifiedAt: new Date('2026-03-01T12:00:00.700Z') };
const same = 'Sun, 01 Mar 2026 12:00:00 GMT';
const before = 'Sun, 01 Mar 2026 11:59:59 GMT';
const after = 'Sun, 01 Mar 2026 12:00:01 GMT';

describe('evaluateConditions', () => {
  test.each([
    [{}, 'perform', 'perform'],
    [{ 'if-match': '"v1"' }, 'perform', 'perform'],
    [{ 'if-match': '*' }, 'perform', 'perform'],
    [{ 'if-match': '"v0", "v1"' }, 'perform', 'perform'],
    [{ 'if-match': '"v0"' }, 'failed', 'failed'],
    [{ 'if-match': 'W/"v1"' }, 'failed', 'failed'],
    [{ 'if-match': 'v1' }, 'failed', 'failed'],
    [{ 'if-none-match': '"v1"' }, 'not_modified', 'failed'],
    [{ 'if-none-match': 'W/"v1"' }, 'not_modified', 'failed'],
    [{ 'if-none-match': '*' }, 'not_modified', 'failed'],
    [{ 'if-none-match': '"v0"' }, 'perform', 'perform'],
    [{ 'if-modified-since': same }, 'not_modified', 'perform'],
    [{ 'if-modified-since': after }, 'not_modified', 'perform'],
    [{ 'if-modified-since': before }, 'perform', 'perform'],
    [{ 'if-modified-since': 'yesterday' }, 'perform', 'perform'],
    [{ 'if-modified-since': '2026-03-01T12:00:00Z' }, 'perform', 'perform'],
    [{ 'if-unmodified-since': same }, 'perform', 'perform'],
    [{ 'if-unmodified-since': before }, 'failed', 'failed'],
    [{ 'if-unmodified-since': 'Sunday, 01-Mar-26 11:59:59 GMT' }, 'failed', 'failed'],
    [{ 'if-unmodified-since': 'Sun Mar  1 11:59:59 2026' }, 'failed', 'failed'],
    // Entity tags have the last word over dates.
    [{ 'if-match': '"v1"', 'if-unmodified-since': before }, 'perform', 'perform'],
    [{ 'if-none-match': '"v0"', 'if-modified-since': same }, 'perform', 'perform'],
    [{ 'if-match': '"v1"', 'if-none-match': '"v1"' }, 'not_modified', 'failed'],
  ] as const)('%j: reading %s, changing %s', (headers, reading, changing) => {
    expect(evaluateConditions(headers, current, true)).toBe(reading);
    expect(evaluateConditions(headers, current, false)).toBe(changing);
  });

  test.each([
    [{ 'if-match': '*' }, 'failed'],
    [{ 'if-match': '"v1"' }, 'failed'],
    [{ 'if-none-match': '*' }, 'perform'],
    [{ 'if-none-match': '"v1"' }, 'perform'],
    [{ 'if-unmodified-since': before }, 'perform'],
  ] as const)('%j where there is nothing: %s', (headers, outcome) => {
    expect(evaluateConditions(headers, undefined, false)).toBe(outcome);
  });
});

test.each([
  [undefined, true],
  ['"v1"', true],
  ['"v0"', false],
  ['W/"v1"', false],
  [same, false],
  [before, false],
  ['rubbish', false],
])('rangeApplies(%j) is %j', (header, applies) => {
  expect(rangeApplies(header, current)).toBe(applies);
});
