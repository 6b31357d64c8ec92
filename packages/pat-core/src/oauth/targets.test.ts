import { expect, it } from 'vitest';
import { readTargets } from './targets.js';

const rest = 'https://files.example.org';
const webdav = 'https://files.example.org/dav/';

it.each([
  ['nobody named', [], [rest], undefined],
  ['Patio', [rest, `${rest}/`], [rest], undefined],
  ['WebDAV', [webdav], [webdav], ['webdav']],
  ['WebDAV without its slash', [webdav.slice(0, -1)], [webdav], ['webdav']],
  ['both', [webdav, rest], [rest, webdav], undefined],
])('%s', (_, targets, audience, doors) => {
  expect(readTargets(targets, { rest, webdav })).toEqual({ audience, doors });
});

it.each(['https://other.example', `${rest}/api`, `${rest}//`, 'https://files.example.org.evil.example', ''])(
  'refuses %j',
  (target) => {
    expect(() => readTargets([rest, target], { rest, webdav })).toThrow(
      expect.objectContaining({ error: 'invalid_target' }),
    );
  },
);

it('knows no WebDAV door where there is none', () => {
  expect(() => readTargets([webdav], { rest })).toThrow(expect.objectContaining({ error: 'invalid_target' }));
});
