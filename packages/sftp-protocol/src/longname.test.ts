import { expect, it } from 'vitest';
import type { Attributes } from './attributes.js';
import { longname } from './longname.js';

const now = new Date('2025-11-21T19:30:00Z');
const context = { owner: 'alice', group: 'alice', now };
const seconds = (iso: string) => Date.parse(iso) / 1000;
const recent = seconds('2025-11-21T12:00:00Z');

it.each<[string, Attributes, string]>([
  [
    'a file',
    { permissions: 0o100644, size: 1234, mtime: recent },
    '-rw-r--r--    1 alice    alice        1234 Nov 21 12:00 name',
  ],
  [
    'a folder on a day of one digit',
    { permissions: 0o040755, size: 0, mtime: seconds('2025-11-02T03:04:05Z') },
    'drwxr-xr-x    1 alice    alice           0 Nov  2 03:04 name',
  ],
  [
    'a link',
    { permissions: 0o120777, size: 3, mtime: recent },
    'lrwxrwxrwx    1 alice    alice           3 Nov 21 12:00 name',
  ],
  [
    'special bits over execute',
    { permissions: 0o107755, size: 3, mtime: recent },
    '-rwsr-sr-t    1 alice    alice           3 Nov 21 12:00 name',
  ],
  [
    'special bits alone',
    { permissions: 0o107000, size: 3, mtime: recent },
    '---S--S--T    1 alice    alice           3 Nov 21 12:00 name',
  ],
  [
    'a size wider than its column',
    { permissions: 0o100600, size: 12_345_678_901, mtime: recent },
    '-rw-------    1 alice    alice    12345678901 Nov 21 12:00 name',
  ],
  [
    'just within six months',
    { permissions: 0o100600, size: 1, mtime: now.getTime() / 1000 - 15_778_476 },
    '-rw-------    1 alice    alice           1 May 23 04:35 name',
  ],
  [
    'just beyond six months',
    { permissions: 0o100600, size: 1, mtime: now.getTime() / 1000 - 15_778_477 },
    '-rw-------    1 alice    alice           1 May 23  2025 name',
  ],
  [
    'the future',
    { permissions: 0o100600, size: 1, mtime: now.getTime() / 1000 + 1 },
    '-rw-------    1 alice    alice           1 Nov 21  2025 name',
  ],
  ['nothing known', {}, '?---------    1 alice    alice           0 Jan  1  1970 name'],
])('prints %s as ls does', (_, attrs, line) => {
  expect(longname(attrs, 'name', context)).toBe(line);
});

it('prints the number of links and long owners', () => {
  const line = longname({ permissions: 0o100600, size: 1, mtime: recent }, 'name', {
    owner: 'administrator',
    group: 'g',
    now,
    links: 12,
  });
  expect(line).toBe('-rw-------   12 administrator g               1 Nov 21 12:00 name');
});
