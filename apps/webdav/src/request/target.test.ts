import { describe, expect, test } from 'vitest';
import { parseTarget } from './target.js';

describe('parseTarget', () => {
  test.each([
    ['/dav', [], false],
    ['/dav/', [], true],
    ['/dav/alice', ['alice'], false],
    ['/dav/alice/', ['alice'], true],
    ['/dav/alice/a%20b', ['alice', 'a b'], false],
    ['/dav/alice/a+b', ['alice', 'a+b'], false],
    ['/dav/alice/%23%3F', ['alice', '#?'], false],
    ['/dav/alice/100%25', ['alice', '100%'], false],
    ['/dav/alice/%252e%252e', ['alice', '%2e%2e'], false],
    ['/dav/alice/...', ['alice', '...'], false],
    ['/dav/alice/.hidden', ['alice', '.hidden'], false],
    ['/dav/alice/r%C3%A9sum%C3%A9', ['alice', 'résumé'], false],
    ['/dav/alice/re%CC%81sume%CC%81', ['alice', 'résumé'], false],
    ['/dav/alice/x?y=/../z', ['alice', 'x'], false],
    ['http://host:8081/dav/alice', ['alice'], false],
    ['HTTPS://host/dav/alice/?q', ['alice'], true],
  ])('%s is a place', (url, names, endsInSlash) => {
    expect(parseTarget(url, 'GET')).toEqual({ kind: 'place', names, endsInSlash });
  });

  test.each(['*', '/', '/?x', 'http://host', 'http://host/'])('%s is the server', (url) => {
    expect(parseTarget(url, 'OPTIONS')).toEqual({ kind: 'server' });
  });

  test.each(['/favicon.ico', '/davx/alice', '/DAV/alice', '/alice'])('%s is nothing here', (url) => {
    expect(parseTarget(url, 'GET')).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['a bad escape', '/dav/%zz'],
    ['a cut escape', '/dav/a%2'],
    ['a lone percent sign', '/dav/100%'],
    ['a dot segment', '/dav/./a'],
    ['a double dot segment', '/dav/../etc/passwd'],
    ['an encoded dot segment', '/dav/alice/%2e%2e/bob'],
    ['a half encoded dot segment', '/dav/alice/.%2E'],
    ['a double dot segment before the root', '/../dav/alice'],
    ['an encoded slash', '/dav/alice/..%2f..%2fetc'],
    ['an empty segment', '/dav//alice'],
    ['two slashes at the end', '/dav/alice//'],
    ['NUL', '/dav/alice/a%00b'],
    ['a line feed', '/dav/alice/a%0Ab'],
    ['DEL', '/dav/alice/%7f'],
    ['the replacement character', '/dav/alice/%EF%BF%BD'],
    ['Latin-1', '/dav/alice/%E9'],
    ['an overlong encoding', '/dav/alice/%C0%AF'],
    ['a surrogate', '/dav/alice/%ED%A0%80'],
    ['a fragment', '/dav/alice/a#b'],
    ['raw bytes', '/dav/alice/\u00c3\u00a9'],
    ['no leading slash', 'dav/alice'],
    ['another scheme', 'ftp://host/dav/alice'],
  ])('refuses %s', (_what, url) => {
    expect(() => parseTarget(url, 'GET')).toThrow(expect.objectContaining({ status: 400 }));
  });
});
