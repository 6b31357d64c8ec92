import { describe, expect, test } from 'vitest';
import { normalizeHost, parseDestination, parseResourceUrl } from './resource-url.js';

const own = new Set(['files.example:8081', 'public.example']);

describe('parseDestination', () => {
  test.each([
    'http://files.example:8081/dav/alice/b',
    'HTTP://FILES.example:8081/dav/alice/b',
    'https://files.example:8081/dav/alice/b',
    'https://public.example/dav/alice/b',
    'https://public.example:443/dav/alice/b',
    'http://alice:secret@public.example/dav/alice/b',
    '/dav/alice/b',
    ' /dav/alice/b ',
  ])('takes %s', (header) => {
    expect(parseDestination(header, own)).toEqual({ names: ['alice', 'b'], endsInSlash: false });
  });

  test.each([
    'http://elsewhere.example/dav/alice/b',
    'http://files.example:9999/dav/alice/b',
    'http://files.example:8081/other/b',
    'http://files.example:8081.evil.example/dav/b',
    'http://public.example@evil.example/dav/b',
    '/alice/b',
    'http://public.example',
  ])('answers 502 to %s', (header) => {
    expect(() => parseDestination(header, own)).toThrow(expect.objectContaining({ status: 502 }));
  });

  test.each([
    undefined,
    '',
    'alice/b',
    'ftp://public.example/dav/b',
    'http:///dav/b',
    '/%zz',
    '/dav/%zz',
    '/dav/../etc',
    '/dav/alice/%2e%2e/b',
    '/dav/a%00',
    '/dav/a%2Fb',
    '/dav/a?b',
    'http://public.example/dav/a#b',
    'http://public.example/dav//a',
  ])('answers 400 to %j', (header) => {
    expect(() => parseDestination(header, own)).toThrow(expect.objectContaining({ status: 400 }));
  });
});

test('another server is no error for parseResourceUrl', () => {
  expect(parseResourceUrl('http://elsewhere.example/dav/a', own)).toBeUndefined();
});

test.each([
  ['Example.ORG', 'example.org'],
  ['example.org:80', 'example.org'],
  ['example.org:443', 'example.org'],
  ['example.org:', 'example.org'],
  ['example.org:8080', 'example.org:8080'],
  ['[::1]:8081', '[::1]:8081'],
])('normalizeHost(%s)', (host, normal) => {
  expect(normalizeHost(host)).toBe(normal);
});
