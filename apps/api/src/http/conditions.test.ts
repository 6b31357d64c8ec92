import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Problem } from '../problem.js';
import { allowsRange, evaluateRead, holdsForChange, readConditions } from './conditions.js';

const current = { etag: 'v2', modifiedAt: new Date('1994-11-06T08:49:37.500Z') };
const same = 'Sun, 06 Nov 1994 08:49:37 GMT';
const earlier = 'Sun, 06 Nov 1994 08:49:36 GMT';

function read(headers: IncomingHttpHeaders) {
  const conditions = readConditions(headers);
  return conditions ? evaluateRead(conditions, current) : 'proceed';
}

function change(headers: IncomingHttpHeaders, state: typeof current | undefined = current) {
  const conditions = readConditions(headers);
  return conditions ? holdsForChange(conditions, state) : true;
}

describe('reading', () => {
  test.each<[IncomingHttpHeaders, 'proceed' | 'not_modified' | 'failed']>([
    [{}, 'proceed'],
    [{ 'if-match': '"v2"' }, 'proceed'],
    [{ 'if-match': '"v1", "v2"' }, 'proceed'],
    [{ 'if-match': '*' }, 'proceed'],
    [{ 'if-match': '"v1"' }, 'failed'],
    [{ 'if-match': 'W/"v2"' }, 'failed'],
    [{ 'if-match': '' }, 'failed'],
    [{ 'if-none-match': '"v2"' }, 'not_modified'],
    [{ 'if-none-match': 'W/"v2"' }, 'not_modified'],
    [{ 'if-none-match': '"v1" , "v2"' }, 'not_modified'],
    [{ 'if-none-match': '*' }, 'not_modified'],
    [{ 'if-none-match': '"v1"' }, 'proceed'],
    [{ 'if-none-match': '"a,b",,"v2"' }, 'not_modified'],
    [{ 'if-modified-since': same }, 'not_modified'],
    [{ 'if-modified-since': earlier }, 'proceed'],
    [{ 'if-modified-since': 'Sunday, 06-Nov-94 08:49:37 GMT' }, 'not_modified'],
    [{ 'if-modified-since': 'Sun Nov  6 08:49:37 1994' }, 'not_modified'],
    [{ 'if-modified-since': 'Sun Nov  6 08:49:36 1994' }, 'proceed'],
    [{ 'if-modified-since': 'yesterday' }, 'proceed'],
    [{ 'if-modified-since': '1994-11-06T08:49:37Z' }, 'proceed'],
    [{ 'if-unmodified-since': same }, 'proceed'],
    [{ 'if-unmodified-since': earlier }, 'failed'],
    [{ 'if-unmodified-since': 'yesterday' }, 'proceed'],
  ])('%j: %s', (headers, verdict) => {
    expect(read(headers)).toBe(verdict);
  });

  test('follows the order of RFC 9110 §13.2.2', () => {
    expect(read({ 'if-match': '"v2"', 'if-unmodified-since': earlier })).toBe('proceed');
    expect(read({ 'if-none-match': '"v1"', 'if-modified-since': same })).toBe('proceed');
    expect(read({ 'if-match': '"v1"', 'if-none-match': '"v2"' })).toBe('failed');
    expect(read({ 'if-match': '"v2"', 'if-none-match': '"v2"' })).toBe('not_modified');
  });
});

describe('changing', () => {
  test.each<[IncomingHttpHeaders, boolean]>([
    [{}, true],
    [{ 'if-match': '"v2"' }, true],
    [{ 'if-match': '"v1"' }, false],
    [{ 'if-none-match': '*' }, false],
    [{ 'if-none-match': '"v2"' }, false],
    [{ 'if-none-match': '"v1"' }, true],
    [{ 'if-unmodified-since': same }, true],
    [{ 'if-unmodified-since': earlier }, false],
    [{ 'if-modified-since': same }, true],
  ])('what is there, %j: %s', (headers, holds) => {
    expect(change(headers)).toBe(holds);
  });

  test.each<[IncomingHttpHeaders, boolean]>([
    [{ 'if-match': '*' }, false],
    [{ 'if-match': '"v2"' }, false],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"v2"' }, true],
    [{ 'if-unmodified-since': earlier }, true],
  ])('what is not there, %j: %s', (headers, holds) => {
    const conditions = readConditions(headers);
    expect(conditions && holdsForChange(conditions, undefined)).toBe(holds);
  });
});

test.each(['v2', '"v2', '"v2" "v1"', 'w/"v2"', '"v2";', '*, "v2"'])(
  'the malformed tag list %s is refused',
  (tags) => {
    expect(() => readConditions({ 'if-match': tags })).toThrow(Problem);
    expect(() => readConditions({ 'if-none-match': tags })).toThrow(Problem);
  },
);

test('a long run of blanks costs no time', () => {
  const before = process.cpuUsage();
  expect(() => readConditions({ 'if-match': `"a",${' '.repeat(16_000)}x` })).toThrow(Problem);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
});

test('If-Range needs the present tag; dates and weak tags are no strong validators', () => {
  expect(allowsRange(undefined, 'v2')).toBe(true);
  expect(allowsRange('"v2"', 'v2')).toBe(true);
  expect(allowsRange('"v1"', 'v2')).toBe(false);
  expect(allowsRange('W/"v2"', 'v2')).toBe(false);
  expect(allowsRange(same, 'v2')).toBe(false);
});
