import { expect, test } from 'vitest';
import { Identities } from './identities.js';

test('the own user is 1000, others follow as they are seen, nobody is 0', () => {
  const identities = new Identities('alice');
  expect(identities.idOf('bob')).toBe(1001);
  expect(identities.idOf('alice')).toBe(1000);
  expect(identities.idOf('carol')).toBe(1002);
  expect(identities.idOf('bob')).toBe(1001);
  expect(identities.idOf(undefined)).toBe(0);
  expect([0, 999, 1000, 1001, 1002, 1003].map((id) => identities.nameOf(id))).toEqual([
    'patio',
    '',
    'alice',
    'bob',
    'carol',
    '',
  ]);
});
