import { describe, expect, it } from 'vitest';
import { joinPath, normalizeName, splitPath } from './paths.js';

describe('normalizeName', () => {
  it('gives the composed form', () => {
    expect(normalizeName('u\u0308ber')).toBe('\u00fcber');
  });

  it.each(['.bashrc', '...', 'a\\b', 'CON', ' ', '100%', 'a:b', '\u{1f600}', 'x'.repeat(255)])(
    'takes %j',
    (name) => {
      expect(normalizeName(name)).toBe(name);
    },
  );

  it.each(['', '.', '..', 'a/b', 'a\0b', 'x'.repeat(256), '\u00fc'.repeat(128), '\ud800', 'a\ufffdb'])(
    'refuses %j',
    (name) => {
      expect(() => normalizeName(name)).toThrow(expect.objectContaining({ code: 'invalid_name' }));
    },
  );
});

describe('splitPath', () => {
  it.each([
    ['/', []],
    ['/a', ['a']],
    ['/a/b/', ['a', 'b']],
  ])('splits %s', (path, names) => {
    expect(splitPath(path)).toEqual(names);
  });

  it.each(['', 'a', '//', '/a//b', '/a/./b', '/a/../b', '/a/b//', `/${'a/'.repeat(201)}`])(
    'refuses %j',
    (path) => {
      expect(() => splitPath(path)).toThrow(expect.objectContaining({ code: 'invalid_name' }));
    },
  );

  it('is undone by joinPath', () => {
    expect(joinPath(splitPath('/a/b'))).toBe('/a/b');
  });
});
