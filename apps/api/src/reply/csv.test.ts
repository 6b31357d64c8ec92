import { expect, test } from 'vitest';
import { csvLine } from './csv.js';

test('separates, quotes and ends as RFC 4180 says', () => {
  const cells = ['a', 1, null, 'b,c', 'say "x"', 'two\nlines'];
  expect(csvLine(cells)).toBe('a,1,,"b,c","say ""x""","two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uff1d1', '|calc', '%x'])(
  'keeps %j from being computed',
  (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  },
);

test.each(['alice', '/alice/a=b.txt', '2030-01-01T00:00:00.000Z', '{"reason":"unknown"}'])(
  'leaves %j alone',
  (text) => {
    expect(csvLine([text])).not.toContain("'");
  },
);
