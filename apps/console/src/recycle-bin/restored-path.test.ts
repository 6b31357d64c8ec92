import { expect, test } from 'vitest';
import { besides } from './restored-path.js';

test.each([
  ['/alice/report.txt', '/alice/report (restored).txt'],
  ['/alice/v1.2/report', '/alice/v1.2/report (restored)'],
  ['/alice/.profile', '/alice/.profile (restored)'],
  ['/alice/a.tar.gz', '/alice/a.tar (restored).gz'],
])('a place beside %s is %s', (path, expected) => {
  expect(besides(path)).toBe(expected);
});
