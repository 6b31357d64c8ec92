import { expect, test } from 'vitest';
import { formatScope, parseScope, readPrefill } from './scopes.js';

const id = '0189d0e4-6e0f-7000-8000-000000000001';

test.each([`node:${id}:rw`, 'profile', 'node:nonsense:r'])('%s survives being read and written', (text) => {
  expect(formatScope(parseScope(text))).toBe(text);
});

test('a link fills the dialog in', () => {
  expect(readPrefill(`?name=backup&scopes=node:${id}:r,profile`)).toEqual({
    name: 'backup',
    scopes: [
      { kind: 'node', id, permission: 'r' },
      { kind: 'named', name: 'profile' },
    ],
  });
  expect(readPrefill('?sign-in=failed')).toBe(undefined);
});
